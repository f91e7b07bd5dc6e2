package io.mindscape.slipway.jobs.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class UnitsTest {

  private static final String DELIVERY =
      """
      delivery:
        applications: {shop: {chart: charts/store}}
        environments:
          staging: {paths: [environments/staging, ./k8s/staging/]}
          production: {paths: [environments/production, k8s/production]}
        images:
          mindscape/web: [{file: "k8s/{environment}/deployment.yaml", key: spec}]
      """;

  private static final List<String> PLATFORM =
      List.of(
          "slipway.yaml",
          ".github/workflows/deploy.yaml",
          "charts/mindscape/Chart.yaml",
          "charts/mindscape/values.yaml",
          "charts/mindscape/templates/api.yaml",
          "charts/mindscape/charts/db/Chart.yaml",
          "environments/staging/mindscape-api/values.yaml",
          "environments/production/mindscape-api/values.yaml",
          "environments/production/mindscape-api/values-zones.yaml",
          "environments/production/queue/rabbit.yaml",
          "environments/production/queue/more/policy.yml",
          "k8s/staging/deployment.yaml",
          "k8s/production/deployment.yaml",
          "k8s/production/NOTES.md");

  @Test
  void aFolderWithValuesIsRenderedFromTheChartThatItsNameBeginsWith() {
    assertThat(units(PLATFORM))
        .contains(
            new Unit(
                "mindscape-api",
                "production",
                "environments/production/mindscape-api",
                new Source.Helm(
                    "charts/mindscape",
                    List.of(
                        "environments/production/mindscape-api/values.yaml",
                        "environments/production/mindscape-api/values-zones.yaml"))));
  }

  @Test
  void foldersOfManifestsArePlainWithAllThatIsBelowThem() {
    assertThat(units(PLATFORM))
        .contains(
            new Unit(
                "queue",
                "production",
                "environments/production/queue",
                new Source.Plain(
                    List.of(
                        "environments/production/queue/more/policy.yml",
                        "environments/production/queue/rabbit.yaml"))));
  }

  @Test
  void aFolderCalledAsItsEnvironmentIsCalledAsTheImageThatIsWrittenThere() {
    assertThat(units(PLATFORM))
        .contains(
            new Unit(
                "mindscape-web",
                "staging",
                "k8s/staging",
                new Source.Plain(List.of("k8s/staging/deployment.yaml"))));
  }

  @Test
  void aChartThatAnEnvironmentUsesDoesNotStandAloneAndItsInnerChartsNeither() {
    assertThat(units(PLATFORM)).extracting(Unit::environment).doesNotContain("");
    assertThat(units(PLATFORM)).hasSize(5);
  }

  @Test
  void theStrategysChartGoesBeforeEveryGuess() {
    assertThat(
            sources(
                List.of(
                    "charts/shop/Chart.yaml",
                    "charts/store/Chart.yaml",
                    "environments/staging/shop/values.yaml")))
        .contains(
            new Source.Helm("charts/store", List.of("environments/staging/shop/values.yaml")));
  }

  @Test
  void theOnlyChartServesWhateverTheFolderIsCalled() {
    assertThat(sources(List.of("deploy/chart/Chart.yaml", "environments/staging/api/values.yaml")))
        .containsExactly(
            new Source.Helm("deploy/chart", List.of("environments/staging/api/values.yaml")));
  }

  @Test
  void amongSeveralChartsOfOtherNamesNoneIsGuessed() {
    assertThat(
            sources(
                List.of(
                    "charts/one/Chart.yaml",
                    "charts/two/Chart.yaml",
                    "environments/staging/api/values.yaml")))
        .contains(new Source.NoChart(List.of("environments/staging/api/values.yaml")));
  }

  @Test
  void aChartAloneIsCalledAsItsFileSaysAndALibraryIsNone() {
    var tree =
        MemorySnapshot.of(
            Map.of(
                "Chart.yaml", "name: store\n",
                "values.yaml", "",
                "values-staging.yaml", "",
                "values-mars.yaml", ""));

    assertThat(Units.in(tree, StrategyReader.reference()))
        .containsExactly(
            new Unit("store", "", "", new Source.Helm("", List.of())),
            new Unit("store", "staging", "", new Source.Helm("", List.of("values-staging.yaml"))));
    assertThat(
            Units.in(
                MemorySnapshot.of(Map.of("lib/Chart.yaml", "type: library\n")),
                StrategyReader.reference()))
        .isEmpty();
  }

  @Test
  void aChangeAffectsTheUnitsThatItTakesPartIn() {
    var units = units(PLATFORM);

    assertThat(affected(units, "charts/mindscape/templates/api.yaml"))
        .containsExactly("mindscape-api production", "mindscape-api staging");
    assertThat(affected(units, "environments/production/mindscape-api/values.yaml"))
        .containsExactly("mindscape-api production");
    assertThat(affected(units, "k8s/staging/deployment.yaml"))
        .containsExactly("mindscape-web staging");
    assertThat(affected(units, "k8s/staging/removed.yaml"))
        .containsExactly("mindscape-web staging");
    assertThat(affected(units, "README.md")).isEmpty();
    assertThat(affected(units, "environments/production/mindscape-api-2/values.yaml")).isEmpty();
    assertThat(affected(units, "slipway.yaml")).hasSize(units.size());
  }

  private static List<String> affected(List<Unit> units, String path) {
    return Units.affected(units, List.of(path)).stream()
        .map(unit -> unit.application() + " " + unit.environment())
        .toList();
  }

  private static List<Source> sources(List<String> paths) {
    return units(paths).stream().map(Unit::source).toList();
  }

  private static List<Unit> units(List<String> paths) {
    var texts = new HashMap<String, String>();
    paths.forEach(path -> texts.put(path, ""));
    return Units.in(MemorySnapshot.of(texts), strategy());
  }

  private static Strategy strategy() {
    return StrategyReader.read(
        new SourceFile("slipway.yaml", DELIVERY.getBytes(StandardCharsets.UTF_8)));
  }
}
