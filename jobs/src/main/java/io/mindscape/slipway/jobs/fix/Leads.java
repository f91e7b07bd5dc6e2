package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.edit.Way;
import io.mindscape.slipway.policies.edit.Way.Step;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Where a change of a rendered object could be made by those who wrote what it was rendered from:
 * the likeliest first. None of these is known to be right before it is tried.
 */
final class Leads {

  private static final int MOST = 8;

  private final Snapshot tree;

  Leads(Snapshot tree) {
    this.tree = tree;
  }

  /** What may be tried; made one by one. */
  Stream<Remedy> of(Judged judged) {
    List<Supplier<List<Remedy>>> ways =
        List.of(
            () -> value(judged),
            () -> written(judged),
            () -> values(judged),
            () -> condition(judged),
            () -> template(judged));
    return ways.stream().flatMap(way -> way.get().stream()).limit(MOST);
  }

  /** A single value at the place of the finding. */
  private List<Remedy> value(Judged judged) {
    return yaml(judged)
        .flatMap(file -> Cause.of(judged.finding(), judged.object(), file, judged.sketch()))
        .map(fix -> new Remedy(judged.finding().place().file(), fix))
        .stream()
        .toList();
  }

  /** An object as it is written, of which an overlay makes another. */
  private List<Remedy> written(Judged judged) {
    return yaml(judged)
        .flatMap(
            file ->
                Mechanic.ofWritten(
                    judged.sketch(), judged.object(), file, judged.finding().place()))
        .map(fix -> new Remedy(judged.finding().place().file(), fix))
        .stream()
        .toList();
  }

  private Optional<SourceFile> yaml(Judged judged) {
    return tree.read(judged.finding().place().file()).filter(SourceFile::isYaml);
  }

  /** What a template takes from the values as a whole: the chart's values, then those over them. */
  private List<Remedy> values(Judged judged) {
    if (!(judged.unit().source() instanceof Source.Helm helm)
        || !judged.sketch().changes().stream().allMatch(Change.Put.class::isInstance)) {
      return List.of();
    }
    var remedies = new ArrayList<Remedy>();
    var own = inChart(helm, "values.yaml");
    var paths =
        Stream.concat(Stream.of(own), helm.values().reversed().stream()).distinct().toList();
    for (var fix : inValues(judged)) {
      paths.forEach(path -> remedies.add(new Remedy(path, fix)));
    }
    return remedies;
  }

  private List<Fix> inValues(Judged judged) {
    var template = text(judged);
    if (template.isEmpty()) {
      return List.of();
    }
    var fixes = new ArrayList<Fix>();
    var steps = judged.change().way().steps();
    for (int at = steps.size() - 2; at >= 0; at--) {
      if (steps.get(at) instanceof Step.Key(var key)) {
        for (var value : template.get().values(key)) {
          int from = at + 1;
          var changes =
              judged.sketch().changes().stream()
                  .filter(change -> change.way().steps().size() > from)
                  .map(change -> moved((Change.Put) change, Way.root(0).below(value), from))
                  .toList();
          if (changes.size() == judged.sketch().changes().size()) {
            fixes.add(new Fix(judged.sketch().title(), changes));
          }
        }
      }
    }
    return fixes;
  }

  private static Change moved(Change.Put put, Way root, int from) {
    var steps = put.way().steps();
    return new Change.Put(root.then(new Way(0, steps.subList(from, steps.size()))), put.value());
  }

  /** What an autoscaler sets is left to it where there is one. */
  private List<Remedy> condition(Judged judged) {
    if (!judged.finding().rule().equals("reference/replicas-beside-autoscaler")
        || !(judged.unit().source() instanceof Source.Helm helm)) {
      return List.of();
    }
    var folder = inChart(helm, "templates");
    return tree.list(folder).stream()
        .flatMap(path -> tree.read(path).stream())
        .filter(file -> file.text().contains("kind: HorizontalPodAutoscaler"))
        .flatMap(file -> new TemplateText(file).condition().stream())
        .limit(1)
        .flatMap(
            condition ->
                text(judged).stream().flatMap(text -> text.unless(condition, "replicas").stream()))
        .map(
            change -> remedy(judged, "Leave replicas to the autoscaler where there is one", change))
        .toList();
  }

  private static String inChart(Source.Helm helm, String name) {
    return helm.chart().isEmpty() ? name : helm.chart() + "/" + name;
  }

  /** Lines of the template itself. */
  private List<Remedy> template(Judged judged) {
    return text(judged).map(text -> changes(judged, text)).orElse(List.of()).stream()
        .map(change -> remedy(judged, judged.sketch().title(), change))
        .toList();
  }

  private List<Change> changes(Judged judged, TemplateText text) {
    return switch (judged.change()) {
      case Change.Put put when value(judged, put.way()) instanceof Scalar old ->
          judged.sketch().changes().size() > 1
              ? List.of()
              : text.replaced(lastKey(put.way()), old.text(), put.value());
      case Change.Put put -> insertions(judged, text);
      case Change.Remove(var way) -> text.removed(lastKey(way));
      case Change.Add add -> List.of();
      case Change.Rename rename -> List.of();
      case Change.Drop drop -> List.of();
      case Change.Lines lines -> List.of();
    };
  }

  private static Object value(Judged judged, Way way) {
    return way.of(judged.object().root()).map(Object.class::cast).orElse("");
  }

  /** What is missing, as a key of the last mapping on the way that is there. */
  private static List<Change> insertions(Judged judged, TemplateText text) {
    var there = judged.there(judged.change().way());
    var tree = missing(judged, there);
    if (tree.isEmpty() || !judged.finding().place().file().equals(judged.template())) {
      return List.of();
    }
    var pair = tree.get().pairs().getFirst();
    var parent = there.isEmpty() ? "" : there.getLast() instanceof Step.Key(var key) ? key : "";
    var changes = new ArrayList<>(text.filled(pair.key(), pair.value()));
    changes.addAll(
        text.insertions(judged.finding().place().line(), parent, pair.key(), pair.value()));
    return changes;
  }

  /** All that is put in, as one key and what is below it; nothing where it is more than one. */
  private static Optional<Value.Tree> missing(Judged judged, List<Step> there) {
    var merged = new Value.Tree(List.of());
    for (var change : judged.sketch().changes()) {
      var steps = change.way().steps();
      if (!(change instanceof Change.Put put)
          || steps.size() <= there.size()
          || !steps.subList(0, there.size()).equals(there)) {
        return Optional.empty();
      }
      var value = put.value();
      for (var step : steps.subList(there.size(), steps.size()).reversed()) {
        if (!(step instanceof Step.Key(var key))) {
          return Optional.empty();
        }
        value = Value.tree(key, value);
      }
      merged = merged.with((Value.Tree) value);
    }
    return Optional.of(merged).filter(tree -> tree.pairs().size() == 1);
  }

  private static Remedy remedy(Judged judged, String title, Change change) {
    return new Remedy(judged.template(), new Fix(title, List.of(change)));
  }

  private static String lastKey(Way way) {
    return way.steps().getLast() instanceof Step.Key(var name) ? name : "";
  }

  private Optional<TemplateText> text(Judged judged) {
    return judged.unit().source() instanceof Source.Helm
        ? tree.read(judged.template()).map(TemplateText::new)
        : Optional.empty();
  }
}
