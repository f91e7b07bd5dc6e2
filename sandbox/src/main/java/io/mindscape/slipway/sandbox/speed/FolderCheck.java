package io.mindscape.slipway.sandbox.speed;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/**
 * Judges the YAML files of a folder on all cores, each by itself: what Slipway does without charts,
 * units and reports.
 *
 * <p>{@code FolderCheck DEPTH FOLDER} prints the files with errors. {@code FolderCheck} alone reads
 * such lines and answers each with one: nanoseconds, nanoseconds of processor time, errors.
 */
public final class FolderCheck {

  private FolderCheck() {}

  public static void main(String[] args) throws IOException {
    if (args.length == 2) {
      check(args[0], args[1]).forEach(System.out::println);
      return;
    }
    var in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var words = line.split(" ", 2);
      long began = System.nanoTime();
      long worked = processorTime();
      int wrong = check(words[0], words[1]).size();
      System.out.printf("%d %d %d%n", System.nanoTime() - began, processorTime() - worked, wrong);
    }
  }

  private static List<String> check(String depth, String folder) throws IOException {
    var root = Path.of(folder);
    var isWrong = Depth.valueOf(depth.toUpperCase(Locale.ROOT)).judge();
    try (var files = Files.walk(root)) {
      var paths = files.filter(path -> path.toString().endsWith(".yaml")).toList();
      return paths.parallelStream()
          .filter(path -> holds(path, isWrong))
          .map(path -> root.relativize(path).toString())
          .toList();
    }
  }

  private static boolean holds(Path path, Predicate<Manifest> isWrong) {
    try {
      var file = YamlReader.read(new SourceFile(path.toString(), Files.readAllBytes(path)));
      return !file.findings().isEmpty() || Manifests.in(file).stream().anyMatch(isWrong);
    } catch (IOException e) {
      throw new UncheckedIOException(path + " cannot be read", e);
    }
  }

  private static long processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
  }
}
