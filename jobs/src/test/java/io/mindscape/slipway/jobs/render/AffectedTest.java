package io.mindscape.slipway.jobs.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AffectedTest {

  private static final String STRATEGY =
      """
      delivery:
        environments:
          staging: {paths: [apps/staging, shared]}
          production: {paths: [apps/production, shared]}
      """;

  private final Map<String, String> files = new TreeMap<>();

  @Test
  void theIndexSaysWhatEachUnitWouldSayOfItself() {
    furnish();
    var units = units();
    var index = Affected.of(units);
    var paths = new ArrayList<>(files.keySet());
    paths.addAll(
        List.of("new.yaml", "apps", "apps/staging/shop", "apps/staging/new/x.yaml", "charts/shop"));
    paths.addAll(List.of("charts/shop/new/deep/file", "charts/shopping/Chart.yaml", "shared/x"));

    int compared = 0;
    for (var one : paths) {
      for (var other : paths) {
        var both = List.of(one, other);
        assertThat(index.by(both)).as("%s", both).isEqualTo(Units.affected(units, both));
        compared++;
      }
    }

    assertThat(units).hasSizeGreaterThan(8);
    assertThat(compared).isGreaterThan(400);
  }

  private void furnish() {
    for (var environment : List.of("staging", "production")) {
      files.put("apps/%s/shop/values.yaml".formatted(environment), "a: 1\n");
      files.put("apps/%s/shop/values-more.yaml".formatted(environment), "a: 1\n");
      files.put("apps/%s/web/a.yaml".formatted(environment), "a: 1\n");
      files.put("apps/%s/web/deep/b.yaml".formatted(environment), "a: 1\n");
      files.put("apps/%s/lost/values.yaml".formatted(environment), "a: 1\n");
    }
    files.put("charts/shop/Chart.yaml", "name: shop\n");
    files.put("charts/shop/templates/a.yaml", "a: 1\n");
    files.put("charts/alone/Chart.yaml", "name: alone\n");
    files.put("charts/alone/values.yaml", "a: 1\n");
    files.put("shared/namespace.yaml", "a: 1\n");
    files.put("README.md", "Read me\n");
    files.put("slipway.yaml", STRATEGY);
  }

  private List<Unit> units() {
    var strategy =
        StrategyReader.read(
            new SourceFile("slipway.yaml", STRATEGY.getBytes(StandardCharsets.UTF_8)));
    return Units.in(MemorySnapshot.of(files), strategy);
  }
}
