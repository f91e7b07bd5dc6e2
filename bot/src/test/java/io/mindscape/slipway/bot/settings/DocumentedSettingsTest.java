package io.mindscape.slipway.bot.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds docs/settings.md to the settings that there are, and every page to their names. */
final class DocumentedSettingsTest {

  private static final Path ROOT = Path.of("..");
  private static final Path PAGE = ROOT.resolve("docs/settings.md");
  private static final Pattern ROW =
      Pattern.compile("(?m)^\\| `([A-Z_]+)`(?: \\(or `--[a-z]+`\\))? \\| (?:`([a-z.-]+)`)? ?\\|");
  private static final Pattern NAME = Pattern.compile("SLIPWAY_[A-Z_]*[A-Z]");

  /** Variables that are no settings of the bot: where each is looked at. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "SLIPWAY_CONFIG", "bot/src/main/java/io/mindscape/slipway/bot/app/ServeCommand.java",
          "SLIPWAY_CACHE", ".ci/fixtures",
          "SLIPWAY_JAVA_OPTIONS", "slipway");

  @TempDir private Path folder;

  @Test
  void theTableHasEachSettingOnceAndNoOther() throws IOException {
    var documented =
        ROW.matcher(Files.readString(PAGE))
            .results()
            .collect(
                Collectors.toMap(
                    row -> row.group(1), row -> row.group(2) == null ? "" : row.group(2)));
    var there = new TreeMap<String, String>();
    Arrays.stream(Setting.values())
        .forEach(setting -> there.put(setting.variable(), setting.key()));
    there.put("SLIPWAY_CACHE", ""); // of the environment alone

    assertThat(new TreeMap<>(documented)).isEqualTo(there);
  }

  @Test
  void everyVariableThatAPageNamesIsThere() throws IOException {
    var known = Arrays.stream(Setting.values()).map(Setting::variable).collect(Collectors.toSet());
    var named = new TreeSet<String>();
    for (var page : pages()) {
      NAME.matcher(Files.readString(page)).results().forEach(found -> named.add(found.group()));
    }

    assertThat(named).hasSizeGreaterThan(25);
    named.removeAll(known);
    assertThat(OTHERS.keySet()).containsAll(named);
    for (var other : OTHERS.entrySet()) {
      assertThat(ROOT.resolve(other.getValue())).content().contains(other.getKey());
    }
  }

  @Test
  void theFileOfThePageIsAccepted() throws IOException {
    var yaml = Pattern.compile("(?ms)^```yaml\n(.*?)^```$").matcher(Files.readString(PAGE));
    assertThat(yaml.find()).isTrue();
    var file = Files.writeString(folder.resolve("slipway.yml"), yaml.group(1));

    var read = Sources.of(file, Map.of(), Map.of());

    assertThat(read.text(Setting.GITHUB_APP_ID)).contains("123456");
    assertThat(read.list(Setting.REPOSITORIES)).containsExactly("acme/platform");
  }

  private static Set<Path> pages() throws IOException {
    try (var documents = Files.list(ROOT.resolve("docs"))) {
      return Stream.concat(
              documents.filter(path -> path.toString().endsWith(".md")),
              List.of("README.md", "CONTRIBUTING.md", "RATIONALE.md", "SECURITY.md").stream()
                  .map(ROOT::resolve))
          .collect(Collectors.toSet());
    }
  }
}
