package io.mindscape.slipway.sandbox.fuzz;

import java.util.function.Supplier;

/** YAML as its grammar allows, in every style, and at times a little more than it allows. */
final class Grammar {

  private static final int DEEPEST = 7;

  private final Chance chance;
  private int anchors;

  Grammar(Chance chance) {
    this.chance = chance;
  }

  Sample file() {
    anchors = 0;
    var text = new StringBuilder(chance.oneIn(20) ? "\uFEFF" : "");
    int documents = 1 + chance.few(6);
    for (int at = 0; at < documents; at++) {
      if (at > 0 || chance.oneIn(4)) {
        text.append(
            chance.of(
                "---\n",
                "---\n",
                "--- # c\n",
                "...\n---\n",
                "%YAML 1.1\n---\n",
                "%TAG !x! tag:x,1:\n---\n"));
      }
      text.append(chance.oneIn(3) ? block(0) : object());
    }
    return Sample.of("grammar", lineEnds(text.toString()));
  }

  private String lineEnds(String text) {
    return switch (chance.below(12)) {
      case 0 -> text.replace("\n", "\r\n");
      case 1 -> text.replace('\n', '\r');
      case 2 -> text.stripTrailing();
      default -> text;
    };
  }

  /** Something that looks like an object of Kubernetes, so that what comes after reading is met. */
  private String object() {
    var kind =
        chance.of(
            "Pod",
            "Deployment",
            "Service",
            "ConfigMap",
            "Secret",
            "Job",
            "CronJob",
            "List",
            "Ingress",
            "NetworkPolicy",
            "HorizontalPodAutoscaler",
            "CustomResourceDefinition",
            "ValidatingAdmissionPolicy",
            "Role");
    var version =
        chance.of(
            "v1",
            "apps/v1",
            "batch/v1",
            "networking.k8s.io/v1",
            "autoscaling/v2",
            "apiextensions.k8s.io/v1",
            "admissionregistration.k8s.io/v1",
            "rbac.authorization.k8s.io/v1");
    return "apiVersion: "
        + version
        + "\nkind: "
        + kind
        + "\nmetadata: "
        + flow(2)
        + "\n"
        + (chance.oneIn(2) ? "spec:\n" + block(2) : "data: " + flow(1) + "\n");
  }

  private String block(int indent) {
    return switch (indent > DEEPEST * 2 ? 0 : chance.below(5)) {
      case 0 -> " ".repeat(indent) + scalar() + comment() + "\n";
      case 1 -> several(() -> " ".repeat(indent) + "- " + child(indent));
      default -> several(() -> " ".repeat(indent) + Words.key(chance) + ": " + child(indent));
    };
  }

  private String child(int indent) {
    return switch (chance.below(6)) {
      case 0 -> anchor() + comment() + "\n" + block(indent + 1 + chance.below(3));
      case 1 -> anchor() + flow(1 + chance.few(4)) + comment() + "\n";
      case 2 -> literal(indent);
      case 3 -> alias() + "\n";
      default -> anchor() + scalar() + comment() + "\n";
    };
  }

  private String literal(int indent) {
    var lead = " ".repeat(indent + 1 + chance.below(3));
    return chance.of("|", ">", "|-", ">+", "|2", ">1-", "|0")
        + comment()
        + "\n"
        + several(
            () ->
                lead
                    + chance.of("", " ", "\t")
                    + Words.text(chance, 200).replace("\n", " ")
                    + "\n");
  }

  private String flow(int depth) {
    if (depth == 0 || chance.oneIn(4)) {
      return chance.oneIn(8) ? alias() : scalar();
    }
    return chance.oneIn(2)
        ? "[" + several(() -> anchor() + flow(depth - 1) + chance.of(", ", ",", ",\n   ")) + "]"
        : "{"
            + several(
                () ->
                    Words.key(chance) + ": " + flow(depth - 1) + chance.of(", ", ", ", " , # c\n"))
            + "}";
  }

  private String scalar() {
    return switch (chance.below(12)) {
      case 0 -> "'" + Words.text(chance, 60).replace("'", "''") + "'";
      case 1 -> '"' + Words.text(chance, 60).replace("\\", "\\\\").replace("\"", "\\\"") + '"';
      case 2 -> Words.text(chance, chance.oneIn(100) ? 100_000 : 60);
      case 3 ->
          chance.of("!!str ", "!!int ", "!!float ", "!!bool ", "!!null ", "!!binary ", "!local ")
              + Words.value(chance);
      default -> Words.value(chance);
    };
  }

  private String anchor() {
    return chance.oneIn(6) ? "&" + "abcdefgh".charAt(anchors++ % 8) + " " : "";
  }

  private String alias() {
    return "*" + "abcdefgh".charAt(chance.below(Math.clamp(anchors + 1L, 1, 8)));
  }

  private String comment() {
    return chance.oneIn(10) ? " # " + Words.text(chance, 40).replace("\n", " ") : "";
  }

  private String several(Supplier<String> part) {
    return chance.times(1 + chance.few(5), part);
  }
}
