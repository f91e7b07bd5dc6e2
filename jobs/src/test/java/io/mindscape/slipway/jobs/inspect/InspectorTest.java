package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection.Summary;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InspectorTest {

  private static final String STRATEGY =
      """
      resource_requirements:
        production: {api: {cpu: 2 cores}}
      delivery:
        environments:
          staging: {paths: [staging]}
          production: {paths: [production], namespace: mindscape}
      """;

  private static final String SERVICE =
      "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\nspec: {ports: [{port: 80}]}\n";

  private static final String BAD_SERVICE = SERVICE + "specc: {}\n";

  private final Map<String, String> files = new HashMap<>(Map.of("slipway.yaml", STRATEGY));
  private final EchoHelm helm = new EchoHelm();
  private final Inspector inspector = new Inspector(Judge.shipped(), helm, Clock.systemUTC());

  @Test
  void aPlainUnitIsJudgedForItsEnvironmentAndTheRestForNone() {
    files.put("production/api.yaml", BAD_SERVICE.formatted("api"));
    files.put("elsewhere/web.yaml", BAD_SERVICE.formatted("web"));

    assertThat(inspect(new Scope.Whole()).findings())
        .extracting(finding -> finding.place() + " " + finding.rule() + " " + finding.environment())
        .containsExactly(
            "elsewhere/web.yaml:5 schema/unknown-field null",
            "production/api.yaml:5 schema/unknown-field production");
  }

  @Test
  void theSummaryCountsFilesObjectsAndFindings() {
    files.put(
        "production/api.yaml", BAD_SERVICE.formatted("api") + "---\n" + SERVICE.formatted("b"));
    files.put(
        "production/keys.yaml",
        "apiVersion: external-secrets.io/v1\nkind: ExternalSecret\nmetadata: {name: k}\n");
    files.put("README.md", "# not read");

    var inspection = inspect(new Scope.Whole());

    assertThat(inspection.summary()).isEqualTo(new Summary(3, 2, 1, 0, 1));
    assertThat(inspection.notChecked())
        .extracting(Object::toString)
        .containsExactly("ExternalSecret k");
  }

  @Test
  void aFileThatIsNoYamlIsOneFindingAndTheOthersAreJudged() {
    files.put("production/a.yaml", "a: [\n");
    files.put("production/b.yaml", BAD_SERVICE.formatted("b"));

    assertThat(inspect(new Scope.Whole()).findings())
        .extracting(Finding::rule)
        .containsExactly("yaml/syntax", "schema/unknown-field");
  }

  @Test
  void onlyWhatWasTouchedIsLookedAt() {
    files.put("production/one/a.yaml", BAD_SERVICE.formatted("a"));
    files.put("production/two/b.yaml", BAD_SERVICE.formatted("b"));
    files.put("loose/c.yaml", BAD_SERVICE.formatted("c"));

    var inspection = inspect(new Scope.Paths(List.of("production/two/b.yaml", "gone.yaml")));

    assertThat(inspection.findings())
        .extracting(finding -> finding.place().file())
        .containsExactly("production/two/b.yaml");
    assertThat(inspection.rendered().keySet())
        .extracting(unit -> unit.folder())
        .containsExactly("production/two");
    assertThat(inspection.summary().files()).isEqualTo(1);
  }

  @Test
  void oneEnvironmentIsLookedAtAlone() {
    files.put("production/a.yaml", BAD_SERVICE.formatted("a"));
    files.put("staging/a.yaml", BAD_SERVICE.formatted("a"));

    assertThat(inspect(new Scope.Environment("staging")).findings())
        .extracting(finding -> finding.place().file())
        .containsExactly("staging/a.yaml");
  }

  @Test
  void whereNothingIsDeliveredAFolderIsJudgedForTheEnvironmentThatIsNamed() {
    files.put("api.yaml", BAD_SERVICE.formatted("api"));
    files.remove("slipway.yaml");

    var inspection =
        inspector.inspect(tree(), StrategyReader.reference(), new Scope.Environment("staging"));

    assertThat(inspection.findings()).extracting(Finding::environment).containsExactly("staging");
  }

  @Test
  void aWorkflowIsJudgedWhereverItStands() {
    var workflow =
        """
        on: {push: {branches: [main]}}
        permissions: {}
        jobs:
          deploy:
            if: github.ref == 'refs/heads/production'
            runs-on: ubuntu-latest
            steps: [{run: make}]
        """;
    files.put(".github/workflows/deploy.yaml", workflow);
    files.put("docs/example.yaml", workflow);

    assertThat(inspect(new Scope.Whole()).findings())
        .extracting(finding -> finding.place() + " " + finding.rule())
        .containsExactly(
            ".github/workflows/deploy.yaml:5 workflow/unreachable-step",
            "docs/example.yaml:5 workflow/unreachable-step");
  }

  @Test
  void aTemplateIsNotReadAsYamlAndIsJudgedAsItRenders() {
    files.put("charts/shop/Chart.yaml", "name: shop\n");
    files.put(
        "charts/shop/templates/it.yaml",
        "{{- if true }}\n" + BAD_SERVICE.formatted("{{ .Release.Name }}"));
    files.put("production/shop/values.yaml", "a: 1\n");
    files.put("staging/shop/values.yaml", "a: 2\n");
    helm.rendered = BAD_SERVICE.formatted("shop");

    var inspection = inspect(new Scope.Whole());

    assertThat(inspection.findings())
        .extracting(finding -> finding.place() + " " + finding.rule() + " " + finding.environment())
        .containsExactly(
            "charts/shop/templates/it.yaml:6 schema/unknown-field production",
            "charts/shop/templates/it.yaml:6 schema/unknown-field staging");
    // More than once each: findings are traced by further renderings.
    assertThat(new LinkedHashSet<>(helm.asked))
        .containsExactlyInAnyOrder(
            "shop in mindscape with production/shop/values.yaml",
            "shop in staging with staging/shop/values.yaml");
  }

  @Test
  void aChartThatCannotBeRenderedIsAFindingAtTheLineThatHelmNames() {
    files.put("charts/shop/Chart.yaml", "name: shop\n");
    files.put("charts/shop/templates/it.yaml", "{{ fail }}\n");
    files.put("production/shop/values.yaml", "a: 1\n");
    helm.failure = new Rendering.Failed("it failed", "templates/it.yaml", 1);

    assertThat(inspect(new Scope.Whole()).findings())
        .extracting(finding -> finding.place() + " " + finding.message())
        .containsExactly("charts/shop/templates/it.yaml:1 it failed");
  }

  @Test
  void eachValueThatTheChartsSchemaRefusesIsFoundInTheValues() {
    files.put("charts/shop/Chart.yaml", "name: shop\n");
    files.put("charts/shop/values.yaml", "api:\n  replicas: 1\n  port: http\n");
    files.put("production/shop/values.yaml", "# many\napi:\n  replicas: many\n");
    helm.failure =
        new Rendering.Failed(
            "- at '/api/replicas': got string, want integer\n"
                + "- at '/api/port': got string, want integer",
            "",
            1);

    assertThat(inspect(new Scope.Whole()).findings())
        .extracting(finding -> finding.place() + " " + finding.message())
        .containsExactly(
            "charts/shop/values.yaml:3 The chart's values.schema.json does not take api.port as it"
                + " is here: got string, want integer.",
            "production/shop/values.yaml:3 The chart's values.schema.json does not take"
                + " api.replicas as it is here: got string, want integer.");
  }

  @Test
  void aChartThatIsNotThereAndOneThatNobodyNamesAreFindings() {
    files.put("slipway.yaml", STRATEGY + "  applications: {shop: {chart: charts/gone}}\n");
    files.put("production/shop/values.yaml", "a: 1\n");
    files.put("production/other/values.yaml", "a: 1\n");

    assertThat(inspect(new Scope.Whole()).findings())
        .extracting(finding -> finding.place() + " " + finding.rule())
        .containsExactly(
            "production/other/values.yaml:1 render/no-chart",
            "production/shop/values.yaml:1 render/no-chart");
  }

  @Test
  void aStrategyFileThatIsNotUnderstoodIsAFindingOnItsLine() {
    files.put("slipway.yaml", STRATEGY.replace("2 cores", "two cores"));

    var findings =
        inspector
            .inspect(tree(), StrategyReader.reference(), new Scope.Paths(List.of("slipway.yaml")))
            .findings();

    assertThat(findings)
        .extracting(finding -> finding.place() + " " + finding.rule())
        .containsExactly("slipway.yaml:2 strategy/not-understood");
    assertThat(findings.get(0).message()).contains("write 2 cores or 500m");
  }

  @Test
  void anOverlayThatIsNotBuiltSaysSo() {
    files.put("production/kustomization.yaml", "resources: []\n");

    assertThat(inspect(new Scope.Whole()).findings())
        .extracting(Finding::rule)
        .containsExactly("render/not-rendered");
  }

  @Test
  void whatOneUnitRendersToCanBeAskedFor() {
    files.put("production/api.yaml", SERVICE.formatted("api"));
    var unit = Units.in(tree(), strategy()).get(0);

    assertThat(inspector.render(tree(), strategy(), unit))
        .extracting(object -> object.ref().toString())
        .containsExactly("Service api");
    assertThat(inspect(new Scope.Whole()).rendered()).containsOnlyKeys(unit);
  }

  private Inspection inspect(Scope scope) {
    return inspector.inspect(tree(), strategy(), scope);
  }

  private Snapshot tree() {
    return MemorySnapshot.of(files);
  }

  private Strategy strategy() {
    return StrategyReader.read(tree().read("slipway.yaml").orElseThrow());
  }

  /** Renders every chart to the same text, as one template. */
  private static final class EchoHelm implements HelmRenderer {
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private String rendered = "";
    private Rendering failure = null;

    @Override
    public Rendering render(Release release, List<SourceFile> chart, List<SourceFile> values) {
      var paths = values.stream().map(SourceFile::path).toList();
      asked.add(
          "%s in %s with %s"
              .formatted(release.name(), release.namespace(), String.join(", ", paths)));
      return failure != null
          ? failure
          : new Rendering.Rendered(
              List.of(
                  new SourceFile("templates/it.yaml", rendered.getBytes(StandardCharsets.UTF_8))));
    }
  }
}
