package io.mindscape.slipway.policies.reference;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class RuleTest {

  private static final Pattern ID = Pattern.compile("`(reference/[a-z-]+)`");

  @Test
  void everyRuleIsInTheDocumentation() throws IOException {
    var told = new TreeSet<String>();
    var matcher = ID.matcher(Files.readString(Path.of("../docs/rules.md")));
    while (matcher.find()) {
      told.add(matcher.group(1));
    }

    assertThat(told).containsAll(Rule.ids());
  }
}
