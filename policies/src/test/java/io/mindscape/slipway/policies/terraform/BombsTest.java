package io.mindscape.slipway.policies.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

/** What is written to cost much costs little, and is judged as far as that goes. */
class BombsTest {

  private static final List<String> BOMBS =
      List.of(
          // a module that calls itself, a hundred times each
          """
          module "m" {
            source = "./"
            count = 100
          }
          output "x" { value = module.m[*].x }
          resource "a_b" "c" { x = module.m[0].x }
          """,
          // outputs that ask for many outputs
          "module \"m\" { source = \"./\" }\n"
              + IntStream.range(0, 40)
                  .mapToObj(
                      n ->
                          "output \"o%d\" { value = [%s] }\n"
                              .formatted(
                                  n,
                                  IntStream.range(0, 40)
                                      .mapToObj(m -> "module.m.o" + m)
                                      .collect(Collectors.joining(", "))))
                  .collect(Collectors.joining())
              + "resource \"a_b\" \"c\" { x = module.m.o1 }\n",
          // locals in one another
          IntStream.range(0, 20_000)
              .mapToObj(n -> "locals { a%d = local.a%d }\n".formatted(n, n + 1))
              .collect(Collectors.joining("", "", "locals { a20000 = 1 }\n")),
          // texts that double
          IntStream.range(0, 60)
              .mapToObj(
                  n -> "locals { t%d = \"${local.t%d}${local.t%d}\" }\n".formatted(n + 1, n, n))
              .collect(Collectors.joining("", "locals { t0 = \"xxxxxxxxxx\" }\n", "")),
          // lists that double
          IntStream.range(0, 60)
              .mapToObj(
                  n -> "locals { t%d = concat(local.t%d, local.t%d) }\n".formatted(n + 1, n, n))
              .collect(Collectors.joining("", "locals { t0 = range(1000) }\n", "")),
          // products
          "locals {\n  r = range(1000)\n  p = setproduct(local.r, local.r, local.r, local.r)\n}\n",
          "locals { l = [for a in range(1000): [for b in range(1000): [for c in range(1000):"
              + " \"${a}${b}${c}\"]]] }\n",
          // copies of copies
          IntStream.range(0, 300)
              .mapToObj(
                  n ->
                      "resource \"aws_subnet\" \"s%d\" {\n  count = 1000000\n  cidr_block = cidrsubnet(\"10.0.0.0/8\", 20, count.index)\n}\n"
                          .formatted(n))
              .collect(Collectors.joining()),
          // padding and powers
          """
          locals { f = format("%999d%999d", 1, 2) }
          locals { p = pow(9, 999999999) }
          locals { i = indent(2000000000, "a\\n") }
          """,
          // expressions and tries of long texts
          "locals { r = regexall(\"(a|b|ab)*c\", join(\"\", [for i in range(1000):"
              + " \"abababababab\"])) }\n",
          // dynamic blocks in one another
          "resource \"a_b\" \"c\" {\n"
              + "dynamic \"d\" {\nfor_each = range(100)\ncontent {\n".repeat(30)
              + "}\n}\n".repeat(30)
              + "}\n");

  @Test
  void aBombCostsLittle() {
    for (var bomb : BOMBS) {
      var findings =
          Assertions.assertTimeoutPreemptively(
              Duration.ofSeconds(20),
              () -> Folder.of(bomb).judged("production"),
              bomb.substring(0, 40));
      assertThat(findings.size()).as(bomb.substring(0, 40)).isLessThan(40_000);
    }
    assertThat(BOMBS).hasSize(11);
  }

  @Test
  void whatIsLeftOutIsSaid() {
    assertThat(Folder.of(BOMBS.get(6)).judged("production"))
        .extracting(finding -> finding.rule())
        .contains("terraform/not-checked");
  }
}
