package io.mindscape.slipway.policies.semantic.crd;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;

/** What {@code allOf} and its like restrict has to be there outside of them. */
final class Completeness {

  private Completeness() {}

  /**
   * Judges the branches of a schema.
   *
   * @param structure the schema outside of them that speaks of the same value
   */
  static void judge(Field schema, Field structure) {
    for (var name : List.of("allOf", "anyOf", "oneOf")) {
      schema.get(name).items().forEach(each -> branch(each, structure));
    }
    if (schema.get("not").isSet()) {
      branch(schema.get("not"), structure);
    }
  }

  private static void branch(Field branch, Field structure) {
    judge(branch, structure);
    if (Structure.isSchema(branch.get("items"))) {
      if (Structure.isSchema(structure.get("items"))) {
        branch(branch.get("items"), structure.get("items"));
      } else {
        structure.get("items").required("%s speaks of it.".formatted(branch.path()));
      }
    }
    for (var property : branch.get("properties").entries()) {
      var known = structure.get("properties").entry(property.key());
      if (known.isSet()) {
        branch(property, known);
      } else {
        known.required("%s speaks of it.".formatted(branch.path()));
      }
    }
  }
}
