package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What of a taint a pod puts up with, whether it stands in a field or in an annotation.
 *
 * @param lasting whether {@code tolerationSeconds} is set
 * @see <a href="https://kubernetes.io/docs/concepts/scheduling-eviction/taint-and-toleration/">
 *     Taints and tolerations</a>
 */
public record Toleration(
    String key, String operator, String value, String effect, boolean lasting) {

  private static final String EXISTS = "Exists";
  private static final String EVICTS = "NoExecute";
  private static final Set<String> EFFECTS = Set.of("NoSchedule", "PreferNoSchedule", EVICTS);

  /** Judges a list of them: of a pod, or of a RuntimeClass. */
  public static void judge(Field tolerations) {
    for (var item : tolerations.items()) {
      of(item).problems().forEach((step, why) -> item.get(step).invalid(why));
    }
  }

  private static Toleration of(Field item) {
    return new Toleration(
        item.get("key").text(),
        item.get("operator").text(),
        item.get("value").text(),
        item.get("effect").text(),
        item.get("tolerationSeconds").isSet());
  }

  /** What is wrong, by the field in which it is. */
  public Map<String, String> problems() {
    Map<String, String> problems = new LinkedHashMap<>();
    if (key.isEmpty() && !operator.equals(EXISTS)) {
      problems.put("operator", "without a key, which means every key, it has to be Exists.");
    }
    var name = key.isEmpty() ? null : Formats.qualifiedName(key);
    if (name != null) {
      problems.put("key", name);
    }
    operator(problems);
    if (lasting && !effect.equals(EVICTS)) {
      problems.put("effect", "with tolerationSeconds it has to be NoExecute.");
    }
    if (!effect.isEmpty() && !EFFECTS.contains(effect)) {
      problems.put("effect", "it has to be NoSchedule, PreferNoSchedule or NoExecute.");
    }
    return problems;
  }

  private void operator(Map<String, String> problems) {
    switch (operator) {
      case "", "Equal" -> {
        var problem = Formats.labelValue(value);
        if (problem != null) {
          problems.put("operator", "its value is compared with a taint's: " + problem);
        }
      }
      case EXISTS -> {
        if (!value.isEmpty()) {
          problems.put("operator", "Exists looks at the key alone, and the value has to be empty.");
        }
      }
      default -> problems.put("operator", "it has to be Equal or Exists.");
    }
  }
}
