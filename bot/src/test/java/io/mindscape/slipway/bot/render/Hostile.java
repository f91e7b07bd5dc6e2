package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Renderers;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Something to be rendered that means harm.
 *
 * @param files all of a chart or an overlay
 * @param says a pattern of what is answered: the complaint, or what is rendered
 * @param at where the errors are told in a repository, as {@code file:line}; none where it is
 *     harmless
 */
record Hostile(String name, List<SourceFile> files, String says, List<String> at) {

  /** The same, told elsewhere. */
  Hostile toldAt(String... places) {
    return new Hostile(name, files, says, List.of(places));
  }

  /** Where the errors are told of a tree with it and with other files, in which it has a folder. */
  List<String> told(String folder, List<SourceFile> others, Renderers renderers) {
    var tree = new TreeMap<String, byte[]>();
    files.forEach(file -> tree.put(folder + file.path(), file.content()));
    others.forEach(file -> tree.put(file.path(), file.content()));
    var strategy =
        StrategyReader.read(
            file(
                "slipway.yaml",
                "delivery: {environments: {store: {paths: [store], namespace: store}}}\n"));
    return new Inspector(Judge::shipped, renderers, Clock.systemUTC())
        .inspect(new MemorySnapshot(tree), strategy, new Scope.Whole()).findings().stream()
            .filter(finding -> finding.severity() == Severity.ERROR)
            .map(finding -> finding.place().toString())
            .distinct()
            .toList();
  }

  static final long MEMORY = 700L << 20;
  static final Limits LIMITS =
      new Limits(
          Duration.ofSeconds(120), Duration.ofSeconds(20), Duration.ofSeconds(4), MEMORY, 4 << 20);

  @Override
  public String toString() {
    return name;
  }

  /** Nothing of the machine is told. */
  static void tellsNothing(String said) {
    assertThat(said)
        .doesNotContain("root:", "/slipway-helm-", "/slipway-kustomize-", "render-")
        .doesNotContain(Path.of(System.getProperty("user.home")) + "/")
        .doesNotContain(Path.of(System.getProperty("java.io.tmpdir")) + "/");
  }

  /**
   * Whether a worker never started a process: it has none, and none that ended cost it a page of
   * memory, which even the smallest does.
   */
  static boolean startedNothing(Worker worker) {
    try {
      var stat = Files.readString(worker.proc().resolve("stat"));
      // The name in brackets may hold blanks; behind it, the faults of children are the ninth.
      var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      boolean hasChildren =
          ProcessHandle.of(Long.parseLong(worker.proc().getFileName().toString()))
              .map(ProcessHandle::children)
              .flatMap(Stream::findAny)
              .isPresent();
      return fields[8].equals("0") && !hasChildren;
    } catch (IOException gone) {
      throw new UncheckedIOException(gone);
    }
  }

  /** Each level has nine of the one above. */
  static String bomb(int levels) {
    var text = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char at = 'b'; at < 'a' + levels; at++) {
      var above = "*" + (char) (at - 1);
      text.append(
          "%c: &%c [%s]%n".formatted(at, at, String.join(",", Collections.nCopies(9, above))));
    }
    return text.toString();
  }

  static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
