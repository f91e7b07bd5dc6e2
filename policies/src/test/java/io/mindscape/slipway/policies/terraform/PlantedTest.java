package io.mindscape.slipway.policies.terraform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.finding.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Files with mistakes in them, and everything that is said about them. */
class PlantedTest {

  @Test
  void everyMistakeIsFoundWhereItIsAndNothingElse() throws IOException {
    var cases = cases();
    for (var one : cases) {
      var lines = one.lines().toList();
      var title = lines.get(0);
      var expected = lines.stream().filter(line -> line.startsWith("-> ")).toList();
      var text =
          String.join(
              "\n", lines.stream().skip(1).filter(line -> !line.startsWith("-> ")).toList());
      var found =
          judged(Folder.of(text)).stream().map(finding -> "-> " + Folder.shown(finding)).toList();
      assertThat(found).as(title).containsExactlyInAnyOrderElementsOf(expected);
    }
    assertThat(cases).hasSize(90);
  }

  private static List<Finding> judged(Folder folder) {
    var variables = "production.tfvars.json";
    return folder.files().containsKey(variables)
        ? folder.judged("production", variables)
        : folder.judged("production");
  }

  private static List<String> cases() throws IOException {
    try (var file = PlantedTest.class.getResourceAsStream("planted.txt")) {
      var text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return new ArrayList<>(
          List.of(text.split("(?m)^### ")).subList(1, text.split("(?m)^### ").length));
    }
  }
}
