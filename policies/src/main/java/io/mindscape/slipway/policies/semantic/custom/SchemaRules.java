package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.rule.cel.CompileProblem;
import io.mindscape.slipway.policies.rule.cel.RuleEnvironment;
import io.mindscape.slipway.policies.semantic.field.Field;

/**
 * Whether the rules of a schema are rules: they compile, give true or false, and speak of {@code
 * oldSelf} only where the server can tell what was there before. What they may cost at most is not
 * estimated here.
 */
public final class SchemaRules {

  private final RuleEnvironment environment = new RuleEnvironment();

  private SchemaRules() {}

  /** Says at each rule of a schema, at whatever depth, what is wrong with it. */
  public static void judge(Field schema) {
    var read = Schema.at(schema.node());
    if (read.hasRules()) {
      new SchemaRules().judge(schema, read, true, true);
    }
  }

  private void judge(Field field, Schema schema, boolean resource, boolean correlates) {
    if (!schema.rules().isEmpty()) {
      rules(field, schema, resource, correlates);
    }
    schema
        .properties()
        .forEach(
            (name, property) ->
                judge(
                    field.get("properties").entry(name),
                    property,
                    property.isResource(),
                    correlates));
    var additional = schema.additional();
    if (additional != null) {
      judge(field.get("additionalProperties"), additional, additional.isResource(), correlates);
    }
    var items = schema.items();
    if (items != null) {
      boolean map = schema.listType().equals("map");
      judge(field.get("items"), items, items.isResource(), correlates && map);
    }
  }

  private void rules(Field field, Schema schema, boolean resource, boolean correlates) {
    var types = new SelfTypes();
    var self = types.of(schema, resource);
    var rules = field.get("x-kubernetes-validations");
    if (self == null) {
      rules.forbidden("the schema says too little for rules to see anything.");
      return;
    }
    var scope = environment.scope(self, types.objects());
    for (var rule : rules.items()) {
      rule(rule, scope, correlates);
    }
  }

  private static void rule(Field field, RuleEnvironment.Scope scope, boolean correlates) {
    var text = field.get("rule");
    var optional = field.get("optionalOldSelf");
    if (text.text().isBlank()) {
      return;
    }
    try {
      var rule = scope.rule(text.text(), optional.flag());
      if (rule.usesOldSelf() && !correlates) {
        text.invalid("oldSelf is not known in a list whose items have no keys.");
      } else if (!rule.usesOldSelf() && optional.isSet()) {
        optional.forbidden("the rule does not speak of oldSelf.");
      }
    } catch (CompileProblem e) {
      text.report("invalid", "%s is no rule: %s".formatted(text.path(), e.getMessage()));
      return;
    }
    message(field.get("messageExpression"), scope, optional.flag());
  }

  private static void message(Field expression, RuleEnvironment.Scope scope, boolean optional) {
    if (expression.text().isEmpty()) {
      return;
    }
    try {
      scope.message(expression.text(), optional);
    } catch (CompileProblem e) {
      expression.report(
          "invalid", "%s is no message: %s".formatted(expression.path(), e.getMessage()));
    }
  }
}
