package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest extends ReviewStage {

  private static final Instant BEGIN = Instant.parse("2026-11-25T09:00:00Z");
  private static final HelmRenderer NO_HELM =
      (release, chart, values) -> new Rendering.Failed("no chart here", "", 1);

  private final List<String> told = new ArrayList<>();

  @Test
  void saysHowFarItIsAtMostEveryTenSeconds() {
    var progress = new Progressing(told::add).of("rendered as they were");
    for (int second = 0; second <= 25; second++) {
      progress.reached(second * 100, 3_000, BEGIN.plusSeconds(second));
    }

    assertThat(told)
        .containsExactly(
            "Being looked at: 1,000 of 3,000 rendered as they were",
            "Being looked at: 2,000 of 3,000 rendered as they were");
  }

  @Test
  void bothSidesOfAChangeShareThatRhythm() {
    var progressing = new Progressing(told::add);
    progressing.of("rendered as they were").reached(10, 10, BEGIN);
    progressing.of("rendered as they will be").reached(5, 10, BEGIN.plusSeconds(9));
    progressing.of("rendered as they will be").reached(6, 10, BEGIN.plusSeconds(10));

    assertThat(told).containsExactly("Being looked at: 6 of 10 rendered as they will be");
  }

  @Test
  void aReviewThatTakesLongShowsItInItsCheckAndEndsWithTheVerdict() {
    int number = openedForMany();

    review(slow(Duration.ofSeconds(20))).review(REPO, number);

    assertThat(forge.checks().history(REPO, git.head(REPO, "change").orElseThrow(), Review.CHECK))
        .extracting(report -> report.title())
        .startsWith("Being looked at")
        .contains("Being looked at: 41 of 41 rendered as they will be")
        .anyMatch(title -> title.matches("Being looked at: \\d+ of \\d+ compared"))
        .last()
        .asString()
        .doesNotContain("Being looked at");
  }

  @Test
  void aReviewThatIsOverSoonSaysNothingOfItsProgress() {
    int number = openedForMany();

    review(slow(Duration.ofMillis(100))).review(REPO, number);

    assertThat(forge.checks().history(REPO, git.head(REPO, "change").orElseThrow(), Review.CHECK))
        .extracting(report -> report.title())
        .hasSize(2)
        .noneMatch(title -> title.contains("rendered"));
  }

  private int openedForMany() {
    var files = new HashMap<String, String>();
    for (int at = 0; at < 40; at++) {
      files.put("k8s/staging/app-%d/api.yaml".formatted(at), Yaml.deployment("1.8.2", "2"));
    }
    files.put("k8s/staging/api/api.yaml", Yaml.deployment("1.8.3", "2"));
    return opened(files);
  }

  /** Each look at the clock takes a while. */
  private static Inspector slow(Duration look) {
    var now = new Instant[] {BEGIN};
    var clock =
        new InstantSource() {
          @Override
          public Instant instant() {
            now[0] = now[0].plus(look);
            return now[0];
          }
        }.withZone(ZoneOffset.UTC);
    return new Inspector(Judge.shipped(), NO_HELM, clock);
  }
}
