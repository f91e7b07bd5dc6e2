package io.mindscape.slipway.policies.strategy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.representer.Representer;
import org.yaml.snakeyaml.resolver.Resolver;

/**
 * Holds what the documents show of the strategy file to what reads it: each example is accepted,
 * and each key that there is stands somewhere.
 */
final class DocumentedStrategyTest {

  private static final Path DOCUMENTS = Path.of("..", "docs");
  private static final Path READERS =
      Path.of("src/main/java/io/mindscape/slipway/policies/strategy");
  private static final Set<String> BLOCKS =
      Set.of(
          "environments",
          "resource_requirements",
          "autoscaling",
          "monitoring",
          "maintenance",
          "delivery",
          "rules");
  private static final Pattern FENCE = Pattern.compile("(?ms)^```yaml\n(.*?)^```$");
  private static final Pattern KEYS = Pattern.compile("\\.only\\(([^)]*)\\)");
  private static final Pattern WORD = Pattern.compile("\"([A-Za-z_]+)\"");

  /** What an example takes for granted. */
  private static final String AROUND =
      """
      environments: {development: {purpose: To try}, staging: {purpose: To see}, production: {purpose: To run}}
      maintenance: {schedule: "Every Sunday 02:00-04:00 UTC", tasks: [log_rotation]}
      delivery:
        owners: [mindscape/platform]
        environments:
          development: {paths: [environments/development], follows: {branch: main}}
          staging: {paths: [environments/staging], follows: {branch: main}}
          production: {paths: [environments/production], follows: {environment: staging}}
      """;

  @Test
  void eachExampleIsAccepted() throws IOException {
    int examples = 0;
    for (var page : pages()) {
      var found = FENCE.matcher(Files.readString(page));
      while (found.find()) {
        if (load(found.group(1)) instanceof Map<?, ?> example
            && BLOCKS.containsAll(example.keySet())) {
          var file = asWritten().dump(within(example));
          assertThatCode(
                  () ->
                      StrategyReader.read(
                          new SourceFile("slipway.yaml", file.getBytes(StandardCharsets.UTF_8))))
              .as("%s:%n%s", page.getFileName(), found.group(1))
              .doesNotThrowAnyException();
          examples++;
        }
      }
    }
    assertThat(examples).isGreaterThanOrEqualTo(13);
  }

  @Test
  void eachKeyStandsInTheDocuments() throws IOException {
    var words = new TreeSet<String>();
    for (var page : pages()) {
      Pattern.compile("[A-Za-z_]+")
          .matcher(code(Files.readString(page)))
          .results()
          .forEach(word -> words.add(word.group()));
    }
    var keys = keys();

    assertThat(keys).hasSizeGreaterThan(60);
    assertThat(words).containsAll(keys);
  }

  /** What stands in fences and between backticks. */
  private static String code(String page) {
    return Pattern.compile("(?ms)^```\\w*\n(.*?)^```$|`([^`\n]+)`")
        .matcher(page)
        .results()
        .map(found -> found.group())
        .collect(Collectors.joining("\n"));
  }

  /** All that any block of the file may have, as its readers list it. */
  private static Set<String> keys() throws IOException {
    var keys = new TreeSet<String>();
    try (var files = Files.list(READERS)) {
      for (var file : files.filter(path -> path.toString().endsWith("Reader.java")).toList()) {
        KEYS.matcher(Files.readString(file))
            .results()
            .flatMap(list -> WORD.matcher(list.group(1)).results())
            .forEach(key -> keys.add(key.group(1)));
      }
    }
    return keys;
  }

  private static List<Path> pages() throws IOException {
    try (var files = Files.list(DOCUMENTS)) {
      var pages = new ArrayList<>(files.filter(path -> path.toString().endsWith(".md")).toList());
      // It repeats a document that knows nothing of this file.
      pages.removeIf(page -> page.endsWith("strategy-document.md"));
      return pages;
    }
  }

  private static Object load(String yaml) {
    var documents = new ArrayList<Object>();
    asWritten().loadAll(yaml).forEach(documents::add);
    return documents.size() == 1 ? documents.getFirst() : documents;
  }

  /** Days, numbers and {@code off} stay the words that they are. */
  private static Yaml asWritten() {
    var reading = new LoaderOptions();
    var writing = new DumperOptions();
    var words =
        new Resolver() {
          @Override
          protected void addImplicitResolvers() {
            // Nothing is anything but text.
          }
        };
    return new Yaml(
        new SafeConstructor(reading), new Representer(writing), writing, reading, words);
  }

  private static Map<Object, Object> within(Map<?, ?> example) {
    return merged((Map<?, ?>) load(AROUND), example);
  }

  private static Map<Object, Object> merged(Map<?, ?> around, Map<?, ?> example) {
    var merged = new LinkedHashMap<Object, Object>(around);
    example.forEach(
        (key, value) ->
            merged.put(
                key,
                value instanceof Map<?, ?> inner && merged.get(key) instanceof Map<?, ?> outer
                    ? merged(outer, inner)
                    : value));
    return merged;
  }
}
