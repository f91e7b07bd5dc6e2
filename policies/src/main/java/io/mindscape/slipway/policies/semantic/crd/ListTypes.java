package io.mindscape.slipway.policies.semantic.crd;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.HashSet;
import java.util.Set;

/** {@code x-kubernetes-list-type} and {@code x-kubernetes-map-type}: how changes are merged. */
final class ListTypes {

  private static final Set<String> MAPS = Set.of("atomic", "granular");
  private static final Set<String> LISTS = Set.of("atomic", "set", "map");

  private ListTypes() {}

  static void judge(Field schema) {
    typed(schema, "x-kubernetes-map-type", "object", MAPS);
    typed(schema, "x-kubernetes-list-type", "array", LISTS);
    var list = schema.get("x-kubernetes-list-type");
    var keys = schema.get("x-kubernetes-list-map-keys");
    if (keys.size() > 0 && !list.text().equals("map")) {
      list.invalid("with x-kubernetes-list-map-keys it has to be map.");
    }
    if (schema.get("type").text().equals("array") && list.text().equals("set")) {
      set(schema.get("items"));
    }
    if (list.text().equals("map")) {
      map(schema.get("items"), keys);
    }
    if (Set.of("set", "map").contains(list.text()) && schema.get("items", "nullable").flag()) {
      schema.get("items", "nullable").forbidden("items of a %s are there.".formatted(list.text()));
    }
  }

  private static void typed(Field schema, String extension, String type, Set<String> allowed) {
    var field = schema.get(extension);
    if (!field.isSet()) {
      return;
    }
    if (!schema.get("type").text().equals(type)) {
      schema.get("type").invalid("with %s it has to be %s.".formatted(extension, type));
    }
    field.oneOf(allowed);
  }

  /** Items of a set are compared as wholes. */
  private static void set(Field items) {
    var list = items.get("x-kubernetes-list-type");
    var map = items.get("x-kubernetes-map-type");
    switch (items.get("type").text()) {
      case "array" -> {
        if (list.isSet() && !list.text().equals("atomic")) {
          list.invalid("as an item of a set it has to be atomic.");
        }
      }
      case "object" -> {
        if (!map.text().equals("atomic")) {
          map.invalid("as an item of a set it has to be atomic.");
        }
      }
      default -> {}
    }
  }

  private static void map(Field items, Field keys) {
    if (keys.size() == 0) {
      keys.required("the list type is map.");
    }
    if (!items.isSet()) {
      items.required("the list type is map.");
    } else if (!items.get("type").text().equals("object")) {
      items.get("type").invalid("the items of a map have to be objects.");
    } else {
      keys(items, keys);
    }
  }

  private static void keys(Field items, Field keys) {
    var seen = new HashSet<String>();
    for (var key : keys.items()) {
      var property = items.get("properties").entry(key.text());
      if (!property.isSet()) {
        key.invalid("the items have no such property.");
      } else if (Set.of("array", "object").contains(property.get("type").text())) {
        property.get("type").invalid("a key has to be a single value.");
      }
      if (!seen.add(key.text())) {
        key.duplicate();
      }
      if (property.isSet()
          && !items.get("required").texts().contains(key.text())
          && !property.get("default").isSet()) {
        property.get("default").required("a key is required or has a default.");
      }
      if (property.get("nullable").flag()) {
        property.get("nullable").forbidden("a key cannot be null.");
      }
    }
  }
}
