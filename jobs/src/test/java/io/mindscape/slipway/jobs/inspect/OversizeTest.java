package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A file that is too large to be read is told, and the others are judged all the same. */
class OversizeTest {

  private static final byte[] LARGE = new byte[Snapshot.LARGEST + (8 << 20)];

  private static final String STRATEGY =
      "delivery: {environments: {staging: {paths: [staging], namespace: shops}}}\n";
  private static final String SERVICE =
      "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\nx: 1\n";

  private final TreeMap<String, byte[]> files = new TreeMap<>();

  OversizeTest() {
    put("charts/shop/Chart.yaml", "name: shop\n");
    put("charts/shop/templates/a.yaml", "a: 1\n");
    put("staging/shop/values.yaml", "a: 1\n");
    put("staging/over/kustomization.yaml", "resources: [it.yaml]\n");
    put("staging/over/it.yaml", SERVICE);
    put("staging/web/web.yaml", SERVICE);
    put("infra/main.tf", "variable \"a\" {}\n");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "charts/shop/Chart.yaml",
        "charts/shop/templates/a.yaml",
        "charts/shop/files/data.bin",
        "staging/shop/values.yaml",
        "staging/over/kustomization.yaml",
        "staging/over/it.yaml",
        "staging/web/more.yaml",
        "infra/main.tf",
        "loose.yaml",
        ".github/workflows/ci.yaml",
        "slipway.yaml"
      })
  void whatWouldBeReadIsAnErrorOnTheFile(String path) {
    files.put(path, LARGE);

    for (var scope : List.of(new Scope.Whole(), new Scope.Paths(List.copyOf(files.keySet())))) {
      var findings = findings(scope);
      assertThat(findings)
          .filteredOn(finding -> finding.place().file().equals(path))
          .singleElement()
          .satisfies(
              finding -> {
                assertThat(finding.rule()).isEqualTo("file/too-large");
                assertThat(finding.severity()).isEqualTo(Severity.ERROR);
                assertThat(finding.message())
                    .startsWith(path + " is 40 MiB; files above 32 MiB are not read");
              });
      assertThat(findings)
          .as("the rest is judged")
          .anyMatch(
              finding ->
                  finding.rule().equals("schema/unknown-field")
                      && finding.place().file().equals("staging/web/web.yaml"));
    }
  }

  @Test
  void whatNobodyReadsIsAWarningForTheChangeThatBringsIt() {
    files.put("docs/film.mp4", LARGE);

    assertThat(findings(new Scope.Whole())).noneMatch(OversizeTest::isTooLarge);
    assertThat(findings(new Scope.Paths(List.of("staging/web/web.yaml"))))
        .noneMatch(OversizeTest::isTooLarge);
    assertThat(findings(new Scope.Paths(List.of("docs/film.mp4"))))
        .filteredOn(OversizeTest::isTooLarge)
        .singleElement()
        .satisfies(finding -> assertThat(finding.severity()).isEqualTo(Severity.WARNING));
  }

  @Test
  void whatIsJustNotTooLargeIsRead() {
    files.put("docs/film.mp4", new byte[Snapshot.LARGEST]);

    assertThat(findings(new Scope.Paths(List.of("docs/film.mp4"))))
        .noneMatch(OversizeTest::isTooLarge);
  }

  private static boolean isTooLarge(Finding finding) {
    return finding.rule().equals("file/too-large");
  }

  private List<Finding> findings(Scope scope) {
    var strategy =
        StrategyReader.read(
            MemorySnapshot.of(java.util.Map.of("slipway.yaml", STRATEGY))
                .read("slipway.yaml")
                .orElseThrow());
    return new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Rendered(List.of()),
            Clock.systemUTC())
        .inspect(new MemorySnapshot(files), strategy, scope)
        .findings();
  }

  private void put(String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
