package io.mindscape.slipway.sandbox.agreement.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** The rules that ship are documents that a real API server takes as they are. */
@RealCluster
class ShippedRulesTest {

  private static final Path RULES = Path.of("..", "policies", "rules");
  private static final int AT_LEAST = 40;

  @Test
  void aServerTakesEveryFileUnchanged(ControlPlane plane) throws IOException {
    var files = files();

    assertThat(files).hasSizeGreaterThanOrEqualTo(AT_LEAST);
    for (var file : files) {
      var documents = List.of(Files.readString(file).split("(?m)^---$", -1));
      assertThat(documents).as(file.toString()).hasSize(2);
      for (var document : documents) {
        assertThat(answer(plane, document)).as(file.toString()).startsWith("201");
      }
    }
  }

  private static List<Path> files() throws IOException {
    try (var files = Files.list(RULES)) {
      return files
          .filter(file -> file.toString().endsWith(".yaml"))
          .filter(file -> !file.toString().endsWith(".examples.yaml"))
          .sorted()
          .toList();
    }
  }

  private static String answer(ControlPlane plane, String document) {
    var kind =
        document
            .lines()
            .filter(line -> line.startsWith("kind: "))
            .map(line -> line.substring("kind: ".length()))
            .findFirst()
            .orElseThrow();
    var plural = kind.toLowerCase(Locale.ROOT).replaceAll("y$", "ie") + "s";
    var answer =
        plane
            .admin()
            .post(
                "/apis/admissionregistration.k8s.io/v1/%s?dryRun=All&fieldValidation=Strict"
                    .formatted(plural),
                document);
    return answer.statusCode() + " " + answer.body();
  }
}
