package io.mindscape.slipway.jobs.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A head is reviewed once, and told once, whatever comes between. */
final class ReviewOnceTest extends ReviewStage {
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
    var slow = new Inspector(Judge.shipped(), this::pushMeanwhile, Clock.systemUTC());
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
}
