package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Objects of flow control that every API server has, and that may be no other than they are. */
final class Mandatory {

  private static final List<String> ANY = List.of("*");

  private static final Map<String, Object> SCHEMAS =
      Map.of(
          "exempt",
          Map.of(
              "matchingPrecedence",
              1L,
              "priorityLevelConfiguration",
              Map.of("name", "exempt"),
              "rules",
              List.of(everything(List.of(group("system:masters"))))),
          "catch-all",
          Map.of(
              "matchingPrecedence",
              10_000L,
              "distinguisherMethod",
              Map.of("type", "ByUser"),
              "priorityLevelConfiguration",
              Map.of("name", "catch-all"),
              "rules",
              List.of(
                  everything(
                      List.of(group("system:unauthenticated"), group("system:authenticated"))))));

  private Mandatory() {}

  /** Says so where a FlowSchema has the name of one of them, and another spec. */
  static void schema(Field object) {
    var name = object.get("metadata", "name").text();
    var fixed = SCHEMAS.get(name);
    if (fixed != null && !Objects.equals(fixed, object.get("spec").value())) {
      object.get("spec").invalid("the spec of \"%s\" is fixed.".formatted(name));
    }
  }

  private static Map<String, Object> group(String name) {
    return Map.of("kind", "Group", "group", Map.of("name", name));
  }

  private static Map<String, Object> everything(List<Map<String, Object>> subjects) {
    return Map.of(
        "subjects",
        subjects,
        "resourceRules",
        List.of(
            Map.of(
                "verbs",
                ANY,
                "apiGroups",
                ANY,
                "resources",
                ANY,
                "clusterScope",
                true,
                "namespaces",
                ANY)),
        "nonResourceRules",
        List.of(Map.of("verbs", ANY, "nonResourceURLs", ANY)));
  }
}
