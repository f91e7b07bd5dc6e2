package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Authors.Author;
import io.mindscape.slipway.jobs.trace.Templates.Line;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where a template renders what is no YAML. Helm says only which template does; rendered as text,
 * its line is found and led back like any other. A value that renders such a line, and with a plain
 * word in its place no such line, is the cause.
 */
final class NoYaml {

  private static final String WORD = "word";

  private final Trials trials;
  private final String template;
  private final Plain plain;
  private final Marking marking;

  private NoYaml(Trials trials, String template, List<Doc> docs) {
    this.trials = trials;
    this.template = template;
    this.plain = Plain.of(template, docs);
    this.marking = new Marking(trials);
  }

  /** The cause; empty where it cannot be told. */
  static Optional<Place> in(String template, Ask ask, Written files) {
    var trials = new Trials(ask, files);
    return trials
        .of(Variation.none())
        .flatMap(trial -> new NoYaml(trials, template, trial.docs(template)).place());
  }

  private Optional<Place> place() {
    return plain.docs(template).stream()
        .filter(doc -> !doc.yaml().findings().isEmpty())
        .findFirst()
        .flatMap(doc -> place(doc, doc.yaml().findings().getFirst()));
  }

  private Optional<Place> place(Doc doc, Finding problem) {
    int at = doc.culprit(Math.min(problem.place().line(), doc.lines().size()) - 1);
    return value(doc, at)
        .or(
            () ->
                new Authors(trials, plain)
                    .of(template, doc, at)
                    .map(Author::nearest)
                    .map(Line::place));
  }

  private Optional<Place> value(Doc doc, int at) {
    return marking
        .trial(Marking.Kind.ALL)
        .map(trial -> trial.twin(template, doc, plain.docs(template)))
        .filter(twin -> twin.lines().size() > at)
        .stream()
        .flatMap(twin -> marking.leaves(twin.lines().get(at)).stream())
        .filter(leaf -> isMended(doc, leaf))
        .findFirst()
        .map(leaf -> leaf.scalar().place());
  }

  private boolean isMended(Doc doc, Leaf leaf) {
    return trials
        .of(new Variation(Map.of(leaf, WORD)))
        .map(trial -> trial.twin(template, doc, plain.docs(template)))
        .filter(twin -> twin.yaml().findings().isEmpty())
        .isPresent();
  }
}
