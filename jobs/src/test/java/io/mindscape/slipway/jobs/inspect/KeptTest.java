package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.KustomizeRenderer;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is kept from one inspection to the next, and what makes it be derived anew. */
class KeptTest {

  private static final String STRATEGY =
      """
      delivery:
        environments:
          staging: {paths: [staging], namespace: shops}
      """;

  private static final String SERVICE =
      "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\nspec: {ports: [{port: 80}]}\nx: 1\n";

  private final Map<String, String> files = new TreeMap<>();
  private final Counted helm = new Counted("1");
  private final Kept kept = Kept.inMemory();
  private String strategy = STRATEGY;

  KeptTest() {
    files.put("charts/shop/Chart.yaml", "name: shop\n");
    files.put("charts/shop/templates/a.yaml", "a: 1\n");
    files.put("staging/shop/values.yaml", "a: 1\n");
    files.put("staging/shop/values-more.yaml", "b: 1\n");
    files.put("staging/web/web.yaml", SERVICE.formatted("web"));
    files.put("README.md", "Read me\n");
  }

  @Test
  void theSameChartAndValuesAreRenderedOnce() {
    var first = findings(helm);
    files.put("README.md", "Read me again\n");
    files.put("staging/web/web.yaml", SERVICE.formatted("web2"));

    assertThat(findings(helm)).hasSameSizeAs(first);
    assertThat(helm.rendered).hasSize(1);
  }

  /** Each of these is part of what a rendering is made from. */
  @ParameterizedTest
  @CsvSource({
    "charts/shop/Chart.yaml, 'name: shop\nversion: 2'",
    "charts/shop/templates/a.yaml, 'a: 2'",
    "charts/shop/templates/b.yaml, 'b: 1'",
    "charts/shop/files/new.txt, 'x'",
    "charts/shop/.helmignore, 'templates/a.yaml'",
    "staging/shop/values.yaml, 'a: 2'",
    "staging/shop/values-more.yaml, 'b: 2'",
    "staging/shop/values-z.yaml, 'b: 2'"
  })
  void whereAFileOfItChangesItIsRenderedAnew(String path, String content) {
    findings(helm);
    files.put(path, content + "\n");
    findings(helm);

    assertThat(helm.rendered).hasSize(2);
  }

  @Test
  void whereAFileOfItGoesItIsRenderedAnew() {
    findings(helm);
    files.remove("staging/shop/values-more.yaml");
    findings(helm);

    assertThat(helm.rendered).hasSize(2);
  }

  @Test
  void whereTheNamespaceChangesItIsRenderedAnew() {
    findings(helm);
    strategy = STRATEGY.replace("shops", "others");
    findings(helm);

    assertThat(helm.rendered).containsExactly("shop in shops", "shop in others");
  }

  @Test
  void whereTheApplicationIsCalledOtherwiseItIsRenderedAnew() {
    findings(helm);
    files.put("staging/shop-2/values.yaml", files.remove("staging/shop/values.yaml"));
    files.put("staging/shop-2/values-more.yaml", files.remove("staging/shop/values-more.yaml"));
    findings(helm);

    assertThat(helm.rendered).containsExactly("shop in shops", "shop-2 in shops");
  }

  @Test
  void whereTheRendererIsAnotherItIsRenderedAnew() {
    findings(helm);
    var newer = new Counted("2");
    findings(newer);

    assertThat(newer.rendered).hasSize(1);
  }

  @Test
  void aRendererThatDoesNotSayWhatItIsRendersEachTime() {
    var unknown = new Counted("");
    findings(unknown);
    findings(unknown);

    assertThat(unknown.rendered).hasSize(2);
  }

  @Test
  void aTreeWithoutIdsHasTheSameFindingsAndKeepsNothing() {
    var with = findings(helm);
    var without =
        inspector(helm).inspect(new Nameless(tree()), strategy(), new Scope.Whole()).findings();

    assertThat(without).hasToString(with.toString()).isNotEmpty();
    assertThat(helm.rendered).hasSize(2);
  }

  @Test
  void whatIsMadeOfAUnitIsMadeOnceAsLongAsTheUnitIsTheSame() {
    var made = new ArrayList<String>();
    var names =
        new Extract<>(
            "names/1",
            String.class,
            objects -> {
              var text = objects.toString();
              made.add(text);
              return text;
            },
            String::length);

    extract(names);
    extract(names);
    assertThat(made).hasSize(2); // of the chart's unit and of the plain one
    files.put("staging/web/web.yaml", SERVICE.formatted("web3"));
    extract(names);

    assertThat(made).hasSize(3);
    assertThat(helm.rendered).hasSize(1);
  }

  private void extract(Extract<String> what) {
    var renderings =
        new Renderings(
            new Renderers(helm, KustomizeRenderer.none()),
            strategy(),
            Judges.alone(Judge.shipped()),
            new Files(tree()),
            kept);
    Layout.of(tree(), strategy(), kept).units().forEach(unit -> renderings.extract(unit, what));
  }

  private List<?> findings(HelmRenderer renderer) {
    return inspector(renderer).inspect(tree(), strategy(), new Scope.Whole()).findings();
  }

  private Inspector inspector(HelmRenderer renderer) {
    return new Inspector(Judge.shipped(), renderer, Clock.systemUTC()).keeping(kept);
  }

  private Snapshot tree() {
    return MemorySnapshot.of(files);
  }

  private Strategy strategy() {
    return StrategyReader.read(
        new SourceFile("slipway.yaml", strategy.getBytes(StandardCharsets.UTF_8)));
  }

  /** A tree that knows no ids, as a folder on disk. */
  private record Nameless(Snapshot tree) implements Snapshot {
    @Override
    public Optional<SourceFile> read(String path) {
      return tree.read(path);
    }

    @Override
    public List<String> list(String folder) {
      return tree.list(folder);
    }
  }

  /** Renders something that is fine, so that nothing is traced by further renderings; counts. */
  private record Counted(String version, List<String> rendered) implements HelmRenderer {
    Counted(String version) {
      this(version, Collections.synchronizedList(new ArrayList<>()));
    }

    @Override
    public Rendering render(Release release, List<SourceFile> chart, List<SourceFile> values) {
      rendered.add("%s in %s".formatted(release.name(), release.namespace()));
      var text =
          "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {a: b}\n"
              .formatted(release.name())
              .getBytes(StandardCharsets.UTF_8);
      return new Rendering.Rendered(List.of(new SourceFile("templates/it.yaml", text)));
    }
  }
}
