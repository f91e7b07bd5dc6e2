package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.git.MemorySnapshot;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

  private final Map<String, String> files = new TreeMap<>();

  ShapeTest() {
    files.put("apps/one/values.yaml", "a: 1\n");
    files.put("apps/two/kustomization.yaml", "resources: []\n");
    files.put("charts/shop/Chart.yaml", "name: shop\n");
  }

  @Test
  void valuesAreNoPartOfIt() {
    var before = shape();
    files.put("apps/one/values.yaml", "a: 2\n");

    assertThat(shape()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "new.yaml",
        "apps/one/values-more.yaml",
        "apps/one/deeper/values.yaml",
        "charts/shop/Chart.yaml",
        "apps/two/kustomization.yaml"
      })
  void filesThatComeAndThoseThatSayHowOthersBelongTogetherAre(String path) {
    var before = shape();
    files.put(path, "another: text\n");

    assertThat(shape()).isNotEqualTo(before);
  }

  @Test
  void filesThatGoAreToo() {
    var before = shape();
    files.remove("apps/one/values.yaml");

    assertThat(shape()).isNotEqualTo(before);
  }

  @Test
  void aFileInAFolderIsNotOneOfThatWholeName() {
    files.put("x/y", "");
    var before = shape();
    files.remove("x/y");
    files.put("xy", "");

    assertThat(shape()).isNotEqualTo(before);
  }

  private Key shape() {
    return Shape.of(MemorySnapshot.of(files), Kept.inMemory()).orElseThrow();
  }
}
