package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.rule.cel.RuleEnvironment;
import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Whether the defaults of a schema are themselves what the schema wants: an object that lacks
 * everything has to be right once they are filled in.
 */
public final class StandardValues {

  private final Schema root;
  private final UnaryOperator<@Nullable Object> around;
  private final boolean inMeta;
  private final RuleEnvironment environment;

  private StandardValues(
      Schema root,
      UnaryOperator<@Nullable Object> around,
      boolean inMeta,
      RuleEnvironment environment) {
    this.root = root;
    this.around = around;
    this.inMeta = inMeta;
    this.environment = environment;
  }

  /** Says at each default in a schema, at whatever depth, what is wrong with it. */
  public static void judge(Field schema) {
    var root = Schema.at(schema.node()).asResource();
    new StandardValues(root, UnaryOperator.identity(), false, new RuleEnvironment())
        .judge(schema, root);
  }

  private void judge(Field field, Schema schema) {
    if (schema.isResource()) {
      new StandardValues(schema, UnaryOperator.identity(), false, environment).parts(field, schema);
    } else {
      parts(field, schema);
    }
  }

  private void parts(Field field, Schema schema) {
    if (schema.standard() != null) {
      standard(field.get("default"), schema);
    }
    var items = schema.items();
    if (items != null) {
      below(item -> List.of(Objects.requireNonNull(item)), false).judge(field.get("items"), items);
    }
    schema
        .properties()
        .forEach(
            (name, property) -> {
              boolean meta = schema.isResource() && Pruning.META.contains(name);
              below(value -> of(name, value), meta)
                  .judge(field.get("properties").entry(name), property);
            });
  }

  private StandardValues below(UnaryOperator<@Nullable Object> step, boolean meta) {
    return new StandardValues(
        root, value -> around.apply(step.apply(value)), inMeta || meta, environment);
  }

  private static Map<String, @Nullable Object> of(String name, @Nullable Object value) {
    Map<String, @Nullable Object> map = new LinkedHashMap<>();
    map.put(name, value);
    return map;
  }

  private void standard(Field field, Schema schema) {
    var value = Json.copy(schema.standard());
    if (!inMeta && !Pruning.prune(value, schema).isEmpty()) {
      field.invalid("it has fields that the schema does not know.");
      return;
    }
    var problem = inMeta ? whole(value) : Embedded.problem(schema, value);
    if (problem != null) {
      field.invalid(problem);
      return;
    }
    var result = Validation.judge(schema.literally(), value, Path.ROOT);
    say(field, result);
    if (result.isValid() && schema.hasRules()) {
      var rules = RuleTree.of(schema, schema == root, environment);
      var unchanged = RuleRun.ofUnchanged(rules, value);
      say(field, unchanged.isValid() ? RuleRun.ofNew(rules, value) : unchanged);
    }
  }

  private static void say(Field field, Result result) {
    for (var failure : result.failures()) {
      var place = failure.path().in(field);
      place.report("invalid", "%s %s".formatted(place.path(), failure.why()));
    }
  }

  /** What is wrong with the object of which the default is a part of the metadata. */
  private @Nullable String whole(@Nullable Object value) {
    var object = around.apply(value);
    if (object instanceof Map<?, ?> map) {
      Json.map(map).putIfAbsent("apiVersion", "validation/v1");
      Json.map(map).putIfAbsent("kind", "Validation");
    }
    return Embedded.problem(root, object);
  }
}
