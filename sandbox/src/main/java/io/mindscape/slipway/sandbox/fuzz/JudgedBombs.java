package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.sandbox.fuzz.Bombs.Bomb;
import java.util.List;
import java.util.stream.IntStream;

/** Bombs for those who judge: numbers, durations, patterns, conditions and expressions. */
final class JudgedBombs {

  static final List<Bomb> ALL =
      List.of(
          new Bomb("digits of a quantity", size -> quantity("9".repeat(size))),
          new Bomb("zeros of a quantity", size -> quantity("1" + "0".repeat(size))),
          new Bomb("zeros before a mistake", size -> quantity("0".repeat(size) + "!")),
          new Bomb("digits before a mistake", size -> quantity("7".repeat(size) + "!")),
          new Bomb("a small quantity", size -> quantity("0." + "0".repeat(size) + "1")),
          new Bomb("an exponent", size -> quantity("1e999999999")),
          new Bomb("a negative exponent", size -> quantity("1e-999999999")),
          new Bomb("digits of an exponent", size -> quantity("1e" + "9".repeat(size))),
          new Bomb("many exponents", size -> amounts(size, "1e9999")),
          new Bomb("many small exponents", size -> amounts(size, "1e-9999")),
          new Bomb("digits of a duration", size -> form("duration", "9".repeat(size) + "s")),
          new Bomb("a long duration", size -> form("duration", BombText.filled(size, "1h"))),
          new Bomb("a long host", size -> form("hostname", BombText.filled(size, "a."))),
          new Bomb("a long address", size -> form("email", BombText.filled(size, "a.") + "@a")),
          new Bomb("a long location", size -> form("uri", "http://" + "[".repeat(size))),
          new Bomb("a long colour", size -> form("rgbcolor", "rgb(" + " ".repeat(size))),
          new Bomb("a long card number", size -> form("creditcard", "4".repeat(size))),
          new Bomb("a long book number", size -> form("isbn", "-".repeat(size))),
          new Bomb("a long time", size -> form("date-time", "2001-01-01T" + "0".repeat(size))),
          new Bomb("many patterns that count", JudgedBombs::patterns),
          new Bomb(
              "a counting pattern on a long text",
              size ->
                  BombText.crd(
                      "properties: {a: {type: string, pattern: '(a?){1000}(a?){1000}b', default: "
                          + "a".repeat(size)
                          + "}}")),
          new Bomb("quotes of a condition", size -> condition(BombText.filled(size, "'a'''"))),
          new Bomb("depth of a condition", size -> condition("(".repeat(size))),
          new Bomb("nots of a condition", size -> condition("!".repeat(size))),
          new Bomb("a long condition", size -> condition(BombText.filled(size, "a && "))),
          new Bomb("depth of a policy", size -> policy("(".repeat(size) + "true")),
          new Bomb("a long policy", size -> policy("1" + BombText.filled(size, "+1") + " > 0")),
          new Bomb("a choice of choices", size -> policy(BombText.filled(size, "true?") + "1")),
          new Bomb("members of members", size -> policy("object" + BombText.filled(size, ".a"))),
          new Bomb(
              "a list of a policy", size -> policy("1 in [" + BombText.filled(size, "1,") + "1]")),
          new Bomb("loops in loops", JudgedBombs::loops),
          new Bomb("loops over lists of loops", JudgedBombs::maps),
          new Bomb(
              "a text that grows",
              size -> policy("\"a\"" + ".replace(\"\",\"aaaaaaaaaa\")".repeat(6) + ".size() > 0")),
          new Bomb("digits of a format", size -> policy("\"%.999999999f\".format([1.5]) != \"\"")),
          new Bomb("a range", size -> policy("lists.range(2000000000).size() > 0")),
          new Bomb(
              "a pattern of a policy",
              size -> policy("object.metadata.name.matches(\"((a?){30}){30}$\")")),
          new Bomb(
              "quantities of a policy",
              size ->
                  policy(
                      "quantity(\"1e2000000000\").add(quantity(\"1e-2000000000\")).sign() > 0")));

  private JudgedBombs() {}

  private static String quantity(String quantity) {
    return BombText.POD
        + "{containers: [{name: a, image: a, resources: {limits: {cpu: '"
        + quantity
        + "'}, requests: {cpu: '"
        + quantity
        + "', memory: 1}}}]}\n";
  }

  private static String amounts(int size, String quantity) {
    return BombText.POD
        + "{containers: ["
        + BombText.filled(
            size, "{name: a, image: a, resources: {limits: {cpu: " + quantity + "}}}, ")
        + "]}\n";
  }

  private static String form(String format, String text) {
    return BombText.crd(
        "properties: {a: {type: string, format: " + format + ", default: '" + text + "'}}");
  }

  private static String patterns(int size) {
    return BombText.crd(
        "properties: {"
            + BombText.numbered(size, "a%d: {type: string, pattern: '.{0,1000}', default: a}, ")
            + "}");
  }

  private static String condition(String text) {
    return "on: push\njobs:\n  a:\n    if: \"" + text + "\"\n";
  }

  /** With its binding, and an object to judge. */
  private static String policy(String expression) {
    return "apiVersion: admissionregistration.k8s.io/v1\n"
        + "kind: ValidatingAdmissionPolicy\n"
        + "metadata: {name: a}\n"
        + "spec:\n"
        + "  matchConstraints:\n"
        + "    resourceRules:\n"
        + "    - {apiGroups: ['*'], apiVersions: ['*'], resources: ['*'], operations: ['*']}\n"
        + "  validations:\n"
        + "  - expression: '"
        + expression
        + "'\n---\n"
        + "apiVersion: admissionregistration.k8s.io/v1\n"
        + "kind: ValidatingAdmissionPolicyBinding\n"
        + "metadata: {name: a}\n"
        + "spec: {policyName: a, validationActions: [Deny]}\n---\n"
        + BombText.CONFIG.replace("name: a", "name: " + "a".repeat(200));
  }

  private static String loops(int size) {
    int depth = Math.clamp(size / 60L, 1, 12);
    return policy(
        IntStream.range(0, depth)
                .mapToObj(at -> "[1,2,3,4,5,6,7,8,9,10].all(a%d, ".formatted(at))
                .reduce("", String::concat)
            + "true"
            + ")".repeat(depth));
  }

  private static String maps(int size) {
    int depth = Math.clamp(size / 60L, 1, 12);
    return policy(
        IntStream.range(0, depth)
                .mapToObj(at -> "[1,2,3,4,5,6,7,8,9,10].map(a%d, ".formatted(at))
                .reduce("", String::concat)
            + "1"
            + ")".repeat(depth)
            + ".size() > 0");
  }
}
