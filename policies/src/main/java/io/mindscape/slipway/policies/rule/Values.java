package io.mindscape.slipway.policies.rule;

import dev.cel.common.values.NullValue;
import io.mindscape.slipway.policies.yaml.YamlNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** YAML nodes as the values that CEL computes with. */
final class Values {

  static final Object NOTHING = NullValue.NULL_VALUE;

  private Values() {}

  static Object of(YamlNode node) {
    return switch (node) {
      case YamlNode.Scalar scalar -> scalar.value() == null ? NOTHING : scalar.value();
      case YamlNode.Sequence list -> list.items().stream().map(Values::of).toList();
      case YamlNode.Mapping mapping -> {
        Map<String, Object> values = new LinkedHashMap<>();
        for (var entry : mapping.entries()) {
          // The server drops explicit nulls before a policy sees the object.
          if (!(entry.value() instanceof YamlNode.Scalar scalar) || scalar.value() != null) {
            values.put(entry.key(), of(entry.value()));
          }
        }
        yield values;
      }
    };
  }
}
