package io.mindscape.slipway.policies.rule.served;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What the API server fills in before policies look; bench/admission holds it to a real one. */
class ServedTest {

  private static final String POD =
      """
      hostNetwork: true
      initContainers: [{name: first, ports: [{containerPort: 1}]}]
      containers: [{name: main, ports: [{containerPort: 2}, {containerPort: 3, hostPort: 4}]}]
      """;

  @Test
  void aPodInTheNetworkOfItsNodeTakesTheNodesPorts() {
    assertThat(served("apiVersion: v1\nkind: Pod\nspec:\n" + POD.indent(2)))
        .contains("hostPort=1", "hostPort=2", "hostPort=4")
        .doesNotContain("hostPort=3");
  }

  @Test
  void aTemplateOfSuchPodsStaysAsItIs() {
    assertThat(
            served(
                "apiVersion: apps/v1\nkind: DaemonSet\nspec:\n  template:\n    spec:\n"
                    + POD.indent(6)))
        .contains("containerPort=1", "containerPort=2", "hostPort=4")
        .doesNotContain("hostPort=1", "hostPort=2", "hostPort=3");
  }

  private static String served(String text) {
    var file = new SourceFile("object.yaml", text.getBytes(StandardCharsets.UTF_8));
    var objects = Manifests.in(YamlReader.read(file));
    assertThat(objects).hasSize(1);
    return List.of(Served.builtIn().stored(objects.getFirst(), "shop")).toString();
  }
}
