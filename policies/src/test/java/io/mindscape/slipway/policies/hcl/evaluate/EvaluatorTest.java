package io.mindscape.slipway.policies.hcl.evaluate;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.hcl.HclReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class EvaluatorTest {

  /** The examples of the specification, and what it says besides. */
  private static final String SPECIFICATION =
      """
      [for v in ["a", "b"]: v] -> ["a","b"]
      [for i, v in ["a", "b"]: i] -> [0,1]
      {for i, v in ["a", "b"]: v => i} -> {"a":0,"b":1}
      {for i, v in ["a", "a", "b"]: v => i} -> !The key "a" comes twice. Write ... after the value to keep both.
      {for i, v in ["a", "a", "b"]: v => i...} -> {"a":[0,1],"b":[2]}
      [for i, v in ["a", "b", "c"]: v if i < 2] -> ["a","b"]
      {foo = "baz"} -> {"foo":"baz"}
      {(var.name) = "baz"} -> {"production":"baz"}
      {"for" = 1, baz = 2} -> {"baz":2,"for":1}
      {baz = 2, for = 1} -> {"baz":2,"for":1}
      [{foo = {bar = [1, 2]}}, {foo = {bar = [3]}}].*.foo.bar[0] -> [1,2]
      [{foo = {bar = [1, 2]}}, {foo = {bar = [3]}}][*].foo.bar[0] -> [1,3]
      {id = 7}.*.id -> [7]
      7.* -> [7]
      null[*] -> []
      12 / 6 * 2 -> 4
      1 + 2 * 3 -> 7
      (1 + 2) * 3 -> 9
      -46 + 5 -> -41
      7 % 4 -> 3
      1 + 1 == 2 && 3 > 2 || false -> true
      !true || true -> true
      1 == 1.0 -> true
      "1" == 1 -> false
      [1, 2] == [1, 2] -> true
      {a = 1} != {a = 2} -> true
      null == null -> true
      "5" * 2 -> 10
      true ? "a" : "b" -> "a"
      false ? "a" : 1 -> "1"
      length([]) > 0 ? [][0] : "default" -> "default"
      "hello ${~ "world" }" -> "helloworld"
      "%{ if true ~} hello %{~ endif }" -> "hello"
      "${"hello" ~}${" world"}" -> "hello world"
      "%{ for v in [1, 2] }<${v}>%{ endfor }" -> "\\u003c1\\u003e\\u003c2\\u003e"
      "%{ if false }a%{ else }b%{ endif }" -> "b"
      "$${x} %%{x} $ % \\" \\\\ \\u00e9 \\U0001F600" -> "${x} %{x} $ % \\" \\\\ é 😀"
      "${[1]}" -> [1]
      "${true}" -> true
      "x${true}" -> "xtrue"
      var.zones[1] -> "b"
      var.zones.1 -> "b"
      var.tags["team"] -> "core"
      var.tags.team -> "core"
      var.zones[3] -> !There is no item 3: the list has 3.
      var.tags.none -> !There is no "none" in this value.
      var.zones[0.5] -> !An index has to be a whole number.
      1 / 0 -> !This divides by zero.
      "a" + 1 -> !A number is needed here, and this is none.
      1 ? 2 : 3 -> !True or false is needed here, and this is neither.
      max(var.zones...) -> !A number is needed here.
      max([1, 5, 3]...) -> 5
      1e3 -> 1000
      1.50 -> 1.5
      <<EOT\\nline ${var.five}\\nEOT\\n -> "line 5\\n"
      <<-EOT\\n    a\\n      b\\n\\n    c\\n  EOT\\n -> "a\\n  b\\n\\nc\\n"
      <<-EOT\\n  ${var.five}\\n   x\\n  EOT\\n -> "5\\n x\\n"
      """;

  private static final String UNKNOWN =
      """
      var.x -> ?
      var.x.y.z -> ?
      var.x[0] -> ?
      var.zones[var.x] -> ?
      var.tags[var.x] -> ?
      var.x[*].id -> ?
      var.x + 1 -> ?
      -var.x -> ?
      !var.x -> ?
      var.x == 1 -> ?
      var.x != null -> ?
      null == var.x -> ?
      var.x > 3 -> ?
      "a-${var.x}" -> ?
      "${var.x}" -> ?
      "%{ if var.x }a%{ endif }" -> ?
      "%{ for v in var.x }a%{ endfor }" -> ?
      var.x ? "a" : "b" -> ?
      var.x ? "a" : "a" -> "a"
      var.x ? [1] : [1] -> [1]
      var.x ? var.x : var.x -> ?
      var.x && true -> ?
      var.x && false -> false
      false && var.x -> false
      var.x || true -> true
      true || var.x -> true
      var.x || false -> ?
      [for v in var.x: v] -> ?
      [for v in var.zones: v if v == var.x] -> ?
      {for v in var.zones: v => var.x} -> [a:?, b:?, c:?]
      {for v in [1, 2]: var.x => v} -> ?
      {(var.x) = 1} -> ?
      [1, var.x] -> [1, ?]
      [1, var.x][0] -> 1
      [1, var.x] == [1, 2] -> ?
      length([1, var.x]) -> 2
      length(var.x) -> ?
      length(toset(["a", var.x])) -> ?
      merge({a = 1}, var.x) -> [a:?]…
      merge(var.x, {a = 1}) -> [a:1]…
      merge(var.x, {a = 1}).a -> 1
      merge(var.x, {a = 1}).b -> ?
      contains(["a", var.x], "a") -> true
      contains(["a", var.x], "b") -> ?
      coalesce("", var.x, "a") -> ?
      coalesce("a", var.x) -> "a"
      lookup({a = var.x}, "a", 1) -> ?
      lookup({a = var.x, b = 2}, "b", 1) -> 2
      upper(var.x) -> ?
      join(",", ["a", var.x]) -> ?
      format("%s-%s", var.x, "a") -> ?
      jsonencode({a = var.x}) -> ?
      cidrsubnet(var.x, 8, 1) -> ?
      max(1, var.x) -> ?
      try(var.x, "a") -> ?
      try(var.tags.none, "a") -> "a"
      can(var.x) -> ?
      can(var.tags.none) -> false
      file("x") -> ?
      timestamp() -> ?
      uuid() -> ?
      templatefile("x", {}) -> ?
      provider::aws::arn_parse("x") -> ?
      aws_vpc.main.id -> ?
      data.aws_ami.x.id == "" -> ?
      path.module -> ?
      terraform.workspace == "default" ? 1 : 2 -> ?
      replace("a", "b", var.x) -> ?
      tostring(var.x) -> ?
      concat([1], var.x) -> ?
      concat([1], [var.x]) -> [1, ?]
      element([var.x, 2], 1) -> 2
      keys({a = var.x}) -> ["a"]
      values({a = var.x, b = 1}) -> [?, 1]
      sum([1, var.x]) -> ?
      """;

  @Test
  void evaluatesAsTheSpecificationSays() {
    assertThat(table(SPECIFICATION)).hasSize(57);
  }

  @Test
  void leavesUnknownWhatDependsOnTheUnknown() {
    assertThat(table(UNKNOWN)).hasSize(75);
  }

  @Test
  void stopsAtItsBudget() {
    var budget = new Budget(1_000);
    var loops = "[for a in range(1000): [for b in range(1000): [for c in range(1000): a]]]";
    assertThat(Given.evaluated(HclReader.expression(loops), budget).isWhole()).isFalse();
    assertThat(budget.isExhausted()).isTrue();
  }

  @Test
  void stopsAtTheDepthOfWhatItIsGiven() {
    var deep = "!".repeat(90) + "true";
    assertThat(Given.shown(deep)).isEqualTo("true");
  }

  /** Checks each line of a table and hands them back. */
  static List<String> table(String table) {
    var lines = table.lines().toList();
    for (var line : lines) {
      int arrow = line.lastIndexOf(" -> ");
      var expression = line.substring(0, arrow);
      var text = expression.startsWith("<<") ? expression.replace("\\n", "\n") : expression;
      assertThat(Given.shown(text)).as(line).isEqualTo(line.substring(arrow + 4));
    }
    return lines;
  }
}
