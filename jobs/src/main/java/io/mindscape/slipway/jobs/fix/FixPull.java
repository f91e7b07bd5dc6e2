package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.fix.FixPull.Outcome.Committed;
import io.mindscape.slipway.jobs.fix.FixPull.Outcome.NotAllowed;
import io.mindscape.slipway.jobs.fix.FixPull.Outcome.Nothing;
import io.mindscape.slipway.jobs.fix.FixPull.Outcome.Offered;
import io.mindscape.slipway.jobs.forge.People;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Pushed;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

/**
 * Mends what a pull request brings, on its own branch: for who may write to the repository. The
 * branch of a fork is not the bot's to write; its author is offered the patch.
 */
public final class FixPull {

  private final GitStore git;
  private final Strategies strategies;
  private final Menders menders;
  private final Effects effects;
  private final People people;

  public FixPull(
      GitStore git, Strategies strategies, Menders menders, Effects effects, People people) {
    this.git = git;
    this.strategies = strategies;
    this.menders = menders;
    this.effects = effects;
    this.people = people;
  }

  /**
   * What somebody asks for.
   *
   * @param occasion names this one time: asked for again, it is done once
   * @param rules only findings of these; all where there are none
   */
  public record Wish(PullRequest pull, String login, String occasion, List<String> rules) {
    public Wish {
      rules = List.copyOf(rules);
    }

    private Trailer trailer() {
      return new Trailer(
          "Slipway-Effect", "fix:%s#%d:%s".formatted(pull.repo(), pull.number(), occasion));
    }

    boolean wants(Finding finding) {
      return (rules.isEmpty() || rules.contains(finding.rule())) && !isLeftToPeople(finding);
    }
  }

  /** What decides over the bot and over other people's machines is mended by people. */
  public static boolean isLeftToPeople(Finding finding) {
    var file = finding.place().file();
    return file.equals(Strategy.FILE) || file.startsWith(".github/");
  }

  /** Does it, once. */
  public Outcome fix(Wish wish) {
    var pull = wish.pull();
    if (!mayWrite(wish)) {
      return new NotAllowed();
    }
    if (pull.fromFork()) {
      return offered(branch(wish).at(pull.head()));
    }
    var head = git.fetch(pull.repo(), pull.headBranch());
    if (head.isEmpty()) {
      return new Nothing("its branch is gone");
    }
    var done = git.findTrailer(pull.repo(), pull.headBranch(), wish.trailer());
    if (done.isPresent()) {
      effects.settle(wish.trailer().value(), () -> done.map(CommitId::hex));
      return new Committed(done.get(), 0, 0);
    }
    return commit(wish, head.get());
  }

  /** A bot that has write access is still no person. */
  private boolean mayWrite(Wish wish) {
    if (wish.login().endsWith("[bot]") || wish.login().equalsIgnoreCase(people.self())) {
      return false;
    }
    return switch (people.permission(wish.pull().repo(), wish.login())) {
      case NONE, READ -> false;
      case WRITE, ADMIN -> true;
    };
  }

  private static Outcome offered(Mended mended) {
    if (mended.tellsSecrets()) {
      return new Nothing("the patch would show a secret here: run `slipway fix` on the branch");
    }
    return mended.files().isEmpty()
        ? nothing(mended)
        : new Offered(mended.patch(), mended.left().size());
  }

  private static Outcome nothing(Mended mended) {
    return new Nothing(
        mended.left().isEmpty()
            ? "there is nothing to fix"
            : "nothing of what is found can be fixed mechanically");
  }

  private Outcome commit(Wish wish, CommitId head) {
    var pull = wish.pull();
    var branch = branch(wish);
    var mended = branch.at(head);
    if (mended.files().isEmpty()) {
      return nothing(mended);
    }
    var pushed = new AtomicReference<>(mended);
    var commit =
        effects.once(
            wish.trailer().value(),
            "Fixes on %s#%d, asked for by %s".formatted(pull.repo(), pull.number(), wish.login()),
            () ->
                git.findTrailer(pull.repo(), pull.headBranch(), wish.trailer()).map(CommitId::hex),
            () -> push(wish, head, branch, pushed));
    return commit.isEmpty()
        ? new Nothing("somebody else fixed it meanwhile")
        : new Committed(
            new CommitId(commit), pushed.get().done().size(), pushed.get().left().size());
  }

  /** Where the branch moved meanwhile, what is mended is derived again. */
  private String push(Wish wish, CommitId head, Branch branch, AtomicReference<Mended> pushed) {
    var pull = wish.pull();
    return switch (git.push(
        pull.repo(),
        pull.headBranch(),
        head,
        text(wish, pushed.get()),
        now -> {
          pushed.set(branch.now(now, head));
          return files(pushed.get());
        })) {
      case Pushed.Committed(var commit) -> commit.hex();
      case Pushed.NothingToDo nothing -> "";
    };
  }

  private static CommitText text(Wish wish, Mended mended) {
    return new CommitText(
        "Fix what can be fixed mechanically",
        mended.done().stream()
            .map(done -> "%s: %s".formatted(done.finding().place().file(), done.finding().rule()))
            .distinct()
            .collect(Collectors.joining("\n")),
        List.of(wish.trailer()));
  }

  private static Map<String, byte[]> files(Mended mended) {
    var files = new HashMap<String, byte[]>();
    mended.files().forEach((path, file) -> files.put(path, file.after().content()));
    return files;
  }

  private Branch branch(Wish wish) {
    return new Branch(git, menders, strategies.of(wish.pull().repo()).strategy(), wish);
  }

  /** How it ended. */
  public sealed interface Outcome {
    /**
     * The branch has the commit.
     *
     * @param fixed how many findings it mends; 0 where that was done before
     * @param left how many findings are left that take a person
     */
    record Committed(CommitId commit, int fixed, int left) implements Outcome {}

    /**
     * The branch is somebody else's.
     *
     * @param patch for {@code git apply}
     */
    record Offered(String patch, int left) implements Outcome {}

    record Nothing(String why) implements Outcome {}

    /** They may not write to the repository. */
    record NotAllowed() implements Outcome {}
  }
}
