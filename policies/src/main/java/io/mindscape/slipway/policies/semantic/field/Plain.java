package io.mindscape.slipway.policies.semantic.field;

import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Nodes without their places: to compare, and to show in a message. */
final class Plain {

  private static final int MOST = 60;

  private Plain() {}

  /** Texts, numbers, lists and maps; what is null in a mapping is not there. */
  static @Nullable Object of(@Nullable YamlNode node) {
    return switch (node) {
      case null -> null;
      case YamlNode.Scalar scalar -> scalar.value();
      case YamlNode.Sequence list -> {
        List<@Nullable Object> items = new ArrayList<>();
        list.items().forEach(item -> items.add(of(item)));
        yield items;
      }
      case YamlNode.Mapping mapping -> {
        Map<String, Object> entries = new LinkedHashMap<>();
        for (var entry : mapping.entries()) {
          var value = of(entry.value());
          if (value != null) {
            entries.put(entry.key(), value);
          }
        }
        yield entries;
      }
    };
  }

  /** As a message shows it. */
  static String shown(@Nullable YamlNode node) {
    return switch (node) {
      case null -> "absent";
      case YamlNode.Sequence list -> "a list of " + list.items().size();
      case YamlNode.Mapping mapping -> "a mapping";
      case YamlNode.Scalar scalar ->
          switch (scalar.type()) {
            case NULL -> "null";
            case STRING -> '"' + shortened(scalar.text()) + '"';
            case BOOLEAN, INTEGER, FLOAT -> scalar.text();
          };
    };
  }

  private static String shortened(String text) {
    return text.length() <= MOST ? text : text.substring(0, MOST - 1) + "…";
  }
}
