package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.agreement.Writing.Trait;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The seeds are of many kinds, and in the files where they are looked for. */
final class SeedsTest {

  @Test
  void thereAreSeedsOfMoreThanSixtyKinds() throws Exception {
    var kinds =
        files("yaml").stream()
            .flatMap(file -> documents(file).stream())
            .map(seed -> seed.text("apiVersion") + " " + seed.text("kind"))
            .collect(Collectors.toSet());

    assertThat(kinds).hasSizeGreaterThanOrEqualTo(71);
  }

  @Test
  void eachStandsInTheFileOfItsKind() throws Exception {
    for (var file : files("yaml")) {
      assertThat(documents(file))
          .as(file.toString())
          .isNotEmpty()
          .allSatisfy(
              seed -> assertThat(file.getFileName().toString()).isEqualTo(file(seed) + ".yaml"));
    }
  }

  @Test
  void eachSaysTheSameInEveryWriting() throws Exception {
    var writings =
        Stream.concat(
                Arrays.stream(Trait.values()).map(Writing.USUAL::with),
                Stream.of(
                    Writing.USUAL.indented(4), Writing.USUAL.with(Trait.FLOW, Trait.QUOTED_KEYS)))
            // Two documents more, which say nothing; and keys that Kubernetes reads as texts.
            .filter(writing -> !writing.has(Trait.EMPTY_DOCUMENTS))
            .filter(writing -> !writing.has(Trait.PLAIN_KEYS))
            .toList();
    for (var file : files("yaml")) {
      for (var seed : documents(file)) {
        var usual = json(TreeWriter.write(seed, Writing.USUAL));
        assertThat(usual).as(file.toString()).isEqualTo(json(Files.readString(file), seed));
        for (var writing : writings) {
          assertThat(json(TreeWriter.write(seed, writing)))
              .as("%s, %s", file, writing)
              .isEqualTo(usual);
        }
      }
    }
  }

  @Test
  void valuesOfAKindAreReadable() throws Exception {
    for (var file : files("values.yaml")) {
      assertThat(Ingredients.of(documents(file).get(0)).recipes()).as(file.toString()).isNotEmpty();
    }
    assertThat(Seeds.ofTypes()).containsKeys("ObjectMeta", "Container");
    assertThat(Seeds.values().theme("name")).isNotEmpty();
    assertThat(Seeds.world()).isNotEmpty();
  }

  private static Object json(String text) {
    return new org.yaml.snakeyaml.Yaml().load(text);
  }

  /** The document of {@code text} that {@code seed} was read from. */
  private static Object json(String text, Tree seed) {
    int at = TreeReader.documents(text).indexOf(seed);
    int number = 0;
    for (var document : new org.yaml.snakeyaml.Yaml().loadAll(text)) {
      if (number++ == at) {
        return document;
      }
    }
    throw new IllegalArgumentException("no such document");
  }

  private static String file(Tree seed) {
    var api = seed.text("apiVersion");
    var group = api.contains("/") ? api.substring(0, api.indexOf('/')) : "core";
    return group + "-" + seed.text("kind");
  }

  /** The files with that ending; the values of a kind are no seeds. */
  private static List<Path> files(String ending) throws IOException, URISyntaxException {
    var folder = Path.of(Objects.requireNonNull(Seeds.class.getResource("seeds")).toURI());
    try (var files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith("." + ending))
          .filter(file -> ending.contains("values") || !file.toString().endsWith(".values.yaml"))
          .sorted()
          .toList();
    }
  }

  private static List<Tree> documents(Path file) {
    try {
      return TreeReader.documents(Files.readString(file));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
