package io.mindscape.slipway.policies.terraform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.hcl.HclReader;
import io.mindscape.slipway.policies.strategy.Infrastructure;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Modules as people write them: they read without a mistake, and are judged without a false word.
 */
class CorpusTest {

  private final Map<String, byte[]> files = files();
  private final Sources sources =
      new Sources() {
        @Override
        public List<String> in(String folder) {
          return files.keySet().stream().filter(path -> Folders.of(path).equals(folder)).toList();
        }

        @Override
        public Optional<SourceFile> read(String path) {
          return Optional.ofNullable(files.get(path)).map(bytes -> new SourceFile(path, bytes));
        }
      };

  @Test
  void everyFileIsReadWithoutAMistake() {
    assertThat(files).hasSize(109);
    files.forEach(
        (path, content) ->
            assertThat(HclReader.read(new SourceFile(path, content)).problems())
                .as(path)
                .isEmpty());
  }

  @Test
  void everyModuleIsJudgedWithoutAFalseWord() {
    var folders = files.keySet().stream().map(Folders::of).distinct().toList();
    assertThat(folders).hasSize(29);
    var found =
        folders.stream()
            .filter(folder -> !folder.endsWith("tests"))
            .flatMap(folder -> judged(folder).stream())
            .map(Folder::shown)
            .toList();
    assertThat(found).isEmpty();
  }

  @Test
  void spoiltFilesAreJudgedWithoutFailing() {
    var random = new Random(5);
    var bits =
        List.of("\"", "{", "}", "(", "[", "]", "${", "%{", "\n", "=", "<<E\n", "...", "var.", "0");
    for (int round = 0; round < 600; round++) {
      var path = List.copyOf(files.keySet()).get(random.nextInt(files.size()));
      var text = new String(files.get(path), UTF_8);
      int at = random.nextInt(text.length());
      var spoilt =
          text.substring(0, at)
              + bits.get(random.nextInt(bits.size()))
              + text.substring(Math.min(text.length(), at + random.nextInt(4)));
      var good = files.put(path, spoilt.getBytes(UTF_8));
      assertThat(judged(Folders.of(path))).as(spoilt).isNotNull();
      files.put(path, good);
    }
  }

  private List<Finding> judged(String folder) {
    var terraform = new Terraform(sources);
    var variables =
        sources.in(folder).stream().filter(path -> path.endsWith("production.tfvars")).toList();
    return terraform.judge(
        List.of(new Root(folder, "production", variables)), Infrastructure.usual());
  }

  private static Map<String, byte[]> files() {
    try {
      var root = Path.of(CorpusTest.class.getResource("modules").toURI());
      try (var walk = Files.walk(root)) {
        return walk.filter(Files::isRegularFile)
            .collect(
                Collectors.toMap(
                    path -> root.relativize(path).toString().replace('\\', '/'),
                    CorpusTest::bytes,
                    (one, other) -> one,
                    TreeMap::new));
      }
    } catch (IOException | URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  private static byte[] bytes(Path path) {
    try {
      return Files.readAllBytes(path);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
