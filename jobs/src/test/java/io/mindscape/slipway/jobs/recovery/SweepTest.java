package io.mindscape.slipway.jobs.recovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.MemoryInbox;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries.Failed;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class SweepTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Duration ROUND = Duration.ofMinutes(5);

  private final Time time = new Time();
  private final FakeForge forge = new FakeForge();
  private final MemoryInbox inbox = new MemoryInbox();
  private final List<String> missed = new ArrayList<>();
  private final Sweep sweep =
      new Sweep(
          new Sweep.Ports(
              forge,
              inbox,
              (event, action) -> !event.equals("ping") && !action.equals("labeled"),
              (kind, how, count) -> missed.add("%s %s %d".formatted(kind, how, count))),
          time);

  @Test
  void asksForWhatDidNotArriveOldestFirstAndSaysThatItWasMissed() {
    forge.fails("push", "");
    forge.fails("issue_comment", "created");

    sweep.sweep();

    assertThat(forge.asked).containsExactly(1L, 2L);
    assertThat(missed).containsExactly("push REDELIVERED 1", "issue_comment REDELIVERED 1");
  }

  @Test
  void beginsWithAllThatTheForgeStillHas() {
    sweep.sweep();

    assertThat(forge.looks).containsExactly(NOON.minus(Duration.ofDays(3)));
  }

  @Test
  void looksAfterThatAtWhatIsNewAndALittleFurtherBack() {
    sweep.sweep();
    time.now = NOON.plus(ROUND);
    sweep.sweep();

    assertThat(forge.looks.getLast()).isBefore(NOON).isAfter(NOON.minus(ROUND));
  }

  @Test
  void whatArrivedAfterAllIsNotAskedForAgain() {
    forge.fails("push", "");
    sweep.sweep();
    forge.arrives(1);
    time.now = NOON.plus(ROUND);

    sweep.sweep();

    assertThat(forge.asked).containsExactly(1L);
  }

  @Test
  void whatTheInboxHasIsNotAskedForAlthoughTheForgeHeardNoAnswer() {
    forge.fails("push", "");
    inbox.keep(
        new Delivery(
            "guid-1",
            "push",
            "",
            "mindscape/platform",
            "mindscape/platform@main",
            "",
            new Evidence(Map.of(), Evidence.Origin.SIGNED, new byte[0]),
            NOON));

    sweep.sweep();

    assertThat(forge.asked).isEmpty();
    assertThat(missed).isEmpty();
  }

  @Test
  void whatNothingIsDoneForIsNotAskedFor() {
    forge.fails("ping", "");
    forge.fails("pull_request", "labeled");

    sweep.sweep();

    assertThat(forge.asked).isEmpty();
  }

  @Test
  void whatFailsAgainIsAskedForAgainMoreAndMoreSeldomAndCountsOnce() {
    forge.fails("push", "");
    for (int second = 0; second <= 100; second++) {
      time.now = NOON.plusSeconds(second);
      sweep.sweep();
    }

    // At once, and after 10, 20 and 40 seconds more.
    assertThat(forge.asked).hasSize(4);
    assertThat(missed).hasSize(1);
    time.now = NOON.plus(Duration.ofDays(1));
    sweep.sweep();
    time.now = time.now.plus(Duration.ofHours(1));
    sweep.sweep();
    assertThat(forge.asked).hasSize(6);
  }

  @Test
  void doesNotLoseSightOfWhatItAskedForHoweverLongThatTakes() {
    forge.fails("push", "");
    sweep.sweep();
    for (int round = 1; round < 100; round++) {
      time.now = NOON.plus(ROUND.multipliedBy(round));
      sweep.sweep();
    }

    assertThat(forge.looks).hasSize(100).allMatch(since -> since.isBefore(NOON));
  }

  @Test
  void asksForSoManyInARoundAndForTheRestInTheNext() {
    IntStream.range(0, Sweep.MOST + 7).forEach(each -> forge.fails("push", ""));
    sweep.sweep();
    assertThat(forge.asked).hasSize(Sweep.MOST);
    List.copyOf(forge.asked).forEach(forge::arrives);
    time.now = NOON.plus(ROUND);

    sweep.sweep();

    assertThat(forge.asked).hasSize(Sweep.MOST + 7).doesNotHaveDuplicates();
    assertThat(missed).hasSize(Sweep.MOST + 7);
  }

  @Test
  void oneThatTheForgeDoesNotSendAgainKeepsNoOtherFromBeingSent() {
    forge.fails("push", "");
    forge.fails("push", "");
    forge.refuses.add(1L);

    sweep.sweep();

    assertThat(forge.asked).containsExactly(2L);
  }

  @Test
  void goesOnWhereItEndedWhenTheForgeWentAway() {
    forge.fails("push", "");
    forge.fails("push", "");
    forge.goesAwayAfter = 1;
    assertThatThrownBy(sweep::sweep).isInstanceOf(Unavailable.class);
    forge.goesAwayAfter = Integer.MAX_VALUE;
    time.now = NOON.plusSeconds(5);

    sweep.sweep();

    assertThat(forge.asked).containsExactly(1L, 2L);
    assertThat(missed).hasSize(2);
  }

  /** Its deliveries all fail, a second before noon, until one says that they arrive. */
  private static final class FakeForge implements FailedDeliveries {
    private final List<Failed> failed = new ArrayList<>();
    private final List<Long> asked = new ArrayList<>();
    private final List<Instant> looks = new ArrayList<>();
    private final Set<Long> refuses = new HashSet<>();
    private int goesAwayAfter = Integer.MAX_VALUE;
    private long last;

    private void fails(String event, String action) {
      last++;
      failed.add(new Failed(last, "guid-" + last, event, action, NOON.minusSeconds(1)));
    }

    private void arrives(long id) {
      failed.removeIf(each -> each.id() == id);
    }

    @Override
    public List<Failed> since(Instant since) {
      looks.add(since);
      return failed.stream().filter(each -> !each.at().isBefore(since)).toList();
    }

    @Override
    public void redeliver(long id) {
      if (refuses.contains(id)) {
        throw new Refused("GitHub does not know that delivery");
      }
      if (asked.size() >= goesAwayAfter) {
        throw new Unavailable("GitHub", "GitHub does not answer", Duration.ZERO, null);
      }
      asked.add(id);
    }
  }

  private static final class Time extends Clock {
    private Instant now = NOON;

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      throw new UnsupportedOperationException();
    }
  }
}
