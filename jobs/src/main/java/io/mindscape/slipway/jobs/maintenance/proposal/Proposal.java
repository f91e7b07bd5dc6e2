package io.mindscape.slipway.jobs.maintenance.proposal;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.policies.Refused;
import java.util.Optional;
import java.util.function.IntSupplier;
import java.util.stream.Stream;

/**
 * One pull request with the updates of one group. One that is open is kept to what is proposed now,
 * as long as nobody else commits to it; the same updates are not proposed again once people have
 * closed or merged them, so that closing a pull request is an answer.
 */
public final class Proposal {

  private final Turn turn;
  private final Proposed what;
  private final OwnBranches branches;

  public Proposal(Turn turn, Proposed what) {
    this.turn = turn;
    this.what = what;
    this.branches = new OwnBranches(turn, what.kind());
  }

  /** What became of it. */
  public sealed interface Made {
    /** The pull request. */
    int number();

    /** It is open, and holds what is proposed. */
    record Open(int number) implements Made {}

    /** It is open, and belongs to those who have committed to it; {@code why} is Markdown. */
    record Left(int number, String why) implements Made {}

    /** People have closed or merged it before. */
    record Answered(int number, boolean isMerged) implements Made {
      /** For a person, after the updates: what they have answered, and how it is taken back. */
      public String words() {
        return isMerged
            ? "was merged in #%d: where that was taken back since, write it in by hand to have it after all"
                .formatted(number)
            : "was proposed in #%d, which people have closed: to have it after all, reopen that"
                .formatted(number);
      }
    }
  }

  /** The number of the pull request that had exactly this, open or closed, if one is known. */
  public Optional<Integer> made() {
    return memory().number();
  }

  /** What people have answered, where the pull request that had exactly this is not open. */
  public Optional<Made.Answered> answer() {
    return made().map(this::answered);
  }

  private Made.Answered answered(int number) {
    return new Made.Answered(number, branches.isMerged(number));
  }

  /** Proposes them, unless people have answered already. */
  public Made make() {
    var open = pulls().openFrom(turn.repo(), branch());
    if (open.isPresent()) {
      return keep(open.get());
    }
    var memory = memory();
    return memory.number().isPresent()
        ? answered(memory.number().get())
        : new Made.Open(remember(memory, this::open));
  }

  /** Where it is proposed. */
  public String branch() {
    return what.branch();
  }

  private int open() {
    branches.clear(branch());
    var base = turn.occasion().inForce();
    turn.systems().git().push(turn.repo(), branch(), base.head(), text(key(), ""), what::on);
    var draft = new Draft(what.text().title(), what.description(), branch(), base.branch());
    return pulls().create(turn.repo(), draft).number();
  }

  private Made keep(PullRequest pull) {
    var branch = new OpenBranch(turn, what, pull);
    boolean isCurrent = branch.isCurrent();
    boolean isTold = what.isToldIn(pull.body());
    if (isCurrent && isTold) {
      return kept(pull);
    }
    if (!pull.body().contains(what.marker())) {
      throw new Refused(
          "#%d comes from %s, which is the bot's: please use another branch"
              .formatted(pull.number(), branch()));
    }
    if (!isCurrent && !(branch.isOurs() && renewed(branch, pull))) {
      return left(branch, pull);
    }
    if (!isTold) {
      pulls().describe(turn.repo(), pull.number(), what.text().title(), what.description());
    }
    return kept(pull);
  }

  private Made left(OpenBranch branch, PullRequest pull) {
    branches.leave(pull, branch.advice());
    return new Made.Left(pull.number(), branch.left());
  }

  /** Whether the branch holds what is proposed now; it does not where somebody has just pushed. */
  private boolean renewed(OpenBranch branch, PullRequest pull) {
    var renewal = branch.renewal();
    boolean isMerged = renewal.like().equals(turn.occasion().inForce().head());
    var words =
        isMerged
            ? "Takes in %s at %s."
                .formatted(turn.occasion().inForce().branch(), renewal.like().abbreviated())
            : "";
    var text = text("%s:%s".formatted(key(), pull.head()), words);
    return turn.systems().git().renew(turn.repo(), branch(), renewal, text, what::on).isPresent();
  }

  private Made kept(PullRequest pull) {
    branches.takeBack(pull);
    if (turn.effects().remembered(key()).isEmpty()) {
      remember(new Memory(key(), Optional.empty()), pull::number);
    }
    return new Made.Open(pull.number());
  }

  private int remember(Memory memory, IntSupplier act) {
    return Integer.parseInt(
        turn.effects()
            .once(
                memory.key(),
                what.text().title(),
                Optional::empty,
                () -> Integer.toString(act.getAsInt())));
  }

  /**
   * Where it is remembered that it was proposed.
   *
   * @param number of the pull request; nothing where there was none, or the bot closed it itself
   */
  private record Memory(String key, Optional<Integer> number) {}

  private Memory memory() {
    var key = key();
    var number = turn.effects().recalled(key).map(Integer::valueOf);
    while (number.isPresent() && branches.wasClosedByTheBot(number.get())) {
      key = "%s:after #%d".formatted(key, number.get());
      number = turn.effects().recalled(key).map(Integer::valueOf);
    }
    return new Memory(key, number);
  }

  private CommitText text(String effect, String body) {
    var trailers =
        Stream.concat(
                what.text().trailers().stream(),
                Stream.of(what.trailer(), new Trailer("Slipway-Effect", effect)))
            .toList();
    return new CommitText(what.text().title(), body, trailers);
  }

  private PullRequests pulls() {
    return turn.systems().forge().pullRequests();
  }

  private String key() {
    return "update:%s:%s:%s".formatted(turn.repo(), branch(), what.digest());
  }
}
