package io.mindscape.slipway.policies.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Files as people leave them, each with a change and what comes of it: the file, or why not. {@code
 * -Dgolden.refresh=true} writes that anew; read the difference.
 */
class UglyFilesTest {

  private static final Path FOLDER = Path.of("src/test/golden/ugly");
  private static final String BEFORE = "\n==== before\n";
  private static final String AFTER = "\n==== after\n";

  @Test
  void thereAreMany() throws IOException {
    try (var files = Files.list(FOLDER)) {
      assertThat(files.count()).isEqualTo(108);
    }
  }

  @TestFactory
  Stream<DynamicTest> eachComesOutAsItStandsThere() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList().stream()
          .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }
  }

  private static void check(Path file) throws IOException {
    var text = Files.readString(file);
    var change = change(text.substring(0, text.indexOf(BEFORE)));
    var before = text.substring(text.indexOf(BEFORE) + BEFORE.length(), text.indexOf(AFTER));
    var after = told(bytes(before), change);
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(file, text.substring(0, text.indexOf(AFTER)) + AFTER + after + "\n");
    }
    assertThat(text.substring(text.indexOf(AFTER) + AFTER.length())).isEqualTo(after + "\n");
  }

  private static String told(String before, Change change) {
    try {
      var after = Editor.apply(Given.file("it.yaml", before), change).text();
      var read = new Yaml(new SafeConstructor(loose())).loadAll(plain(after));
      assertThat(read).as("SnakeYAML reads it").isNotEmpty();
      return shown(after);
    } catch (Refused refused) {
      return "refused: " + refused.getMessage();
    }
  }

  /** It takes no tab in front of a comment; Kubernetes does. */
  private static String plain(String text) {
    return text.replace("\uFEFF", "").replace("\t#", " #");
  }

  private static LoaderOptions loose() {
    var options = new LoaderOptions();
    options.setTagInspector(tag -> true);
    return options;
  }

  /** What cannot be seen in a file stands in it by a sign. */
  private static String bytes(String shown) {
    var text = shown.replace("␍", "\r").replace("⇥", "\t").replace("⟦bom⟧", "\uFEFF");
    return text.endsWith("⟦end⟧") ? text.substring(0, text.length() - 5) : text + "\n";
  }

  private static String shown(String bytes) {
    var text = bytes.endsWith("\n") ? bytes.substring(0, bytes.length() - 1) : bytes + "⟦end⟧";
    return text.replace("\r", "␍").replace("\t", "⇥").replace("\uFEFF", "⟦bom⟧");
  }

  private static Change change(String line) {
    var words = List.of(line.split(" ", 3));
    var way = way(words.get(1));
    return switch (words.getFirst()) {
      case "put" -> new Change.Put(way, value(words.get(2)));
      case "add" -> new Change.Add(way, value(words.get(2)));
      case "remove" -> new Change.Remove(way);
      case "rename" -> new Change.Rename(way, words.get(2));
      case "drop" -> new Change.Drop(way, Integer.parseInt(words.get(2)));
      default -> throw new IllegalArgumentException(line);
    };
  }

  private static Way way(String text) {
    int colon = text.indexOf(':');
    var root = Way.root(colon < 0 ? 0 : Integer.parseInt(text.substring(0, colon)));
    var path = text.substring(colon + 1);
    if (path.startsWith("\"")) {
      return root.key(path.replace("\"", ""));
    }
    return path.equals(".") ? root : root.below(path);
  }

  private static Value value(String yaml) {
    return Value.of(YamlReader.read(Given.file("value.yaml", yaml)).documents().getFirst());
  }
}
