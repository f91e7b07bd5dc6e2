package io.mindscape.slipway.jobs.effect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.AuditLog.Deed;
import io.mindscape.slipway.jobs.turn.Hold;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

final class EffectsTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");
  private static final Act ACT = new Act(Act.Kind.COMMENT, "o/n#7 hello", "a comment");
  private static final Cause CAUSE = Cause.own("a test");

  private final MemoryLedger ledger = new MemoryLedger();
  private final Effects effects =
      new Effects(ledger, Clock.fixed(Instant.parse("2026-11-29T12:00:00Z"), ZoneOffset.UTC));
  private final List<String> world = new ArrayList<>();

  @Test
  void actsOnceAndRemembersTheOutcome() {
    assertThat(write()).isEqualTo("comment 1");
    assertThat(write()).isEqualTo("comment 1");

    assertThat(world).hasSize(1);
  }

  @Test
  void asksTheWorldWhenItDiedBetweenActAndNote() {
    ledger.begin("k", "a comment", Instant.EPOCH);
    world.add("comment 1");

    assertThat(write()).isEqualTo("comment 1");
    assertThat(world).hasSize(1);
  }

  @Test
  void actsWhenItDiedBeforeTheAct() {
    ledger.begin("k", "a comment", Instant.EPOCH);

    assertThat(write()).isEqualTo("comment 1");
    assertThat(world).hasSize(1);
  }

  @Test
  void anActThatFailedIsLookedForBeforeItIsTriedAgain() {
    assertThatThrownBy(
            () ->
                effects.once(
                    "k",
                    "a comment",
                    Optional::empty,
                    () -> {
                      world.add("comment 1");
                      throw new IllegalStateException("the answer got lost");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(write()).isEqualTo("comment 1");
    assertThat(world).hasSize(1);
  }

  @Test
  void closesWhatItFindsAfterACrash() {
    ledger.begin("k", "a comment", Instant.EPOCH);
    world.add("comment 1");

    write();

    assertThat(ledger.begin("k", "a comment", Instant.EPOCH))
        .isEqualTo(new Ledger.Standing.Done("comment 1"));
  }

  @Test
  void whatIsRefusedIsBegunAnew() {
    assertThatThrownBy(
            () ->
                effects.once(
                    "k",
                    "a comment",
                    () -> {
                      throw new AssertionError("it is known not to be there");
                    },
                    () -> {
                      throw new Refused("not allowed");
                    }))
        .isInstanceOf(Refused.class);

    assertThat(write()).isEqualTo("comment 1");
  }

  @Test
  void aLevelActIsDoneAgainOnceItIsConcluded() {
    assertThat(put()).isEqualTo("comment 1");
    assertThat(put()).isEqualTo("comment 2");

    assertThat(outcomes()).containsExactly("intended", "done", "intended", "done");
  }

  @Test
  void aLevelActThatWasLeftOpenIsLookedForAndClosed() {
    ledger.intend(ACT, new AuditLog.Entry(Instant.EPOCH, CAUSE, Deed.of(ACT), Outcome.intended()));
    world.add("comment 1");

    assertThat(put()).isEqualTo("comment 1");
    assertThat(outcomes()).containsExactly("intended", "intended", "found");
    assertThat(put()).isEqualTo("comment 2");
  }

  @Test
  void aLevelActThatFailedForSureIsNotLookedFor() {
    assertThatThrownBy(() -> put(new Refused("GitHub says no"))).isInstanceOf(Refused.class);
    assertThatThrownBy(() -> put(new Effects.Undone(new IllegalStateException("no edit"))))
        .isExactlyInstanceOf(IllegalStateException.class);
    world.add("somebody's comment");

    assertThat(put()).isEqualTo("comment 2");
    assertThat(outcomes())
        .containsExactly("intended", "failed", "intended", "failed", "intended", "done");
  }

  @Test
  void aLevelActOfWhichNobodyHeardIsLookedFor() {
    var silence = new Unavailable("GitHub", "no answer", Duration.ZERO, null);
    assertThatThrownBy(() -> put(silence)).isSameAs(silence);
    world.add("comment 1");

    assertThat(put()).isEqualTo("comment 1");
    assertThat(outcomes()).containsExactly("intended", "unknown", "intended", "found");
  }

  @Test
  void whileTheWorldDoesNotSayItIsNotDoneAgain() {
    var silence = new Unavailable("GitHub", "no answer", Duration.ZERO, null);
    assertThatThrownBy(() -> put(silence)).isSameAs(silence);

    assertThatThrownBy(
            () ->
                effects.act(
                    ACT,
                    () -> {
                      throw new Refused("no right to look");
                    },
                    () -> {
                      throw new AssertionError("not to be done");
                    },
                    Outcome::done))
        .isInstanceOf(Refused.class);

    world.add("comment 1");
    assertThat(put()).isEqualTo("comment 1");
  }

  @Test
  void theLogSaysWhoAndWhy() {
    new Cause("omar", "delivery 7 (issue_comment created)").run(this::put);
    put();

    assertThat(ledger.audit().lines())
        .extracting(AuditLine::who)
        .containsExactly("omar", "omar", "slipway", "slipway");
    assertThat(ledger.audit().lines().getFirst().why())
        .isEqualTo("delivery 7 (issue_comment created)");
  }

  @Test
  void whoLostTheLeaseDoesNotActAndLeavesTheIntentToOthers() {
    var held = new AtomicBoolean(true);

    Hold.during("o/n#7", held::get, this::put);
    held.set(false);
    assertThatThrownBy(() -> Hold.during("o/n#7", held::get, this::put))
        .isInstanceOf(Unavailable.class);

    assertThat(world).hasSize(1);
    assertThat(outcomes()).containsExactly("intended", "done", "refused");
  }

  @Test
  void whoLosesTheLeaseBetweenIntentAndActDoesNotAct() {
    var asked = new AtomicInteger();

    assertThatThrownBy(() -> Hold.during("o/n#7", () -> asked.incrementAndGet() < 2, this::put))
        .isInstanceOf(Unavailable.class);

    assertThat(world).isEmpty();
    assertThat(outcomes()).containsExactly("intended", "refused");
    world.add("comment by somebody else who has the lease now");
    assertThat(put()).isEqualTo(world.getFirst());
  }

  @Test
  void whatIsNotAllowedIsToldToo() {
    effects.refused(new Deed("command", "o/n#7", "/approve 1234567"), "omar wrote it himself");

    var line = ledger.audit().lines().getFirst();
    assertThat(line.outcome()).isEqualTo("refused");
    assertThat(line.detail()).isEqualTo("omar wrote it himself");
  }

  @Test
  void whatMayStillBeOnItsWayIsNotMadeAgain() {
    var silence = new Unavailable("GitHub", "no answer", Duration.ZERO, null);
    assertThatThrownBy(() -> make(NOON, Optional.of(silence))).isSameAs(silence);

    assertThatThrownBy(() -> make(NOON.plusSeconds(5), Optional.empty()))
        .isInstanceOfSatisfying(
            Unavailable.class,
            wait -> assertThat(wait.retryAfter()).isEqualTo(Duration.ofSeconds(10)));
    assertThat(world).isEmpty();

    world.add("it arrived late");
    assertThat(make(NOON.plusSeconds(6), Optional.empty())).isEqualTo("it arrived late");
  }

  @Test
  void eachAttemptMayBeOnItsWay() {
    var silence = new Unavailable("GitHub", "no answer", Duration.ZERO, null);
    assertThatThrownBy(() -> make(NOON, Optional.of(silence))).isSameAs(silence);
    assertThatThrownBy(() -> make(NOON.plusSeconds(20), Optional.of(silence))).isSameAs(silence);

    assertThatThrownBy(() -> make(NOON.plusSeconds(30), Optional.empty()))
        .isInstanceOf(Unavailable.class);
    assertThat(make(NOON.plusSeconds(36), Optional.empty())).isEqualTo("comment 1");
  }

  private String make(Instant at, Optional<RuntimeException> failure) {
    return new Effects(ledger, Clock.fixed(at, ZoneOffset.UTC))
        .make(
            ACT,
            () -> world.stream().findFirst(),
            () -> {
              if (failure.isPresent()) {
                throw failure.get();
              }
              world.add("comment " + (world.size() + 1));
              return world.getLast();
            },
            Outcome::done);
  }

  private String put() {
    return effects.act(
        ACT,
        () -> world.stream().findFirst(),
        () -> {
          world.add("comment " + (world.size() + 1));
          return world.getLast();
        },
        Outcome::done);
  }

  private String put(RuntimeException failure) {
    return effects.act(
        ACT,
        Optional::empty,
        () -> {
          throw failure;
        },
        Outcome::done);
  }

  private List<String> outcomes() {
    return ledger.audit().lines().stream().map(AuditLine::outcome).toList();
  }

  private String write() {
    return effects.once(
        "k",
        "a comment",
        () -> world.stream().findFirst(),
        () -> {
          world.add("comment " + (world.size() + 1));
          return world.getLast();
        });
  }
}
