package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.Golden;
import io.mindscape.slipway.jobs.forge.Checks.Annotation;
import io.mindscape.slipway.jobs.forge.Checks.State;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What a review tells. */
final class ReviewTest extends ReviewStage {
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
  void aLongReviewFitsAndSaysHowMuchIsMissing() {
    int number = opened(fourHundred());

    review.review(REPO, number);

    var comment = comment(number);
    assertThat(comment.length()).isBetween(40_000, 65_500);
    assertThat(comment)
        .contains("and 370 applications more", "4000 objects", "more objects not shown")
        .contains("**Next:**", "objects judged</sub>");
  }

  @Test
  void aLongReviewIsCalmWhereAllOfItCanBeReadElsewhere() {
    int number = opened(fourHundred());

    linking.review(REPO, number);

    var comment = comment(number);
    assertThat(comment.length()).isLessThan(20_000);
    assertThat(comment)
        .containsPattern("\\[[0-9]+ more objects]\\(" + Pattern.quote(LINK) + "\\)")
        .endsWith(" · [all of it](" + LINK + ")</sub>\n")
        .doesNotContain("not shown");
    assertThat(kept.getLast().environments().getFirst().applications())
        .extracting(application -> application.objects().size())
        .hasSize(400)
        .containsOnly(10);
  }

  private static Map<String, String> fourHundred() {
    var files = new HashMap<String, String>();
    IntStream.range(0, 400)
        .forEach(i -> files.put("k8s/staging/app%03d/c.yaml".formatted(i), Yaml.configMaps(10, i)));
    return files;
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
}
