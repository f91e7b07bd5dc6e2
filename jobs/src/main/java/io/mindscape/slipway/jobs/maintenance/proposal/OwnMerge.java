package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests.Merge;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Merges a pull request of updates by itself: where {@link MergeRules} has nothing against it, once
 * the bot's own review is green and so is every other check. It waits for them for a while; what is
 * not merged stays open, and the report says for whom it waits and why.
 */
public final class OwnMerge {

  /** How long checks are waited for, in seconds. */
  static final int PATIENCE = 600;

  private static final int LONGEST_PAUSE = 30;
  private static final String REVIEW = "slipway/review";

  private final Footing at;
  private final Proposed what;
  private final Collection<String> allowed;
  private final Runnable second;
  private Map<String, State> refusedWith = Map.of();
  private String refusal = "";

  /**
   * @param allowed the environments that may be changed by themselves
   * @param second lets a second pass
   */
  public OwnMerge(Footing at, Proposed what, Collection<String> allowed, Runnable second) {
    this.at = at;
    this.what = what;
    this.allowed = allowed;
    this.second = second;
  }

  /** What one look came to. */
  private sealed interface Look {
    record Merged() implements Look {}

    record No(String why) implements Look {}

    record NotYet(String why) implements Look {}
  }

  /** Merges it, or says why not; nothing happens where somebody has closed it. */
  public void run() {
    var pulls = at.systems().forge().pullRequests();
    var repo = at.turn().repo();
    pulls
        .openFrom(repo, what.branch())
        .or(() -> new Proposal(at.turn(), what).made().flatMap(it -> pulls.find(repo, it)))
        .ifPresent(this::run);
  }

  private void run(PullRequest pull) {
    var merged = pull.mergeCommit();
    if (merged != null) {
      tell(pull, merged);
    } else if (pull.open()) {
      rules()
          .against(pull)
          .or(() -> merge(pull))
          .ifPresent(why -> at.notes().waits(left(pull, why)));
    }
  }

  private MergeRules rules() {
    return new MergeRules(at.turn(), what, allowed);
  }

  private static String left(PullRequest pull, String why) {
    return "#%d waits for a person to merge it: %s".formatted(pull.number(), why);
  }

  /** Why it is not merged; nothing where it is. */
  private Optional<String> merge(PullRequest pull) {
    int waited = 0;
    while (true) {
      at.check("the merge of #" + pull.number());
      switch (look(pull)) {
        case Look.Merged() -> {
          return Optional.empty();
        }
        case Look.No(var why) -> {
          return Optional.of(why);
        }
        case Look.NotYet(var why) -> {
          if (waited >= PATIENCE) {
            return Optional.of(why);
          }
          waited += rest(waited);
        }
      }
    }
  }

  private Look look(PullRequest pull) {
    var checks = at.systems().forge().checks();
    var review = checks.find(at.turn().repo(), pull.head(), REVIEW);
    if (review.isEmpty() || !isOver(review.get())) {
      return new Look.NotYet("the bot has not reviewed it yet");
    }
    if (review.get() != State.SUCCESS) {
      return new Look.No("the bot's own review is not green");
    }
    var all = new TreeMap<>(checks.all(at.turn().repo(), pull.head()));
    return first(all, State.FAILURE)
        .<Look>map(name -> new Look.No("the check %s failed".formatted(name)))
        .or(
            () ->
                first(all, State.IN_PROGRESS)
                    .or(() -> first(all, State.WAITING))
                    .map(name -> new Look.NotYet("the check %s has not ended".formatted(name))))
        .or(() -> objection(pull).map(Look.No::new))
        .orElseGet(() -> green(pull, all));
  }

  /** What came to stand against it while it waited. */
  private Optional<String> objection(PullRequest pull) {
    return at.systems()
        .forge()
        .pullRequests()
        .find(at.turn().repo(), pull.number())
        .filter(now -> now.head().equals(pull.head()))
        .flatMap(rules()::against);
  }

  /** What the forge refused it takes only after something has changed. */
  private Look green(PullRequest pull, Map<String, State> all) {
    if (all.equals(refusedWith)) {
      return new Look.NotYet(refusal);
    }
    var message = "%s (#%d)".formatted(pull.title(), pull.number());
    var pulls = at.systems().forge().pullRequests();
    return switch (pulls.merge(at.turn().repo(), pull.number(), pull.head(), message)) {
      case Merge.Merged(var commit) -> {
        tell(pull, commit);
        yield new Look.Merged();
      }
      case Merge.HeadMoved() -> new Look.No("somebody has pushed to it meanwhile");
      case Merge.NotMergeable(var why) -> {
        refusedWith = all;
        refusal = "the forge says: " + Markdown.code(why);
        yield new Look.NotYet(refusal);
      }
    };
  }

  private static Optional<String> first(Map<String, State> all, State state) {
    return all.entrySet().stream()
        .filter(check -> check.getValue() == state)
        .map(check -> Markdown.code(check.getKey()))
        .findFirst();
  }

  private static boolean isOver(State state) {
    return state != State.IN_PROGRESS && state != State.WAITING;
  }

  /** Waits as long again as was waited already, and says how many seconds that was. */
  private int rest(int waited) {
    int seconds = Math.clamp(waited, 1, LONGEST_PAUSE);
    for (int i = 0; i < seconds; i++) {
      second.run();
    }
    return seconds;
  }

  private void tell(PullRequest pull, CommitId commit) {
    at.notes().did("#%d is merged as %s".formatted(pull.number(), commit.abbreviated()));
  }
}
