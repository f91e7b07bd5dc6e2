package io.mindscape.slipway.sandbox.fuzz;

/** HCL and its JSON as their grammars allow, and at times a little more. */
final class HclGrammar {

  private static final int DEEPEST = 6;

  private final Chance chance;

  HclGrammar(Chance chance) {
    this.chance = chance;
  }

  Sample file() {
    var text =
        chance.oneIn(4)
            ? "{" + members(DEEPEST) + "}\n"
            : chance.times(1 + chance.few(8), this::block);
    return Sample.of("HCL grammar", chance.oneIn(10) ? text.replace("\n", "\r\n") : text);
  }

  private String block() {
    return chance.of(
            "resource \"aws_instance\" \"" + name() + "\"",
            "resource \"aws_security_group\" \"" + name() + "\"",
            "data \"x_y\" \"" + name() + "\"",
            "module \"" + name() + "\"",
            "variable \"" + name() + "\"",
            "output \"" + name() + "\"",
            "locals",
            "moved",
            "terraform",
            "a b c")
        + " {\n"
        + body(DEEPEST)
        + chance.of("}\n", "}\n", "}\n", "}", "\n");
  }

  private String body(int depth) {
    return chance.times(
        chance.few(6),
        () ->
            chance.oneIn(4) && depth > 0
                ? chance.of("dynamic \"ingress\"", "lifecycle", "ingress", "content")
                    + " {\n"
                    + body(depth - 1)
                    + "}\n"
                : key() + " = " + expression(depth) + "\n");
  }

  private String key() {
    return chance.of(
        "count", "for_each", "source", "default", "type", "value", "from", "to", "tags", name());
  }

  private String name() {
    return chance.of("a", "b", "c", "region", "ünï", "a-b", "for", "null");
  }

  private String expression(int depth) {
    if (depth == 0) {
      return chance.of(
          "1", "1e400", "true", "null", "var.a", "\"x\"", "local.b", Words.value(chance));
    }
    return switch (chance.below(12)) {
      case 0 -> expression(depth - 1) + chance.of(" + ", " == ", " && ", "/", "%") + operand(depth);
      case 1 -> expression(depth - 1) + " ? " + operand(depth) + " : " + operand(depth);
      case 2 -> "[" + list(depth) + "]";
      case 3 -> "{" + name() + " = " + operand(depth) + ", (" + operand(depth) + ") = 1 }";
      case 4 -> "[for x in " + operand(depth) + " : x if " + operand(depth) + "]";
      case 5 -> "{for k, v in " + operand(depth) + " : k => v...}";
      case 6 ->
          chance.of("cidrsubnet", "merge", "format", "join", "range", "flatten", "jsonencode", "no")
              + "("
              + list(depth)
              + ")";
      case 7 -> "\"a${" + operand(depth) + "}b%{ if " + operand(depth) + " }c%{ endif }\"";
      case 8 -> "<<-E\n  a ${" + operand(depth) + "}\n  E\n";
      case 9 -> operand(depth) + chance.of("[0]", "[*].a", ".*.a", ".a", ".0");
      case 10 -> chance.of("!", "-", "(") + operand(depth);
      default -> expression(0);
    };
  }

  private String operand(int depth) {
    return expression(depth - 1);
  }

  private String list(int depth) {
    return chance.times(chance.few(4), () -> operand(depth) + chance.of(", ", ", ", ",\n", " "));
  }

  private String members(int depth) {
    return chance.times(
        1 + chance.few(4),
        () ->
            "\""
                + chance.of("resource", "aws_instance", "locals", "ingress", "//", key())
                + "\": "
                + value(depth)
                + chance.of(",", ",", ",\n", " "));
  }

  private String value(int depth) {
    if (depth == 0) {
      return chance.of("1", "\"${var.a}\"", "null", "\"\\u00e4${1/0}\"", "-1.5e3", "tru", "\"");
    }
    return switch (chance.below(4)) {
      case 0 -> "[" + value(depth - 1) + ", " + value(depth - 1) + "]";
      case 1 -> value(0);
      default -> "{" + members(depth - 1) + "}";
    };
  }
}
