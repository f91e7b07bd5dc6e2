package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.KustomizeRenderer;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Build;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Made;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An overlay is built once, as long as everything that goes into it is the same. */
class KeptBuildsTest {

  private static final String STRATEGY =
      "delivery: {environments: {staging: {paths: [staging], namespace: shops}}}\n";

  private static final String SERVICE =
      "apiVersion: v1\nkind: Service\nmetadata: {name: web}\nspec: {ports: [{port: 80}]}\nx: 1\n";

  private final Map<String, String> files = new TreeMap<>();
  private final List<String> built = new ArrayList<>();
  private final Kept kept = Kept.inMemory();
  private boolean works = true;

  KeptBuildsTest() {
    files.put("base/web/kustomization.yaml", "resources: [web.yaml]\n");
    files.put("base/web/web.yaml", SERVICE);
    files.put("staging/web/kustomization.yaml", "resources: [../../base/web]\n");
    files.put("README.md", "Read me\n");
  }

  @Test
  void theSameFilesAreBuiltOnceAndSayTheSame() {
    var first = findings();
    files.put("README.md", "Read me again\n");

    assertThat(findings()).hasToString(first.toString()).isNotEmpty();
    assertThat(built).containsExactly("staging/web");
  }

  @ParameterizedTest
  @CsvSource({
    "base/web/kustomization.yaml, 'namePrefix: a-'",
    "base/web/web.yaml, '# more'",
    "staging/web/kustomization.yaml, 'nameSuffix: -b'"
  })
  void whereAFileOfItChangesItIsBuiltAnew(String path, String more) {
    findings();
    files.merge(path, more + "\n", String::concat);
    findings();

    assertThat(built).containsExactly("staging/web", "staging/web");
  }

  @Test
  void whatCouldNotBeBuiltIsTriedAgain() {
    works = false;
    findings();
    works = true;

    assertThat(findings().toString()).doesNotContain("kustomize-failed");
    assertThat(built).hasSize(2);
  }

  private List<?> findings() {
    var strategy =
        StrategyReader.read(
            new SourceFile("slipway.yaml", STRATEGY.getBytes(StandardCharsets.UTF_8)));
    KustomizeRenderer kustomize =
        (folder, read) -> {
          built.add(folder);
          return works
              ? new Build.Built(List.of(new Made("base/web/web.yaml", "", SERVICE)))
              : new Build.Failed("no");
        };
    var renderers =
        new Renderers((release, chart, values) -> new Rendering.Rendered(List.of()), kustomize);
    var judge = Judge.shipped();
    return new Inspector(() -> judge, renderers, Clock.systemUTC())
        .keeping(kept)
        .inspect(MemorySnapshot.of(files), strategy, new Scope.Whole())
        .findings();
  }
}
