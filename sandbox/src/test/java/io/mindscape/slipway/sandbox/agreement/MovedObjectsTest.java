package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import io.mindscape.slipway.sandbox.agreement.Case.Body;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * What becomes of objects that are moved to another version of their API, as it stands in the table
 * of moves, a real API server takes; and what they were before it does not know.
 */
@RealCluster
final class MovedObjectsTest {

  private static final Path TABLE = Path.of("../policies/src/test/golden/migrations");
  private static final String AFTER = "==== after\n";
  private static final Pattern NOT_MOVED =
      Pattern.compile("(?:stays|by hand|not mended).*", Pattern.DOTALL);

  @Test
  void aRealServerTakesThem(ControlPlane plane) throws IOException {
    var server = Server.at(plane.admin());
    var refused = new TreeMap<String, String>();
    int moved = 0;
    for (var row : rows().entrySet()) {
      var was = bodies(row.getValue().getFirst());
      for (var body : bodies(row.getValue().getLast())) {
        var verdict = server.online().judge(body);
        if (!verdict.accepted()) {
          refused.put(row.getKey(), verdict.message());
        }
      }
      assertThat(was)
          .as(row.getKey())
          .anySatisfy(body -> assertThat(server.online().judge(body).accepted()).isFalse());
      moved++;
    }
    System.out.printf("%d moved objects were sent to Kubernetes %s%n", moved, server.version());
    assertThat(refused).isEmpty();
    assertThat(moved).isEqualTo(29);
  }

  /**
   * File → the text before, and the text after; of those that are moved. A {@code List} is left
   * out, for clients send its items one by one.
   */
  private static Map<String, List<String>> rows() throws IOException {
    var rows = new TreeMap<String, List<String>>();
    try (var files = Files.list(TABLE)) {
      for (var file : files.toList()) {
        var text = Files.readString(file);
        var before = text.substring(0, text.indexOf(AFTER));
        var after = text.substring(text.indexOf(AFTER) + AFTER.length());
        if (!NOT_MOVED.matcher(after).matches() && !before.contains("kind: List")) {
          rows.put(
              file.getFileName().toString(),
              List.of(before, after.replaceFirst("(?s)==== look: .*", "")));
        }
      }
    }
    return rows;
  }

  /**
   * One for each document; a {@code List} is one that no server takes as it is, and is left out.
   */
  private static List<Body> bodies(String text) {
    return List.of(text.split("(?m)^---$", -1)).stream()
        .flatMap(
            document ->
                Manifests.in(
                        YamlReader.read(
                            new SourceFile("it.yaml", document.getBytes(StandardCharsets.UTF_8))))
                    .stream()
                    .map(
                        object ->
                            new Body(
                                object.text("apiVersion"),
                                object.text("kind"),
                                object.text("metadata", "namespace"),
                                document)))
        .toList();
  }
}
