package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.bot.cluster.ServedApi;
import io.mindscape.slipway.jobs.SetClock;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.schema.ApiDocument;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class KindsOfClusterTest {

  private final Deque<Supplier<ServedApi>> answers = new ArrayDeque<>();
  private final SetClock clock = new SetClock("2026-11-29T02:00:00Z");
  private final KindsOfCluster kinds = new KindsOfCluster(() -> answers.remove().get(), clock);

  @Test
  void theClusterIsAskedEveryFiveMinutes() {
    answers.add(() -> api("1.36"));
    answers.add(() -> api("1.37"));

    var first = kinds.get();
    clock.pass(Duration.ofMinutes(4));
    assertThat(kinds.get()).isSameAs(first);
    clock.pass(Duration.ofMinutes(1));
    assertThat(kinds.get()).isNotSameAs(first);
    assertThat(answers).isEmpty();
  }

  @Test
  void whatDidNotChangeIsNotReadAnew() {
    answers.add(() -> api("1.36"));
    answers.add(() -> api("1.36"));

    var first = kinds.get();
    clock.pass(Duration.ofHours(1));
    assertThat(kinds.get()).isSameAs(first);
    assertThat(answers).isEmpty();
  }

  @Test
  void whileItDoesNotAnswerWhatItSaidLastHolds() {
    answers.add(() -> api("1.36"));
    answers.add(KindsOfClusterTest::away);

    var first = kinds.get();
    clock.pass(Duration.ofHours(1));
    assertThat(kinds.get()).isSameAs(first);
    assertThat(kinds.get()).as("and it is left alone for a while").isSameAs(first);
    assertThat(answers).isEmpty();
  }

  @Test
  void beforeItHasAnsweredNothingIsJudged() {
    answers.add(KindsOfClusterTest::away);
    answers.add(() -> api("1.36"));

    assertThatThrownBy(kinds::get).isInstanceOf(Unavailable.class);
    assertThat(kinds.get()).isNotNull();
  }

  private static ServedApi away() {
    throw new Unavailable(
        "the cluster staging", "The cluster staging does not answer", Duration.ofSeconds(10), null);
  }

  private static ServedApi api(String version) {
    return new ServedApi(version, List.of(new ApiDocument("apis/apps/v1", "{}")));
  }
}
