package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;

/**
 * Whether two files say the same but for one value: the proof behind {@link YamlEdit}. A value with
 * an anchor changes wherever its alias stands; nobody asked for that, and it fails the proof.
 */
final class OneValue {

  private OneValue() {}

  /** Whether {@code after} is {@code before} with {@code value} at {@code path} of document one. */
  static boolean differs(YamlFile before, YamlFile after, KeyPath path, String value) {
    if (before.documents().size() != after.documents().size()
        || before.findings().size() != after.findings().size()) {
      return false;
    }
    var differences = new ArrayList<List<Object>>();
    for (int document = 0; document < before.documents().size(); document++) {
      compare(
          before.documents().get(document),
          after.documents().get(document),
          List.of(document),
          differences);
    }
    var expected = new ArrayList<Object>(List.of(0));
    expected.addAll(path.steps());
    return differences.contains(expected) && differences.size() == 1 && holds(after, path, value);
  }

  private static boolean holds(YamlFile file, KeyPath path, String value) {
    YamlNode node = file.documents().get(0);
    for (var step : path.steps()) {
      node =
          step instanceof Integer position && node instanceof Sequence list
              ? list.items().get(position)
              : node instanceof Mapping mapping ? mapping.get(step.toString()) : null;
      if (node == null) {
        return false;
      }
    }
    return node instanceof Scalar scalar && scalar.text().equals(value);
  }

  private static void compare(
      YamlNode before, YamlNode after, List<Object> where, List<List<Object>> differences) {
    if (before instanceof Mapping old
        && after instanceof Mapping now
        && keys(old).equals(keys(now))) {
      for (int at = 0; at < old.entries().size(); at++) {
        var entry = old.entries().get(at);
        compare(
            entry.value(), now.entries().get(at).value(), plus(where, entry.key()), differences);
      }
    } else if (before instanceof Sequence old
        && after instanceof Sequence now
        && old.items().size() == now.items().size()) {
      for (int at = 0; at < old.items().size(); at++) {
        compare(old.items().get(at), now.items().get(at), plus(where, at), differences);
      }
    } else if (!same(before, after)) {
      differences.add(where);
    }
  }

  private static boolean same(YamlNode before, YamlNode after) {
    return before instanceof Scalar old
        && after instanceof Scalar now
        && old.text().equals(now.text())
        && old.type() == now.type();
  }

  private static List<String> keys(Mapping mapping) {
    return mapping.entries().stream().map(YamlNode.Entry::key).toList();
  }

  private static List<Object> plus(List<Object> where, Object step) {
    var longer = new ArrayList<>(where);
    longer.add(step);
    return List.copyOf(longer);
  }
}
