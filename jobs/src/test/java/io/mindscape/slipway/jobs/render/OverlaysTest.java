package io.mindscape.slipway.jobs.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which kustomizations are units, and what a change of their files affects. */
class OverlaysTest {

  private static final String DELIVERY =
      """
      delivery:
        environments:
          staging: {paths: [apps/staging]}
          production: {paths: [apps/production]}
      """;

  private final Map<String, String> files = new HashMap<>();

  @Test
  void aFolderWithAKustomizationIsAUnitAndWhatItIsMadeOfIsNone() {
    base();
    file("apps/production/api/kustomization.yaml", "resources: [../../../base, extra.yaml]");
    file("apps/production/api/extra.yaml", "kind: ConfigMap");
    file("apps/staging/api/kustomization.yaml", "resources: [../../../base]");

    assertThat(units())
        .containsExactly("api production apps/production/api", "api staging apps/staging/api");
    assertThat(affected("base/api.yaml")).hasSize(2);
    assertThat(affected("base/kustomization.yaml")).hasSize(2);
    assertThat(affected("apps/production/api/extra.yaml"))
        .containsExactly("api production apps/production/api");
    assertThat(affected("apps/staging/api/new.yaml"))
        .containsExactly("api staging apps/staging/api");
    assertThat(affected("README.md")).isEmpty();
  }

  @Test
  void anOverlayOfAnotherOfTheSameEnvironmentIsPartOfThatOne() {
    file("apps/production/kustomization.yaml", "resources: [api, web]");
    file("apps/production/api/kustomization.yaml", "resources: [a.yaml]");
    file("apps/production/web/kustomization.yaml", "resources: [w.yaml]");
    file("apps/production/api/a.yaml", "kind: Service");
    file("apps/production/web/w.yaml", "kind: Service");

    assertThat(units()).containsExactly("apps production apps/production");
    assertThat(affected("apps/production/web/w.yaml")).hasSize(1);
  }

  @Test
  void aBaseThatAnotherEnvironmentUsesIsAUnitInItsOwn() {
    file("apps/staging/api/kustomization.yaml", "resources: [a.yaml]");
    file("apps/staging/api/a.yaml", "kind: Service");
    file("apps/production/api/kustomization.yaml", "resources: [../../staging/api]");

    assertThat(units())
        .containsExactly("api production apps/production/api", "api staging apps/staging/api");
    assertThat(affected("apps/staging/api/a.yaml")).hasSize(2);
  }

  @Test
  void componentsAndPatchesAndGeneratorsTakePart() {
    base();
    file(
        "apps/production/api/kustomization.yaml",
        """
        resources: [../../../base]
        components: [../../../components/hpa]
        patches: [{path: patch.yaml}, {path: more/op.yaml, target: {kind: Service}}]
        configMapGenerator: [{name: c, files: [app.conf, key=other.conf], envs: [a.env]}]
        secretGenerator: [{name: s, env: s.env}]
        replacements: [{path: replace.yaml}]
        transformers: [t.yaml]
        openapi: {path: schema.json}
        crds: [crd.json]
        """);
    file("components/hpa/kustomization.yaml", "kind: Component\nresources: [hpa.yaml]");
    file(
        "apps/production/api/t.yaml",
        "apiVersion: builtin\nkind: PatchTransformer\nmetadata: {name: p}\npath: by.yaml");
    var parts =
        List.of(
            "components/hpa/hpa.yaml",
            "apps/production/api/patch.yaml",
            "apps/production/api/more/op.yaml",
            "apps/production/api/app.conf",
            "apps/production/api/other.conf",
            "apps/production/api/a.env",
            "apps/production/api/s.env",
            "apps/production/api/replace.yaml",
            "apps/production/api/schema.json",
            "apps/production/api/crd.json",
            "apps/production/api/by.yaml");
    parts.forEach(part -> file(part, "a: b"));

    assertThat(units()).containsExactly("api production apps/production/api");
    assertThat(overlay("apps/production/api").problems()).isEmpty();
    assertThat(overlay("apps/production/api").files()).containsAll(parts);
    assertThat(affected("components/hpa/hpa.yaml")).hasSize(1);
  }

  @Test
  void whatIsMissingAffectsTheOverlayWhenItComes() {
    file("apps/production/api/kustomization.yaml", "resources: [../../../elsewhere/gone.yaml]");

    assertThat(affected("elsewhere/gone.yaml")).hasSize(1);
  }

  @Test
  void theStrategyCanSayThatFilesAreTakenAsTheyStand() {
    file("apps/production/api/kustomization.yaml", "resources: [a.yaml]");
    file("apps/production/api/a.yaml", "kind: Service");
    var plain = DELIVERY.replace("[apps/production]", "[apps/production], renderer: yaml");

    assertThat(Units.in(MemorySnapshot.of(files), strategy(plain)))
        .extracting(Unit::source)
        .containsExactly(
            new Unit.Source.Plain(
                List.of("apps/production/api/a.yaml", "apps/production/api/kustomization.yaml")));
  }

  @Test
  void valuesBesideAKustomizationAreForNoChart() {
    file("apps/production/api/kustomization.yaml", "configMapGenerator: [{files: [values.yaml]}]");
    file("apps/production/api/values.yaml", "a: b");

    assertThat(units()).containsExactly("api production apps/production/api");
  }

  @Test
  void overlaysOutsideOfEnvironmentsAreForTheOneThatTheyAreCalledAs() {
    base();
    file("shop/overlays/production/kustomization.yaml", "resources: [../../../base]");
    file("shop/overlays/perf/kustomization.yaml", "resources: [../../../base]");

    assertThat(units())
        .containsExactly("shop  shop/overlays/perf", "shop production shop/overlays/production");
  }

  @Test
  void ofACircleTheFirstIsAUnit() {
    file("apps/production/a/kustomization.yaml", "resources: [../b]");
    file("apps/production/b/kustomization.yaml", "resources: [../a]");

    assertThat(units()).containsExactly("a production apps/production/a");
    assertThat(overlay("apps/production/a").problems())
        .extracting(finding -> finding.place() + " " + finding.rule())
        .containsExactly("apps/production/b/kustomization.yaml:1 render/kustomize-circle");
  }

  private void base() {
    file("base/kustomization.yaml", "resources: [api.yaml]");
    file("base/api.yaml", "kind: Service");
  }

  private void file(String path, String text) {
    files.put(path, text);
  }

  private Overlay overlay(String folder) {
    return Kustomizations.in(MemorySnapshot.of(files)).overlay(folder);
  }

  private List<String> units() {
    return text(Units.in(MemorySnapshot.of(files), strategy(DELIVERY)));
  }

  private List<String> affected(String path) {
    var units = Units.in(MemorySnapshot.of(files), strategy(DELIVERY));
    return text(Units.affected(units, List.of(path)));
  }

  private static List<String> text(List<Unit> units) {
    return units.stream()
        .map(unit -> unit.application() + " " + unit.environment() + " " + unit.folder())
        .toList();
  }

  private static Strategy strategy(String text) {
    return StrategyReader.read(
        new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)));
  }
}
