package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.rule.cel.Activation;
import io.mindscape.slipway.policies.rule.cel.library.Costs;
import io.mindscape.slipway.policies.rule.cel.value.Fault;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import io.mindscape.slipway.policies.semantic.custom.RuleTree.Compiled;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Asks the rules of a schema of one value, for as long as they do not cost too much. */
final class RuleRun {

  private static final Pattern STEP =
      Pattern.compile("\\.([^.\\[\\]']+)|\\['([^'\\\\]*+(?:\\\\.[^'\\\\]*+)*+)']");
  private static final int LONGEST_MESSAGE = 5 * 1024;

  private final boolean withOld;
  private final Result result = new Result();
  private long budget = Costs.PER_POLICY;

  private RuleRun(boolean withOld) {
    this.withOld = withOld;
  }

  /** What the rules have against a value that is new. */
  static Result ofNew(RuleTree rules, @Nullable Object value) {
    var run = new RuleRun(false);
    run.value(rules, value, Path.ROOT, false);
    return run.result;
  }

  /** What the rules have against a value that was there before, just as it is. */
  static Result ofUnchanged(RuleTree rules, @Nullable Object value) {
    var run = new RuleRun(true);
    run.value(rules, value, Path.ROOT, true);
    return run.result;
  }

  private void value(@Nullable RuleTree rules, @Nullable Object value, Path path, boolean hasOld) {
    if (rules == null || value == null || budget < 0) {
      return;
    }
    rules(rules, value, path, hasOld && withOld);
    if (value instanceof List<?> list) {
      boolean correlates = rules.schema().listType().equals("map");
      int at = 0;
      for (var item : Json.list(list)) {
        value(rules.items(), item, path.item(at), hasOld && correlates);
        at++;
      }
    } else if (value instanceof Map<?, ?> map) {
      Json.map(map)
          .forEach(
              (key, inner) -> {
                if (rules.schema().properties().containsKey(key)) {
                  value(rules.property(key), inner, path.property(key), hasOld);
                } else {
                  value(rules.additional(), inner, path.entry(key), hasOld);
                }
              });
    }
  }

  private void rules(RuleTree tree, Object value, Path path, boolean hasOld) {
    if (tree.rules().isEmpty()) {
      return;
    }
    var self = SelfValues.of(value, tree.schema(), tree.isResource());
    for (var each : tree.rules()) {
      boolean optional = each.written().maySeeNoOldSelf();
      if (budget >= 0 && (hasOld || !each.rule().usesOldSelf() || optional)) {
        rule(each, variables(self, hasOld, optional), path);
      }
    }
  }

  private static Activation variables(Object self, boolean hasOld, boolean optional) {
    Object old = optional ? (hasOld ? new Maybe(self) : Maybe.NONE) : self;
    return name ->
        switch (name) {
          case "self" -> self;
          case "oldSelf" -> old;
          default -> throw new Fault("no such attribute(s): " + name);
        };
  }

  private void rule(Compiled rule, Activation variables, Path path) {
    var found = rule.rule().expression().evaluate(variables);
    if (found.cost() > budget || found.cost() > Costs.PER_CALL) {
      budget = -1;
      result.invalid(path, "cannot be judged: its rules cost more than the server pays for.");
      return;
    }
    budget -= found.cost();
    var fault = found.fault() == null ? found.undecided() : found.fault();
    if (fault != null) {
      result.invalid(
          path, "breaks a rule: %s evaluating %s".formatted(fault, rule.written().rule().strip()));
    } else if (!Boolean.TRUE.equals(found.value())) {
      result.invalid(
          to(path, rule.written().fieldPath()), "breaks a rule: " + message(rule, variables));
    }
  }

  private String message(Compiled rule, Activation variables) {
    var expression = rule.message();
    if (expression == null) {
      return rule.written().text();
    }
    var found = expression.expression().evaluate(variables);
    if (found.cost() > budget || found.cost() > Costs.PER_CALL) {
      budget = -1;
      return "its messageExpression costs more than the server pays for.";
    }
    budget -= found.cost();
    boolean says =
        found.value() instanceof String text
            && !text.isBlank()
            && text.length() <= LONGEST_MESSAGE
            && !text.strip().contains("\n");
    return says ? String.valueOf(found.value()).strip() : rule.written().text();
  }

  private static Path to(Path path, String fieldPath) {
    var step = STEP.matcher(fieldPath);
    var longer = path;
    while (step.lookingAt()) {
      longer =
          longer.property(
              step.group(1) == null ? step.group(2).replace("\\'", "'") : step.group(1));
      step.region(step.end(), fieldPath.length());
    }
    return longer;
  }
}
