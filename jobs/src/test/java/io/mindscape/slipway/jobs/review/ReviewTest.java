package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.forge.Checks.Annotation;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.judge.Judge;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

final class ReviewTest {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final Inspector INSPECTOR =
      new Inspector(
          Judge.shipped(),
          (release, chart, values) -> new Rendering.Failed("no chart here", "", 1));
  private static final String STRATEGY =
      """
      environments:
        staging: {scaling: Manual}
        production: {scaling: Manual}
      resource_requirements:
        production:
          api: {cpu: 2 cores, replicas: 3}
      delivery:
        environments:
          staging:
            paths: [k8s/staging]
            follows: {branch: main}
          production:
            paths: [k8s/production]
            namespace: mindscape
            follows: {environment: staging}
            approvals: {teams: [mindscape/prod-approvers]}
      """;

  private final Acts acts = new Acts();
  private final MemoryGit git = new MemoryGit(acts);
  private final Clock clock = Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC);
  private final MemoryForge forge = MemoryForge.over(git, clock, acts);
  private final Review review = review(INSPECTOR);

  @BeforeEach
  void createThePlatform() {
    git.create(
        REPO,
        Map.of(
            "slipway.yaml", STRATEGY,
            "README.md", "The platform\n",
            "k8s/staging/api/api.yaml", Yaml.deployment("1.8.2", "2"),
            "k8s/production/api/api.yaml", Yaml.deployment("1.8.2", "2"),
            "k8s/production/api/keys.yaml", Yaml.secret("b2xk")));
  }

  @Test
  void aGoodChangeIsToldWhatItWillDo() {
    int number =
        opened(
            Map.of(
                "k8s/staging/api/api.yaml", Yaml.deployment("1.9.0", "2"),
                "k8s/production/api/api.yaml", Yaml.deployment("1.9.0", "2"),
                "k8s/production/api/keys.yaml", Yaml.secret("bmV3")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.SUCCESS);
    Golden.check("review/good.md", comment(number));
    assertThat(comment(number)).doesNotContain("b2xk", "bmV3");
  }

  @Test
  void aBadChangeIsToldWhereAndWhy() {
    int number =
        opened(
            Map.of(
                "k8s/staging/api/api.yaml", Yaml.deployment("latest", "2"),
                "k8s/production/api/api.yaml", Yaml.deployment("latest", "1"),
                "k8s/production/api/outside.yaml", Yaml.EXTERNAL_SECRET));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(check().annotations())
        .extracting(Annotation::place)
        .extracting(Object::toString)
        .contains("k8s/production/api/api.yaml:25", "k8s/staging/api/api.yaml:20");
    Golden.check("review/bad.md", comment(number));
  }

  @Test
  void whatWasWrongBeforeBlocksNothing() {
    git.commit(
        REPO, "main", Map.of("k8s/production/api/api.yaml", Yaml.deployment("1.8.2", "1")), "bo");
    int number = opened(Map.of("k8s/production/api/api.yaml", Yaml.deployment("1.9.0", "1")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.SUCCESS);
    Golden.check("review/standing.md", comment(number));
  }

  @Test
  void aChangeOfNothingThatRunsIsToldSo() {
    int number = opened(Map.of("README.md", "The platform, in words\n"));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.SUCCESS);
    Golden.check("review/nothing.md", comment(number));
  }

  @Test
  void reviewingTheSameHeadAgainChangesNothing() {
    int number = opened(Map.of("k8s/staging/api/api.yaml", Yaml.deployment("1.9.0", "2")));
    review.review(REPO, number);
    var before = acts.all();

    review.review(REPO, number);

    assertThat(acts.all()).isEqualTo(before);
    assertThat(before).containsExactly("report IN_PROGRESS", "write comment", "report SUCCESS");
  }

  @Test
  void aNewHeadGetsItsCheckAndTheCommentIsReplaced() {
    int number = opened(Map.of("k8s/production/api/api.yaml", Yaml.deployment("1.9.0", "1")));
    review.review(REPO, number);
    var first = git.head(REPO, "change").orElseThrow();
    git.commit(
        REPO,
        "change",
        Map.of("k8s/production/api/api.yaml", Yaml.deployment("1.9.0", "2")),
        "ana");

    review.review(REPO, number);

    assertThat(forge.checks().find(REPO, first, Review.CHECK)).contains(State.FAILURE);
    assertThat(check().state()).isEqualTo(State.SUCCESS);
    assertThat(comments(number)).hasSize(1);
    assertThat(comment(number))
        .contains("✓ Nothing stands between this and the merge")
        .contains(git.head(REPO, "change").orElseThrow().abbreviated());
  }

  @Test
  void aResultOfAnOldHeadIsNotWrittenOverANewOne() {
    int number = opened(Map.of("k8s/production/api/api.yaml", Yaml.deployment("1.9.0", "1")));
    var old = git.head(REPO, "change").orElseThrow();
    // Rendering takes a while; meanwhile somebody pushes, and another review is done first.
    var slow = new Inspector(Judge.shipped(), this::pushMeanwhile);
    git.commit(REPO, "main", Map.of("charts/x/Chart.yaml", "name: x\n"), "bo");
    git.commit(REPO, "change", Map.of("charts/x/Chart.yaml", "name: x # y\n"), "ana");
    var head = git.head(REPO, "change").orElseThrow();

    review(slow).review(REPO, number);

    var newest = git.head(REPO, "change").orElseThrow();
    assertThat(newest).isNotEqualTo(head).isNotEqualTo(old);
    assertThat(forge.checks().find(REPO, head, Review.CHECK)).contains(State.FAILURE);
    assertThat(comment(number)).contains("`" + newest.abbreviated() + "` against");
  }

  private Rendering pushMeanwhile(Object release, Object chart, Object values) {
    if (git.log(REPO, "change").size() == 3) {
      git.commit(REPO, "change", Map.of("README.md", "Newer\n"), "ana");
      review.review(REPO, 1);
    }
    return new Rendering.Failed("no chart here", "", 1);
  }

  @Test
  void aClosedOneIsLeftAlone() {
    int number = opened(Map.of("README.md", "New\n"));
    forge.pullRequests().close(number);

    review.review(REPO, number);
    review.review(REPO, 99);

    assertThat(acts.all()).isEmpty();
  }

  @Test
  void writesOneCommentThoughItDiedAfterWritingIt() {
    int number = opened(Map.of("k8s/staging/api/api.yaml", Yaml.deployment("1.9.0", "2")));
    acts.dieAfter("write comment");
    assertThatThrownBy(() -> review.review(REPO, number)).isInstanceOf(Acts.Died.class);
    assertThat(check().state()).isEqualTo(State.IN_PROGRESS);

    review.review(REPO, number);

    assertThat(comments(number)).hasSize(1);
    assertThat(forge.checks().reports(REPO, git.head(REPO, "change").orElseThrow())).hasSize(1);
    assertThat(check().state()).isEqualTo(State.SUCCESS);
  }

  @Test
  void completesWhatItDiedBefore() {
    int number = opened(Map.of("k8s/staging/api/api.yaml", Yaml.deployment("1.9.0", "2")));
    for (var act : List.of("report IN_PROGRESS", "write comment", "report SUCCESS")) {
      acts.dieBefore(act);
      assertThatThrownBy(() -> review.review(REPO, number)).isInstanceOf(Acts.Died.class);
    }

    review.review(REPO, number);

    assertThat(comments(number)).hasSize(1);
    assertThat(check().state()).isEqualTo(State.SUCCESS);
  }

  @Test
  void aCommentOfAPersonWithTheMarkerIsNotOurs() {
    int number = opened(Map.of("README.md", "New\n"));
    forge.discussion().comment(REPO, number, "ana", "<!-- slipway:review -->\nAll is well");

    review.review(REPO, number);

    assertThat(comments(number)).hasSize(2);
  }

  @Test
  void aBadStrategyFileFailsTheCheckWithItsLine() {
    int number =
        opened(Map.of("slipway.yaml", STRATEGY.replace("cpu: 2 cores", "cpu: many cores")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number)).contains("`slipway.yaml:6`", "`strategy/not-understood`");
  }

  @Test
  void takingTheStrategyAwayFailsTheCheck() {
    int number = opened(Map.of("README.md", "New\n"));
    git.remove(REPO, "change", "slipway.yaml", "ana");

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number)).contains("`strategy/removed`");
  }

  @Test
  void aPullRequestIsJudgedByTheStrategyOfTheDefaultBranchNotByItsOwn() {
    int number =
        opened(
            Map.of(
                "slipway.yaml", STRATEGY.replace("cpu: 2 cores", "cpu: 1 cores"),
                "k8s/production/api/api.yaml", Yaml.deployment("1.9.0", "1")));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number)).contains("This changes `slipway.yaml`: it was judged by");
  }

  @Test
  void saysThatTheStrategyInForceIsAnOlderOne() {
    int number = opened(Map.of("k8s/staging/api/api.yaml", Yaml.deployment("1.9.0", "2")));
    review.review(REPO, number);
    git.commit(REPO, "main", Map.of("slipway.yaml", "delivery: 7\n"), "bo");

    review.review(REPO, number);

    assertThat(comment(number))
        .contains("The `slipway.yaml` on `main` cannot be understood")
        .contains("slipway.yaml:1");
  }

  @Test
  void withoutAStrategyNothingIsGreen() {
    git.remove(REPO, "main", "slipway.yaml", "bo");
    int number = opened(Map.of("README.md", "New\n"));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.NEUTRAL);
    Golden.check("review/blind.md", comment(number));
  }

  @Test
  void thePullRequestThatBringsTheStrategyIsToldWhetherItIsGood() {
    git.remove(REPO, "main", "slipway.yaml", "bo");
    int number = opened(Map.of("slipway.yaml", STRATEGY));

    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.NEUTRAL);
    assertThat(comment(number)).contains("is good: it comes into force with the merge");

    git.commit(REPO, "change", Map.of("slipway.yaml", "delivery: 7\n"), "ana");
    review.review(REPO, number);

    assertThat(check().state()).isEqualTo(State.FAILURE);
    assertThat(comment(number)).contains("slipway.yaml:1");
  }

  @Test
  void nothingOfTheRepositoryComesToLife() {
    int number =
        opened(
            Map.of(
                "k8s/staging/api/evil.yaml",
                Yaml.configMap("```\n@omar <script>alert(1)</script> <!-- slipway:review -->"),
                "k8s/staging/api/bad.yaml",
                """
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: x}
                "<img src=x> @omar": 1
                """));

    review.review(REPO, number);

    var outsideOfCode =
        comment(number).replaceAll("(?s)(`{3,})diff.*?\\1", "").replaceAll("`+[^`]*`+", "");
    assertThat(outsideOfCode).doesNotContain("<img", "<script", "@omar");
  }

  @Test
  void aLongReviewTellsAllOfItAndBeforeThatWhatToDoNext() {
    var files = new HashMap<String, String>();
    IntStream.range(0, 400)
        .forEach(i -> files.put("k8s/staging/app%03d/c.yaml".formatted(i), Yaml.configMaps(10, i)));
    int number = opened(files);

    review.review(REPO, number);

    var comment = comment(number);
    assertThat(comment.length()).isGreaterThan(65_536);
    assertThat(comment)
        .contains("and 370 applications more", "4000 objects")
        .doesNotContain("not shown");
    assertThat(comment.indexOf("**Next:**")).isBetween(1, comment.indexOf("What will change"));
  }

  @Test
  void saysHowManyFindingsAreNotMarkedOnTheirLines() {
    var files = new HashMap<String, String>();
    IntStream.range(0, 512).forEach(i -> files.put("k8s/staging/a/%03d.yaml".formatted(i), "a: ["));
    int number = opened(files);

    review.review(REPO, number);

    assertThat(check().annotations()).hasSize(500);
    assertThat(check().summary())
        .startsWith("500 findings are marked on their lines; 12 more are not, of 512 in all.\n\n");
    assertThat(comment(number)).doesNotContain("more are not");
  }

  private Review review(Inspector inspector) {
    return new Review(
        new Review.Ports(
            forge.forge(),
            git,
            new Strategies(git),
            inspector,
            new Effects(new MemoryLedger(), clock)));
  }

  private int opened(Map<String, String> changes) {
    git.branch(REPO, "change", git.head(REPO, "main").orElseThrow());
    git.commit(REPO, "change", changes, "ana");
    return forge.pullRequests().open(REPO, "ana", "A change", "change");
  }

  private Report check() {
    return forge
        .checks()
        .report(REPO, git.head(REPO, "change").orElseThrow(), Review.CHECK)
        .orElseThrow();
  }

  private List<Comment> comments(int number) {
    return forge.discussion().comments(REPO, number);
  }

  private String comment(int number) {
    return comments(number).stream().map(Comment::body).collect(Collectors.joining());
  }
}
