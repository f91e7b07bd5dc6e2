package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.fix.Mended;
import io.mindscape.slipway.jobs.fix.Mender;
import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.image.Asked;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Renderers;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Fixes of what Helm and Kustomize made, where somebody wrote it: each file under {@code
 * src/test/fixes} is a repository, the rule to mend, and the patch that comes of it. Each is judged
 * here before and after. {@code -Dgolden.refresh=true} writes the patches anew.
 */
class RenderedFixesTest {

  private static final Path FOLDER = Path.of("src/test/fixes");
  private static final String PATCH = "==== patch\n";
  private static final Pattern PART = Pattern.compile("(?m)^==== (\\S+)\n");
  private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

  private static ForkedHelm helm;
  private static ForkedKustomize kustomize;

  @BeforeAll
  static void start() {
    helm = new ForkedHelm();
    kustomize = new ForkedKustomize(RealKustomize.build());
  }

  @AfterAll
  static void stop() {
    helm.close();
    kustomize.close();
  }

  @Test
  void eachComesOutAsItStandsThere() throws IOException {
    int fixed = 0;
    int left = 0;
    var wrong = new TreeMap<String, String>();
    for (var path : files()) {
      var text = Files.readString(path);
      var patch = patch(text, path);
      if (patch.startsWith("no fix")) {
        left++;
      } else {
        fixed++;
      }
      if (Boolean.getBoolean("golden.refresh")) {
        Files.writeString(path, text.substring(0, text.indexOf(PATCH)) + PATCH + patch);
      } else if (!text.substring(text.indexOf(PATCH) + PATCH.length()).equals(patch)) {
        wrong.put(path.getFileName().toString(), patch);
      }
    }
    System.out.printf("%d fixes of what was rendered, %d left to people%n", fixed, left);
    assertThat(wrong).isEmpty();
    assertThat(fixed).isEqualTo(FIXED);
    assertThat(left).isEqualTo(LEFT);
  }

  private static final int FIXED = 39;
  private static final int LEFT = 4;

  private static List<Path> files() throws IOException {
    try (var files = Files.list(FOLDER)) {
      return files.sorted().toList();
    }
  }

  private static String patch(String text, Path path) {
    var rule = text.substring(0, text.indexOf('\n'));
    var files = parts(text);
    var tree = tree(files);
    var strategy = StrategyReader.read(tree.read(Strategy.FILE).orElseThrow());
    var inspector = new Inspector(() -> JUDGE, new Renderers(helm, kustomize), CLOCK);
    var before = inspector.inspect(tree, strategy, new Scope.Whole());
    assertThat(count(before.findings(), rule)).as("%s: findings of %s", path, rule).isPositive();
    var mended =
        new Mender(inspector, strategy, new Asked(image -> new Digests.Answer.Known(DIGEST), CLOCK))
            .mend(
                tree,
                now -> inspector.inspect(now, strategy, new Scope.Whole()),
                finding -> finding.rule().equals(rule));
    if (mended.files().isEmpty()) {
      return "no fix\n";
    }
    judge(before, inspector.inspect(tree(after(files, mended)), strategy, new Scope.Whole()), rule);
    return mended.patch();
  }

  private static void judge(Inspection before, Inspection after, String rule) {
    assertThat(count(after.findings(), rule)).isLessThan(count(before.findings(), rule));
    assertThat(errors(before)).containsAll(errors(after));
  }

  private static List<String> errors(Inspection inspection) {
    return inspection.findings().stream()
        .filter(finding -> finding.severity() == Severity.ERROR)
        .map(
            finding ->
                "%s %s %s %s"
                    .formatted(
                        finding.rule(),
                        finding.resource() == null ? "" : finding.resource().name(),
                        finding.field(),
                        finding.environment()))
        .toList();
  }

  private static long count(List<Finding> findings, String rule) {
    return findings.stream().filter(finding -> finding.rule().equals(rule)).count();
  }

  private static MemorySnapshot tree(Map<String, String> files) {
    var bytes = new TreeMap<String, byte[]>();
    files.forEach((path, text) -> bytes.put(path, text.getBytes(StandardCharsets.UTF_8)));
    return new MemorySnapshot(bytes);
  }

  private static Map<String, String> after(Map<String, String> files, Mended mended) {
    var after = new HashMap<>(files);
    mended.files().forEach((path, file) -> after.put(path, file.after().text()));
    return after;
  }

  /** Files by path; a strategy that serves most cases, unless there is another. */
  private static Map<String, String> parts(String text) {
    var files = new HashMap<>(Map.of(Strategy.FILE, STRATEGY));
    var part = PART.matcher(text);
    int from = -1;
    var path = "";
    while (part.find()) {
      if (from >= 0) {
        files.put(path, text.substring(from, part.start()));
      }
      path = part.group(1);
      from = part.end();
    }
    if (files.keySet().stream().anyMatch(name -> name.startsWith("charts/web/"))) {
      files.put("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 0.1.0\n");
    }
    return files;
  }

  private static final String STRATEGY =
      """
      environments:
        staging: {purpose: Trying, access: QA team, scaling: Auto-scaling, monitoring: Basic}
        production: {purpose: Live, access: Public, scaling: Auto-scaling, monitoring: Basic}
      delivery:
        environments:
          staging: {paths: [environments/staging, k8s/staging], namespace: s, sync: none}
          production: {paths: [environments/production, k8s/production], namespace: p, sync: none}
      """;

  private static final Judge JUDGE = Judge.shipped();
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-01T00:00:00Z"), ZoneOffset.UTC);
}
