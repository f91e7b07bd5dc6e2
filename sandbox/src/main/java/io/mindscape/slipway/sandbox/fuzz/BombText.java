package io.mindscape.slipway.sandbox.fuzz;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What bombs are made of; sizes are in bytes, and roughly kept. */
final class BombText {

  static final String POD = "apiVersion: v1\nkind: Pod\nmetadata: {name: a}\nspec: ";

  static final String CONFIG = "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\n";

  private BombText() {}

  static String filled(int size, String part) {
    return part.repeat(Math.max(1, size / part.length()));
  }

  static String numbered(int size, String form) {
    return IntStream.range(0, 1 + size / (form.length() + 3))
        .mapToObj(at -> form.formatted(at))
        .collect(Collectors.joining());
  }

  static String chain(int size, String form) {
    return "a0: &a0 {}\n"
        + IntStream.range(1, 2 + size / (form.length() + 9))
            .mapToObj(at -> form.formatted(at, at, at - 1))
            .collect(Collectors.joining());
  }

  static String laughs(int size, String open, String close, String key) {
    int levels = Math.clamp(size / 100L, 2, 90);
    var text = new StringBuilder("l0: &l0 lol\n");
    for (int level = 1; level <= levels; level++) {
      int below = level - 1;
      text.append("l%d: &l%d ".formatted(level, level)).append(open);
      text.append(
          IntStream.range(0, 10)
              .mapToObj(at -> (key.isEmpty() ? "" : key.formatted(at)) + "*l" + below)
              .collect(Collectors.joining(", ")));
      text.append(close).append('\n');
    }
    return text.toString();
  }

  static String merges(int size, int width) {
    int levels = Math.clamp(size / 100L, 2, 90);
    return "l0: &l0 {a: b}\n"
        + IntStream.rangeClosed(1, levels)
            .mapToObj(
                level ->
                    "l%d: &l%d {k%d: 1, <<: [%s]}\n"
                        .formatted(level, level, level, ("*l" + (level - 1) + ", ").repeat(width)))
            .collect(Collectors.joining());
  }

  /** Each document stays below the bound of one document. */
  static String manyLaughs(int size) {
    return filled(
        size,
        "--- [&a [x,x,x,x,x,x,x,x,x,x], &b [*a,*a,*a,*a,*a,*a,*a,*a,*a,*a], &c"
            + " [*b,*b,*b,*b,*b,*b,*b,*b,*b,*b], &d [*c,*c,*c,*c,*c,*c,*c,*c,*c,*c],"
            + " [*d,*d,*d,*d,*d,*d,*d,*d,*d,*d]]\n");
  }

  static String shadows(int size) {
    return "a: &a {"
        + numbered(size / 2, "k%d: 1, ")
        + "}\nb: {<<: ["
        + "*a, ".repeat(300)
        + "]}\n";
  }

  static String mergedOften(int size) {
    return "a: &a {"
        + numbered(size / 2, "k%d: 1, ")
        + "}\n"
        + filled(size / 2, "- {<<: *a}\n").replace("- ", "b: ");
  }

  static String largeText(int size) {
    return "a: &a " + "x".repeat(size / 2) + "\nb: [" + filled(size / 2, "*a, ") + "]\n";
  }

  static String stairs(int size) {
    return IntStream.range(0, (int) Math.sqrt(size) + 1)
        .mapToObj(depth -> " ".repeat(depth) + "a:\n")
        .collect(Collectors.joining());
  }

  /** "Aa" and "BB" have the same hash, and so have all words made of them. */
  static String colliding(int size) {
    return CONFIG
        + "data:\n"
        + IntStream.range(0, 1 + Math.min(size, 1_000_000) / 40)
            .mapToObj(
                at ->
                    "  "
                        + IntStream.range(0, 16)
                            .mapToObj(bit -> (at >> bit & 1) == 0 ? "Aa" : "BB")
                            .collect(Collectors.joining())
                        + ": x\n")
            .collect(Collectors.joining());
  }

  static String mounts(int size) {
    return POD
        + "\n  volumes:\n"
        + numbered(size / 2, "  - {name: v%d}\n")
        + "  containers:\n  - name: a\n    volumeMounts:\n"
        + numbered(size / 2, "    - {name: v%d, mountPath: /a}\n");
  }

  static String containers(int size) {
    return POD
        + "\n  volumes:\n"
        + numbered(size / 2, "  - {name: v%d}\n")
        + "  containers:\n"
        + numbered(size / 2, "  - {name: c%d, image: a:latest}\n");
  }

  static String aliasedContainers(int size) {
    return POD
        + "\n  initContainers:\n  - &c {name: c, env: ["
        + filled(size, "{name: A, value: '$(A)'}, ")
        + "]}\n  containers: ["
        + "*c, ".repeat(90)
        + "]\n";
  }

  static String schema(int size) {
    int depth = Math.clamp(size / 30L, 1, 40);
    return crd("properties: {a: {type: object, ".repeat(depth) + "}}".repeat(depth));
  }

  static String crd(String schema) {
    return "apiVersion: apiextensions.k8s.io/v1\n"
        + "kind: CustomResourceDefinition\n"
        + "metadata: {name: as.x.io}\n"
        + "spec:\n"
        + "  group: x.io\n"
        + "  scope: Namespaced\n"
        + "  names: {plural: as, kind: A}\n"
        + "  versions:\n"
        + "  - name: v1\n"
        + "    served: true\n"
        + "    storage: true\n"
        + "    schema:\n"
        + "      openAPIV3Schema: {type: object, "
        + schema
        + "}\n";
  }
}
