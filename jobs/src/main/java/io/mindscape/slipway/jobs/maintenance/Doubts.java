package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Whether nobody knows what time it is, and what the report says of that afterwards. */
final class Doubts {

  private final Bars bars;
  private final Clock clock;
  private final Map<RepoName, String> held = new ConcurrentHashMap<>();

  Doubts(Bars bars, Clock clock) {
    this.bars = bars;
    this.clock = clock;
  }

  /** Whether there is one now. */
  boolean stands(RepoName repo) {
    return now(repo).isPresent();
  }

  /** Whether there is one now, which holds up the work: that is told when it is over. */
  boolean holdsUp(RepoName repo) {
    var doubt = now(repo);
    doubt.ifPresent(words -> held.put(repo, words));
    return doubt.isPresent();
  }

  /** If there is one now, it has held up the work. */
  void note(RepoName repo) {
    now(repo).ifPresent(words -> held.put(repo, words));
  }

  /** What was wrong with the clock while nothing could be done; a sentence, or nothing. */
  List<String> told(RepoName repo) {
    return Optional.ofNullable(held.get(repo)).stream()
        .map("for a while nothing could be done in it. "::concat)
        .toList();
  }

  /** What comes is another opening. */
  void forget(RepoName repo) {
    held.remove(repo);
  }

  private Optional<String> now(RepoName repo) {
    return bars.against(repo, "", clock.instant())
        .filter(bar -> bar.reason().goesOn())
        .map(Bars.Bar::words);
  }
}
