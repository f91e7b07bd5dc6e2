package io.mindscape.slipway.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table in docs/rules.md is the rules' own. {@code -Dgolden.refresh=true} writes it anew. */
class DocumentedRulesTest {

  private static final Path PAGE = Path.of("..", "docs", "rules.md");
  private static final String HEAD = "| policy | severity | why |\n|---|---|---|\n";

  @Test
  void theTableOfPoliciesIsTrue() throws IOException {
    var page = Files.readString(PAGE);
    int start = page.indexOf(HEAD) + HEAD.length();
    int end = page.indexOf("\n\n", start) + 1;
    assertThat(start).isGreaterThan(HEAD.length());
    var rows =
        ShippedRule.all().stream().map(DocumentedRulesTest::row).collect(Collectors.joining());
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(PAGE, page.substring(0, start) + rows + page.substring(end));
    } else {
      assertThat(page.substring(start, end)).isEqualTo(rows);
    }
  }

  private static String row(ShippedRule rule) {
    var severity =
        switch (rule.severity()) {
          case ERROR -> "error";
          case WARNING -> "warning";
          case INFO -> "remark";
        };
    return "| [`%s`](../policies/rules/%s.yaml) | %s | %s |\n"
        .formatted(rule.name(), rule.name(), severity, rule.reason());
  }
}
