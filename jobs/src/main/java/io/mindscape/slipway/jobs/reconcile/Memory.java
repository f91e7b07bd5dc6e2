package io.mindscape.slipway.jobs.reconcile;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What this process knows of one repository from its earlier looks; it costs requests to forget,
 * and nothing else.
 */
final class Memory {

  /** How far back the first look of a process reads comments. */
  private static final Duration LONGEST_AWAY = Duration.ofDays(3);

  /** How far the forge's clock may be from ours. */
  private static final Duration SKEW = Duration.ofMinutes(5);

  final Sightings sightings;

  private final Map<Integer, CommitId> concluded = new HashMap<>();
  private final Map<Integer, Gated> gated = new HashMap<>();
  private @Nullable Instant commentsFrom;
  private int lastAsked;

  Memory(Sightings sightings) {
    this.sightings = sightings;
  }

  /** Whether a pull request has gates, as long as its head and the strategy are these. */
  record Gated(CommitId head, CommitId strategy, boolean gates) {}

  /** What was asked in comments before that is answered, or noted. */
  Instant commentsSince(Instant now) {
    return commentsFrom == null ? now.minus(LONGEST_AWAY) : commentsFrom;
  }

  /**
   * Comments were read at a look that began at {@code now}.
   *
   * @param open when the first was written that is still open
   */
  void commentsAreRead(Instant now, Optional<Instant> open) {
    var from = now.minus(SKEW);
    commentsFrom = open.filter(from::isAfter).orElse(from);
  }

  void end() {
    sightings.end();
  }

  boolean isConcluded(PullRequest pull) {
    return pull.head().equals(concluded.get(pull.number()));
  }

  void concluded(PullRequest pull) {
    concluded.put(pull.number(), pull.head());
  }

  Map<Integer, Gated> gated() {
    return gated;
  }

  /** Forgets those that are not open any more. */
  void keep(List<PullRequest> open) {
    var numbers = open.stream().map(PullRequest::number).collect(Collectors.toSet());
    concluded.keySet().retainAll(numbers);
    gated.keySet().retainAll(numbers);
  }

  /** The next of {@code open}, in turn. */
  List<PullRequest> next(List<PullRequest> open, int most) {
    int last = lastAsked;
    var turn =
        Stream.concat(
                open.stream().filter(pull -> pull.number() > last),
                open.stream().filter(pull -> pull.number() <= last))
            .limit(most)
            .toList();
    lastAsked = turn.isEmpty() ? 0 : turn.getLast().number();
    return turn;
  }
}
