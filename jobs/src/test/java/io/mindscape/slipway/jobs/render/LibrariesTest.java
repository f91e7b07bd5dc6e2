package io.mindscape.slipway.jobs.render;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A change of a chart affects whatever is made of it, through dependencies by path. */
final class LibrariesTest {

  private static final String STRATEGY =
      """
      delivery:
        environments:
          staging: {paths: [apps]}
      """;

  /**
   * A tree, and which units a changed path affects.
   *
   * @param charts {@code chart>name=repository} for a dependency; a path alone for a file
   */
  private record Case(String name, String charts, String changed, String affected) {}

  private static final List<Case> CASES =
      List.of(
          c("its own chart", "shop", "charts/shop/values.yaml", "shop"),
          c("a library beside it", "shop>lib=file://../lib", "charts/lib/templates/_x.tpl", "shop"),
          c("the library's own file", "shop>lib=file://../lib", "charts/lib/Chart.yaml", "shop"),
          c("a new file of it", "shop>lib=file://../lib", "charts/lib/new/deep.txt", "shop"),
          c("who does not use it", "shop>lib=file://../lib cart", "charts/lib/a", "shop"),
          c("two that use it", "shop>l=file://../l cart>l=file://../l", "charts/l/a", "cart shop"),
          c("a library of a library", "shop>a=file://../a a>b=file://../b", "charts/b/x", "shop"),
          c(
              "three steps away",
              "shop>a=file://../a a>b=file://../b b>c=file://../c",
              "charts/c/x",
              "shop"),
          c(
              "by two ways",
              "shop>a=file://../a shop>b=file://../b a>c=file://../c b>c=file://../c",
              "charts/c/x",
              "shop"),
          c(
              "a circle of two",
              "shop>a=file://../a a>b=file://../b b>a=file://../a",
              "charts/b/x",
              "shop"),
          c(
              "a circle of three",
              "shop>a=file://../a a>b=file://../b b>shop=file://../shop",
              "charts/b/x",
              "shop"),
          c("one that depends on itself", "shop>shop=file://../shop", "charts/shop/x", "shop"),
          c("one that depends on its own folder", "shop>me=file://.", "charts/shop/x", "shop"),
          c("a path with a slash at its end", "shop>lib=file://../lib/", "charts/lib/x", "shop"),
          c("a path with a dot", "shop>lib=file://./../lib", "charts/lib/x", "shop"),
          c("a library elsewhere", "shop>lib=file://../../libs/lib", "libs/lib/x", "shop"),
          c(
              "a library inside of it",
              "shop>lib=file://parts/lib",
              "charts/shop/parts/lib/x",
              "shop"),
          c("a folder called alike", "shop>lib=file://../lib", "charts/library/x", ""),
          c("one that is not there yet", "shop>new=file://../new", "charts/new/Chart.yaml", "shop"),
          c("one from a registry", "shop>lib=oci://registry.example/lib lib", "charts/lib/x", ""),
          c("one by an alias", "shop>lib=@lib lib", "charts/lib/x", ""),
          c("out of the repository", "shop>lib=file://../../../lib", "lib/x", ""),
          c("an absolute path", "shop>lib=file:///charts/lib", "charts/lib/x", ""),
          c("a name that is none", "shop>../lib=file://../lib", "charts/lib/x", ""),
          c(
              "the folder that was put in",
              "shop>lib=file://../lib charts/shop/charts/lib/Chart.yaml",
              "charts/lib/x",
              ""),
          c(
              "the package that was put in",
              "shop>lib=file://../lib charts/shop/charts/lib-1.0.0.tgz",
              "charts/lib/x",
              ""),
          c(
              "another package put in",
              "shop>lib=file://../lib charts/shop/charts/lib-more-1.0.0.tgz",
              "charts/lib/x",
              "shop"),
          c("the format before", "shop!lib=file://../lib", "charts/lib/x", "shop"));

  @Test
  void thereAreTwentyEightCases() {
    assertThat(CASES).hasSize(28);
  }

  @TestFactory
  Stream<DynamicTest> aChangeAffectsWhatIsMadeOfIt() {
    return CASES.stream().map(one -> DynamicTest.dynamicTest(one.name(), () -> judge(one)));
  }

  private static void judge(Case one) {
    var units = units(tree(one.charts()));
    assertThat(names(Affected.of(units).by(List.of(one.changed())))).isEqualTo(one.affected());
    assertThat(names(Units.affected(units, List.of(one.changed())))).isEqualTo(one.affected());
  }

  @Test
  void aLibraryStandsWhereHelmLooksForItAndItsFilesLeadBack() {
    var shop = helm(units(tree("shop>a=file://../a a>b=file://../b")), "shop");

    assertThat(shop.libraries())
        .extracting(Library::folder, Library::below)
        .containsExactly(tuple("charts/a", "charts/a"), tuple("charts/b", "charts/a/charts/b"));
    assertThat(shop.folders()).containsExactly("charts/shop", "charts/a", "charts/b");
    assertThat(shop.path("templates/x.yaml")).isEqualTo("charts/shop/templates/x.yaml");
    assertThat(shop.path("charts/a/templates/_x.tpl")).isEqualTo("charts/a/templates/_x.tpl");
    assertThat(shop.path("charts/a/charts/b/values.yaml")).isEqualTo("charts/b/values.yaml");
    assertThat(shop.path("charts/aa/values.yaml")).isEqualTo("charts/shop/charts/aa/values.yaml");
  }

  @Test
  void howeverManyThereAreItEnds() {
    var everybody = new StringBuilder("shop");
    for (int one = 0; one < 12; one++) {
      everybody.append(" shop>c%d=file://../c%d".formatted(one, one));
      for (int other = 0; other < 12; other++) {
        everybody.append(" c%d>c%d=file://../c%d".formatted(one, other, other));
      }
    }

    assertThat(helm(units(tree(everybody.toString())), "shop").libraries()).hasSize(100);
  }

  private static Source.Helm helm(List<Unit> units, String application) {
    return units.stream()
        .filter(unit -> unit.application().equals(application))
        .map(unit -> (Source.Helm) unit.source())
        .findFirst()
        .orElseThrow();
  }

  /** Those of the environment. */
  private static String names(List<Unit> units) {
    return String.join(
        " ",
        units.stream()
            .filter(unit -> unit.environment().equals("staging"))
            .map(Unit::application)
            .toList());
  }

  private static List<Unit> units(Map<String, String> files) {
    var strategy =
        StrategyReader.read(
            new SourceFile("slipway.yaml", STRATEGY.getBytes(StandardCharsets.UTF_8)));
    return Units.in(MemorySnapshot.of(files), strategy);
  }

  private static Map<String, String> tree(String charts) {
    var files = new TreeMap<String, String>();
    files.put("slipway.yaml", STRATEGY);
    for (var word : charts.split(" ", -1)) {
      if (word.contains("/") && !word.contains("=")) {
        files.put(word, "name: lib\n");
        continue;
      }
      var parts = word.split("[>!=]", 3);
      chart(parts[0], files);
      if (parts.length == 3) {
        var file = word.contains("!") ? "requirements.yaml" : "Chart.yaml";
        files.merge(
            "charts/%s/%s".formatted(parts[0], file),
            "dependencies:\n" + dependency(parts),
            (before, more) ->
                before.contains("dependencies:") ? before + dependency(parts) : before + more);
      }
    }
    return files;
  }

  private static String dependency(String[] parts) {
    return "  - {name: \"%s\", version: 1.0.0, repository: \"%s\"}\n".formatted(parts[1], parts[2]);
  }

  private static void chart(String name, Map<String, String> files) {
    files.putIfAbsent("charts/%s/Chart.yaml".formatted(name), "name: %s\n".formatted(name));
    if (List.of("shop", "cart").contains(name)) {
      files.put("apps/%s/values.yaml".formatted(name), "a: 1\n");
    }
  }

  private static Case c(String name, String charts, String changed, String affected) {
    return new Case(name, charts, changed, affected);
  }
}
