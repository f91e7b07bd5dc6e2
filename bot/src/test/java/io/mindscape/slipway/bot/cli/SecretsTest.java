package io.mindscape.slipway.bot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.page.KeptReview;
import io.mindscape.slipway.bot.render.ForkedHelm;
import io.mindscape.slipway.bot.report.ReportFormat;
import io.mindscape.slipway.bot.report.Told;
import io.mindscape.slipway.jobs.difference.Difference;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.fix.Mender;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.jobs.review.Review;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URLEncoder;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Help.Ansi;

/**
 * Ways in which a secret could get into a comment, a check, a report, a difference, what is
 * rendered, a log or an error: by none of them it does, in no form.
 */
class SecretsTest {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC);
  private static final String STRATEGY =
      """
      environments: {staging: {scaling: Manual}}
      delivery: {environments: {staging: {paths: [k8s/staging, environments/staging]}}}
      """;

  private static ForkedHelm helm;

  @BeforeAll
  static void start() {
    helm = new ForkedHelm();
  }

  @AfterAll
  static void stop() {
    helm.close();
  }

  /** A way, and the files that it takes. */
  record Way(int number, String name, Map<String, String> files) {

    /** Letters and digits that stand nowhere else. */
    String secret(String side) {
      var digest = Integer.toHexString((name + side).hashCode()).replace("-", "");
      return "zQ%s%s7vLm%dkX".formatted(side, digest, number);
    }

    Map<String, String> at(String side) {
      var secret = secret(side);
      var all = new LinkedHashMap<String, String>();
      all.put("slipway.yaml", STRATEGY);
      if (files.keySet().stream().anyMatch(path -> path.startsWith("charts/web/"))) {
        all.put("charts/web/Chart.yaml", "apiVersion: v2\nname: web\nversion: 1.0.0\n");
      }
      files.forEach(
          (path, text) ->
              all.put(
                  path,
                  text.replace("$S", secret)
                      .replace("$1", secret.substring(0, secret.length() / 2))
                      .replace("$2", secret.substring(secret.length() / 2))
                      .replace("$B", base64(secret))
                      .replace("$P", base64(secret).substring(0, 16))
                      .replace("$Q", base64(secret).substring(16))
                      .replace("$H", hexadecimal(secret))
                      .replace("$C", hexadecimal(secret).toUpperCase(Locale.ROOT))
                      .replace("$X", escapes(secret))
                      .replace("$A", base64("me:" + secret))
                      .replace("$D", docker(secret))
                      .replace("$N", digits(secret))));
      return all;
    }

    private static String hexadecimal(String text) {
      return HexFormat.of().formatHex(text.getBytes(UTF_8));
    }

    private static String escapes(String text) {
      return HexFormat.of().withPrefix("\\x").formatHex(text.getBytes(UTF_8));
    }

    private static String docker(String text) {
      return base64(
          "{\"auths\":{\"registry.example\":{\"auth\":\"%s\"}}}".formatted(base64("me:" + text)));
    }

    private static String digits(String secret) {
      return "9" + Math.abs((long) secret.hashCode()) + "13";
    }

    /** What must stand nowhere. */
    List<String> forms() {
      var forms = new ArrayList<String>();
      for (var side : List.of("Old", "New")) {
        var secret = secret(side);
        forms.add(secret);
        forms.add(secret.substring(0, secret.length() / 2));
        forms.add(secret.substring(secret.length() / 2));
        forms.add(base64(secret).replace("=", ""));
        forms.add(URLEncoder.encode(secret, UTF_8));
        forms.add(base64(secret).substring(0, 16));
        forms.add(base64(secret).substring(16).replace("=", ""));
        forms.add(base64("me:" + secret).replace("=", ""));
        forms.add(hexadecimal(secret));
        forms.add(hexadecimal(secret).toUpperCase(Locale.ROOT));
        forms.add(new StringBuilder(secret).reverse().toString());
        forms.add(digits(secret));
      }
      return forms;
    }

    private static String base64(String text) {
      return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Way> ways() throws IOException {
    var ways = new ArrayList<Way>();
    try (var in = SecretsTest.class.getResourceAsStream("secrets.txt")) {
      Map<String, String> files = Map.of();
      String file = "";
      for (var line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.startsWith("case ")) {
          files = new LinkedHashMap<>();
          ways.add(new Way(ways.size(), line.substring(5), files));
        } else if (line.startsWith("file ")) {
          file = line.substring(5);
        } else if (line.startsWith("  ")) {
          files.merge(file, line.substring(2) + "\n", String::concat);
        }
      }
    }
    return ways;
  }

  @ParameterizedTest
  @MethodSource("ways")
  void noneOfItIsTold(Way way) throws IOException {
    var log = new ByteArrayOutputStream();
    var out = System.out;
    var err = System.err;
    Map<String, String> told;
    try (var stream = new PrintStream(log, true, UTF_8)) {
      System.setOut(stream);
      System.setErr(stream);
      told = told(way);
    } finally {
      System.setOut(out);
      System.setErr(err);
    }
    told.put("log", log.toString(UTF_8));

    told.forEach(
        (place, text) ->
            way.forms()
                .forEach(form -> assertThat(text).as("%s: %s", way, place).doesNotContain(form)));
    assertThat(told.get("comment"))
        .as("something is looked at")
        .contains("<!-- slipway:review -->")
        .doesNotContain("Nothing here is judged");
  }

  private static Map<String, String> told(Way way) throws IOException {
    var told = new LinkedHashMap<String, String>();
    var git = new MemoryGit();
    git.create(REPO, way.at("Old"));
    git.branch(REPO, "change", git.head(REPO, "main").orElseThrow());
    var head = new LinkedHashMap<>(way.at("New"));
    head.put("README.md", "Changed\n");
    if (!way.files().containsKey("slipway.yaml")) {
      head.remove("slipway.yaml");
    }
    var commit = git.commit(REPO, "change", head, "ana");
    var forge = MemoryForge.over(git, CLOCK);
    int number = forge.pullRequests().open(REPO, "ana", "A change", "change");
    var inspector = new Inspector(Judge.shipped(), helm, CLOCK);
    new Review(
            new Review.Ports(
                forge.forge(),
                git,
                new Strategies(git),
                inspector,
                new Effects(new MemoryLedger(), CLOCK)),
            artifact -> {
              told.put("page", new KeptReview(CLOCK.instant(), "0", artifact).json());
              return "";
            })
        .review(REPO, number);
    told.put(
        "comment",
        forge.discussion().comments(REPO, number).stream()
            .map(io.mindscape.slipway.jobs.forge.Discussion.Comment::body)
            .collect(Collectors.joining()));
    told.put("check", forge.checks().report(REPO, commit, Review.CHECK).orElseThrow().toString());
    reports(told, git, inspector, commit);
    return told;
  }

  private static void reports(
      Map<String, String> told,
      MemoryGit git,
      Inspector inspector,
      io.mindscape.slipway.jobs.git.CommitId commit) {
    var before = git.at(REPO, git.head(REPO, "main").orElseThrow());
    var after = git.at(REPO, commit);
    try {
      var strategy = Environments.strategy(after).orElseThrow();
      var inspection = inspector.inspect(after, strategy, new Scope.Whole());
      var fixes = new Mender(inspector, strategy).proposals(after, inspection);
      for (var format : ReportFormat.values()) {
        told.put(
            "check as " + format,
            format.write(new Told(inspection, after, "", Severity.ERROR, fixes), Ansi.OFF));
      }
      var difference =
          Difference.between(
              inspector,
              new Difference.Tree(before, strategy),
              new Difference.Tree(after, strategy),
              unit -> true);
      for (var format : DifferenceFormat.values()) {
        told.put("diff as " + format, format.write(difference, Ansi.OFF));
      }
      mended(told, inspector, after, strategy);
      told.put("problems", difference.before().toString() + difference.after());
      told.put(
          "render",
          RenderedYaml.of(inspector.running(after, strategy, Units.in(after, strategy)), false));
    } catch (Refused refused) {
      told.put("refusal", refused.getMessage());
    }
  }

  /** What {@code slipway fix --dry-run} prints, and what {@code /fix} offers where it may. */
  private static void mended(
      Map<String, String> told, Inspector inspector, Snapshot tree, Strategy strategy) {
    var mended =
        new Mender(inspector, strategy)
            .mend(tree, now -> inspector.inspect(now, strategy, new Scope.Whole()), any -> true);
    told.put("fix", mended.openPatch() + FixText.of(mended, true));
    told.put("offer", mended.tellsSecrets() ? "" : mended.patch());
  }

  @Test
  void thereAreAsManyWaysAsThereWere() throws IOException {
    assertThat(ways()).hasSizeGreaterThanOrEqualTo(172);
    assertThat(ways()).extracting(Way::name).doesNotHaveDuplicates();
  }
}
