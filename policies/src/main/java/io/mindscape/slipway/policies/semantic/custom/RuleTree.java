package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.rule.cel.CompileProblem;
import io.mindscape.slipway.policies.rule.cel.RuleEnvironment;
import io.mindscape.slipway.policies.rule.cel.RuleEnvironment.Rule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The rules of a schema, compiled; safe to share. */
final class RuleTree {

  private final Schema schema;
  private final boolean resource;
  private final List<Compiled> rules;
  private final Map<String, RuleTree> properties;
  private final @Nullable RuleTree items;
  private final @Nullable RuleTree additional;

  /** A rule, and its message where that is computed. */
  record Compiled(WrittenRule written, Rule rule, @Nullable Rule message) {}

  private RuleTree(Schema schema, boolean resource, RuleEnvironment environment) {
    this.schema = schema;
    this.resource = resource;
    this.rules = compiled(schema, resource, environment);
    this.properties = new LinkedHashMap<>();
    schema
        .properties()
        .forEach(
            (name, property) -> {
              var tree = below(property, environment);
              if (tree != null) {
                properties.put(name, tree);
              }
            });
    this.items = below(schema.items(), environment);
    this.additional = below(schema.additional(), environment);
  }

  /** The rules of a kind of objects. */
  static RuleTree of(Schema schema) {
    return new RuleTree(schema, true, new RuleEnvironment());
  }

  /** The rules of the values of a schema. */
  static RuleTree of(Schema schema, boolean resource, RuleEnvironment environment) {
    return new RuleTree(schema, resource, environment);
  }

  private static @Nullable RuleTree below(@Nullable Schema schema, RuleEnvironment environment) {
    return schema == null || !schema.hasRules()
        ? null
        : new RuleTree(schema, schema.isResource(), environment);
  }

  private static List<Compiled> compiled(
      Schema schema, boolean resource, RuleEnvironment environment) {
    var types = new SelfTypes();
    var self = schema.rules().isEmpty() ? null : types.of(schema, resource);
    if (self == null) {
      return List.of();
    }
    var scope = environment.scope(self, types.objects());
    return schema.rules().stream()
        .map(written -> compiled(written, scope))
        .filter(Objects::nonNull)
        .toList();
  }

  /** Null for what is no rule; the definition was refused for it. */
  private static @Nullable Compiled compiled(WrittenRule written, RuleEnvironment.Scope scope) {
    boolean optional = written.maySeeNoOldSelf();
    try {
      return new Compiled(
          written,
          scope.rule(written.rule(), optional),
          written.messageExpression().isEmpty()
              ? null
              : scope.message(written.messageExpression(), optional));
    } catch (CompileProblem e) {
      return null;
    }
  }

  Schema schema() {
    return schema;
  }

  boolean isResource() {
    return resource;
  }

  List<Compiled> rules() {
    return rules;
  }

  @Nullable RuleTree property(String name) {
    return properties.get(name);
  }

  @Nullable RuleTree items() {
    return items;
  }

  @Nullable RuleTree additional() {
    return additional;
  }
}
