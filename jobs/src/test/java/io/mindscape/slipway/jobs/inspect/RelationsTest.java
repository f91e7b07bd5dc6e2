package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RelationsTest {

  private static final String STRATEGY =
      """
      delivery:
        environments:
          staging: {paths: [staging]}
          production: {paths: [production], namespace: shop}
      """;

  private static final String READER =
      """
      apiVersion: batch/v1
      kind: Job
      metadata: {name: reader}
      spec:
        template:
          spec:
            restartPolicy: Never
            containers:
              - name: main
                image: example/reader:1
                envFrom:
                  - configMapRef: {name: settings}
      """;

  private static final String SETTINGS =
      "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: settings}\n";

  private final Map<String, String> files = new HashMap<>(Map.of("slipway.yaml", STRATEGY));

  @Test
  void aReferenceLeadsToAnotherUnitOfItsEnvironment() {
    files.put("production/jobs/reader.yaml", READER);
    files.put("production/settings/map.yaml", SETTINGS);
    files.put("staging/jobs/reader.yaml", READER);

    assertThat(found())
        .containsExactly("staging/jobs/reader.yaml:12 error reference/config-map staging");
  }

  @Test
  void whatComesFromElsewhereIsDeclared() {
    files.put("production/reader.yaml", READER);
    files.put("staging/reader.yaml", READER);
    files.merge(
        "slipway.yaml",
        """
          external:
            - {kind: ConfigMap, name: set*, environments: [staging], reason: "by hand"}
        """,
        String::concat);

    assertThat(found())
        .containsExactly("production/reader.yaml:12 error reference/config-map production");
  }

  @Test
  void whereAFileCannotBeReadNothingIsMissed() {
    files.put("production/reader.yaml", READER);
    files.put("production/other.yaml", "a: [\n");
    files.put("staging/reader.yaml", READER);
    files.put("staging/overlay/kustomization.yaml", "resources: [../base]\n");

    assertThat(found()).isEmpty();
  }

  @Test
  void aRuleAboutReferencesCanBeTuned() {
    files.put("production/reader.yaml", READER);
    files.merge(
        "slipway.yaml",
        "rules: {reference/config-map: {severity: info, reason: \"we are moving\"}}\n",
        String::concat);

    assertThat(found())
        .containsExactly("production/reader.yaml:12 info reference/config-map production");
  }

  @Test
  void aFolderOutsideStandsForItself() {
    files.put("loose/a.yaml", READER);
    files.put("loose/b.yaml", SETTINGS.replace("settings", "setting"));
    files.put("alone/a.yaml", READER);
    files.put("overlay/a.yaml", READER);
    files.put("overlay/b.yaml", SETTINGS.replace("settings", "setting"));
    files.put("overlay/kustomization.yaml", "resources: [a.yaml]\n");

    assertThat(found()).containsExactly("loose/a.yaml:12 warning reference/config-map null");
  }

  @Test
  void aFolderOfAnOverlayIsKnownByEachNameOfAKustomization() {
    for (var name : List.of("kustomization.yaml", "kustomization.yml", "Kustomization")) {
      files.clear();
      files.put("slipway.yaml", STRATEGY);
      files.put("overlay/a.yaml", READER);
      files.put("overlay/" + name, "resources: [a.yaml]\n");
      assertThat(found()).as(name).isEmpty();

      files.put("slipway.yaml", STRATEGY.replace("[production]", "[production], renderer: yaml"));
      files.put("production/web/a.yaml", READER);
      files.put("production/web/" + name, "resources: [a.yaml]\n");
      assertThat(found()).as(name).isEmpty();
    }
  }

  private List<String> found() {
    var strategy = files.getOrDefault("slipway.yaml", "");
    var read =
        StrategyReader.read(
            new SourceFile("slipway.yaml", strategy.getBytes(StandardCharsets.UTF_8)));
    var inspector =
        new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Failed("there are no charts", "", 1),
            Clock.systemUTC());
    return inspector.inspect(MemorySnapshot.of(files), read, new Scope.Whole()).findings().stream()
        .filter(finding -> finding.rule().startsWith("reference/"))
        .map(
            finding ->
                "%s %s %s %s"
                    .formatted(
                        finding.place(),
                        finding.severity().id(),
                        finding.rule(),
                        finding.environment()))
        .toList();
  }
}
