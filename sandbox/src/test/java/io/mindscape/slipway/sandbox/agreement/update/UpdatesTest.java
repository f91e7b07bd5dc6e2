package io.mindscape.slipway.sandbox.agreement.update;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import io.mindscape.slipway.sandbox.controlplane.Access;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.Options;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Which fields cannot be changed: a real API server refuses the updates of which we say so. */
@RealCluster
class UpdatesTest {

  private static final String NAMESPACE = "updates";

  /** An object, applied as it is and then as it becomes. */
  private record Update(String what, String base, String head) {}

  /** On a server of its own: what it leaves behind are kinds and classes that others would meet. */
  @Test
  void refusedIsWhatWeSayIsRefused(ControlPlane shared) throws IOException {
    try (var plane = ControlPlane.start(shared.programs(), Options.apiServer())) {
      plane.createNamespace(NAMESPACE);
      judge(plane.admin());
    }
  }

  private static void judge(Access access) throws IOException {
    var wrong = new ArrayList<String>();
    int refused = 0;
    for (var update : updates()) {
      var base = object(update.base());
      var head = object(update.head());
      boolean expected =
          Changes.consequences(List.of(base), List.of(head)).stream()
              .anyMatch(phrase -> phrase.startsWith("will be refused by the cluster"));
      var first = apply(access, base, update.base());
      assertThat(first.statusCode()).as("%s: %s", update.what(), first.body()).isBetween(200, 201);
      established(access, base);
      var second = apply(access, head, update.head());
      boolean isRefused = second.statusCode() >= 400;
      refused += isRefused ? 1 : 0;
      if (isRefused != expected) {
        wrong.add("%s: %d %s".formatted(update.what(), second.statusCode(), second.body()));
      }
    }

    assertThat(wrong).isEmpty();
    assertThat(updates()).hasSizeGreaterThanOrEqualTo(95);
    assertThat(refused).isGreaterThanOrEqualTo(40);
  }

  private static HttpResponse<String> apply(Access access, Manifest object, String yaml) {
    var kind =
        Objects.requireNonNull(
            Schemas.builtIn().kind(object.text("apiVersion"), object.text("kind")));
    var root = kind.apiVersion().contains("/") ? "/apis/" : "/api/";
    var path =
        "%s%s/%s%s/%s?fieldManager=slipway&force=true"
            .formatted(
                root,
                kind.apiVersion(),
                kind.namespaced() ? "namespaces/" + NAMESPACE + "/" : "",
                kind.plural(),
                object.ref().name());
    return access.send(
        access
            .request(path)
            .header("Content-Type", "application/apply-patch+yaml")
            .method("PATCH", BodyPublishers.ofString(yaml)));
  }

  /** Until its names are accepted, a definition is free to change. */
  private static void established(Access access, Manifest object) {
    if (object.text("kind").equals("CustomResourceDefinition")) {
      var path = "/apis/apiextensions.k8s.io/v1/customresourcedefinitions/" + object.ref().name();
      Awaitility.await()
          .until(() -> access.get(path).body().matches("(?s).*\"type\":\\s*\"Established\".*"));
    }
  }

  private static Manifest object(String yaml) {
    return Manifests.in(YamlReader.read(new SourceFile("it.yaml", yaml.getBytes(UTF_8)))).get(0);
  }

  private static List<Update> updates() throws IOException {
    var updates = new ArrayList<Update>();
    try (var in = UpdatesTest.class.getResourceAsStream("updates.txt")) {
      for (var block : new String(in.readAllBytes(), UTF_8).split("(?m)^object\n", -1)) {
        var lines = block.lines().toList();
        var object =
            lines.stream()
                .filter(line -> line.startsWith("  "))
                .map(line -> line.substring(2) + "\n")
                .collect(Collectors.joining());
        lines.stream()
            .filter(line -> line.startsWith("change "))
            .forEach(line -> updates.add(update(object, line.substring(7), updates.size())));
      }
    }
    return updates;
  }

  /** {@code {a: b, c: d}} in the place of {@code a: b} stands for two lines. */
  private static Update update(String object, String change, int number) {
    var sides = change.split(" ⇒ ", 2);
    if (!object.contains(sides[0])) {
      throw new IllegalStateException("nothing has " + sides[0]);
    }
    var head = object.replace(sides[0], sides[1]);
    if (sides[1].startsWith("{" + sides[0] + ", ") && sides[1].endsWith("}")) {
      int at = object.indexOf(sides[0]);
      var indent = object.substring(object.lastIndexOf('\n', at) + 1, at);
      var added = sides[1].substring(sides[0].length() + 3, sides[1].length() - 1);
      head =
          indent.isBlank()
              ? object.replace(sides[0], added + "\n" + indent + sides[0])
              : object.replace(sides[0], sides[0] + ", " + added);
    }
    var kind = object(object).text("kind");
    return new Update(kind + " " + change, named(object, number), named(head, number));
  }

  private static String named(String yaml, int number) {
    return yaml.replace("NAME", "u" + number).replace("Ku", "K").replace("Lu", "L");
  }
}
