package io.mindscape.slipway.policies.workflow;

import io.mindscape.slipway.policies.workflow.Expression.Call;
import io.mindscape.slipway.policies.workflow.Expression.Reference;
import io.mindscape.slipway.policies.workflow.Workflow.Job;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Expressions that are none, and names in them of what is not there. */
record Expressions(Workflow workflow, Names names, Report report) {

  /**
   * Where an expression stands.
   *
   * @param contexts those that are there
   * @param before the steps that came before
   * @param isCondition whether it may ask how it went before
   */
  private record Spot(
      Optional<Job> job, Set<String> contexts, Set<String> before, boolean isCondition) {}

  void judge() {
    for (var entry : workflow.root().entries()) {
      if (!entry.key().equals("jobs")) {
        below(
            entry.value(),
            new Spot(Optional.empty(), Contexts.ofWorkflow(entry.key()), Set.of(), false));
      }
    }
    workflow.jobs().forEach(this::job);
  }

  private void job(Job job) {
    var steps = Names.allSteps(job);
    for (var entry : job.body().entries()) {
      if (!entry.key().equals("steps")) {
        boolean isCondition = entry.key().equals("if");
        entry(
            entry,
            new Spot(
                Optional.of(job),
                Contexts.ofJob(entry.key()),
                isCondition ? Set.of() : steps,
                isCondition));
      }
    }
    var before = new HashSet<String>();
    for (var step : job.steps()) {
      for (var entry : step.body().entries()) {
        entry(
            entry,
            new Spot(
                Optional.of(job), Contexts.ofStep(entry.key()), before, entry.key().equals("if")));
      }
      step.id().ifPresent(before::add);
    }
  }

  private void entry(Entry entry, Spot spot) {
    if (!spot.isCondition()) {
      below(entry.value(), spot);
    } else if (entry.value() instanceof Scalar condition && condition.type() != Scalar.Type.NULL) {
      condition(condition, spot);
    }
  }

  private void condition(Scalar condition, Spot spot) {
    if (Conditions.isText(condition.text())) {
      report.error(
          "expression",
          condition.place(),
          "This condition is always true: beside ${{ }} stands something, if only a line end, so"
              + " that it is a text. Put all of it between ${{ and }}, or leave these out.");
      below(condition, spot);
    } else {
      one(Conditions.bare(condition.text()), condition, spot);
    }
  }

  private void below(YamlNode node, Spot spot) {
    Templates.scalars(
        node, scalar -> Templates.in(scalar.text()).forEach(text -> one(text, scalar, spot)));
  }

  private void one(String text, Scalar at, Spot spot) {
    Expression expression;
    try {
      expression = ExpressionParser.parse(text);
    } catch (MalformedExpression problem) {
      report.error(
          "expression",
          at.place(),
          "`%s` is no expression: %s.".formatted(shown(text), problem.why()));
      return;
    }
    calls(expression).forEach(call -> call(call, at, spot));
    for (var reference : Templates.references(expression)) {
      reference(reference, at, spot);
    }
  }

  private void reference(Reference reference, Scalar at, Spot spot) {
    var context = reference.path().getFirst();
    if (!Contexts.ALL.contains(context)) {
      report.error("expression", at.place(), Words.unknown("context", context, Contexts.ALL));
    } else if (!spot.contexts().contains(context)) {
      report.error(
          "expression",
          at.place(),
          "%s is not there yet: here an expression can use %s.%s"
              .formatted(
                  context,
                  Words.or(spot.contexts()),
                  context.equals("secrets") ? " Put the secret into `env`, and ask that." : ""));
    } else {
      names
          .problem(reference, spot.job(), spot.before())
          .ifPresent(why -> report.error("unknown-reference", at.place(), why));
    }
  }

  private static String shown(String text) {
    var line = text.strip().replaceAll("\\s+", " ");
    return line.length() > 80 ? line.substring(0, 80) + "…" : line;
  }

  private void call(Call call, Scalar at, Spot spot) {
    var arguments = Functions.ARGUMENTS.get(call.name());
    int number = call.arguments().size();
    if (arguments == null) {
      report.error(
          "expression", at.place(), Words.unknown("function", call.written(), Functions.WRITTEN));
    } else if (number < arguments.getFirst() || number > arguments.getLast()) {
      report.error(
          "expression",
          at.place(),
          "%s has %d arguments, and takes %s."
              .formatted(call.written(), number, words(arguments.getFirst(), arguments.getLast())));
    } else if (Functions.STATUS.contains(call.name()) && !spot.isCondition()) {
      report.error(
          "expression", at.place(), "%s() can be asked in `if` alone.".formatted(call.written()));
    }
  }

  private static String words(int least, int most) {
    if (least == most) {
      return least == 0 ? "none" : "" + least;
    }
    return most == 99 ? "%d or more".formatted(least) : "%d to %d".formatted(least, most);
  }

  private static List<Call> calls(Expression expression) {
    var found = new ArrayList<Call>();
    if (expression instanceof Call call) {
      found.add(call);
    }
    expression.parts().forEach(part -> found.addAll(calls(part)));
    return found;
  }
}
