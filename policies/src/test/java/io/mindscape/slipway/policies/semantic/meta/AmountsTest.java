package io.mindscape.slipway.policies.semantic.meta;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Problems;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AmountsTest {

  @ParameterizedTest
  @CsvSource({
    "2, 2000",
    "500m, 500",
    "1u, 1",
    "1.0001, 1001",
    "-1u, -1",
    "1Gi, 1073741824000",
    "9P, 9000000000000000000",
    // What does not fit is nothing in one way of the server's, and turned over in the other.
    "1E, 0",
    "1Ei, -9223372036854775808",
    "9223372036854775808, 0"
  })
  void thousandthsAreCountedIn64Bits(String amount, long thousandths) {
    assertThat(Amounts.thousandths(amount("cpu: " + amount))).isEqualTo(thousandths);
  }

  @ParameterizedTest
  @CsvSource({
    "pods: 2, 0",
    "pods: 2000m, 0",
    "pods: 1500m, 1",
    "pods: 1u, 1",
    "pods: -1, 1",
    "cpu: 1500m, 0",
    "example.com/gpu: 1500m, 1",
    "example.com/gpu: 1E, 0",
    "example.com/gpu: 1Ei, 1"
  })
  void someComeOnlyWholeAndNoneBelowZero(String amount, int findings) {
    var manifest = Given.object("apiVersion: v1\nkind: A\nmetadata: {name: a}\n" + amount + "\n");
    var problems = new Problems(manifest, Set.of());
    var key = amount.substring(0, amount.indexOf(':'));
    Amounts.judge(problems.root().entry(key));
    assertThat(problems.findings()).hasSize(findings);
  }

  private static Field amount(String line) {
    var manifest = Given.object("apiVersion: v1\nkind: A\nmetadata: {name: a}\n" + line + "\n");
    return new Problems(manifest, Set.of()).root().entry("cpu");
  }
}
