package io.mindscape.slipway.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.rule.cel.Environment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The expressions of the shipped rules need no compiler when Slipway starts. */
class PreparedTest {

  private static final Path FILE =
      Path.of("src/main/resources/io/mindscape/slipway/policies/rule/cel/prepared.txt");

  @Test
  void holdsEveryExpressionOfTheShippedRulesAsItIsCompiled() throws IOException {
    var lines = new TreeSet<String>();
    new PolicyReader(Environment.recording(lines::add)).read(Policies.shippedFiles());
    var text = String.join("\n", lines) + "\n";
    assertThat(lines.size()).isGreaterThan(100);
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(FILE, text);
    }

    assertThat(Files.readString(FILE))
        .as("%s; if a rule has changed: mvn test -Dgolden.refresh=true", FILE)
        .isEqualTo(text);
  }
}
