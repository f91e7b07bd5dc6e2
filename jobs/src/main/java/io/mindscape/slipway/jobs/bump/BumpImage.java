package io.mindscape.slipway.jobs.bump;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Pushed;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.Follows;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Writes a published image's tag into the environments that follow a branch, in one commit a
 * branch. A tag is written once: when somebody took it back by hand, hearing of it again changes
 * nothing.
 */
public final class BumpImage {

  // https://github.com/opencontainers/distribution-spec/blob/main/spec.md#pulling-manifests
  private static final Pattern TAG = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,127}");

  private final GitStore git;
  private final Strategies strategies;
  private final Effects effects;

  public BumpImage(GitStore git, Strategies strategies, Effects effects) {
    this.git = git;
    this.strategies = strategies;
    this.effects = effects;
  }

  /**
   * Commits the tag to {@code repo}, which describes the platform.
   *
   * @throws Refused if {@code tag} is no tag, or a place that the strategy names for it cannot be
   *     written
   */
  public Outcome bump(RepoName repo, String image, String tag) {
    if (!TAG.matcher(tag).matches()) {
      throw new Refused(
          "What was published of %s has no tag that can be written: it has to match %s."
              .formatted(image, TAG));
    }
    var delivery = strategies.of(repo).strategy().delivery();
    var places = delivery.images().get(image);
    if (places == null) {
      return new Outcome.Nothing(
          "delivery.images of slipway.yaml does not say where %s is written".formatted(image));
    }
    var bump = new Bump(image, tag, places);
    var whys = new ArrayList<String>();
    var commits = new ArrayList<CommitId>();
    var environments = new ArrayList<String>();
    followers(delivery.environments().values())
        .forEach(
            (branch, targets) -> {
              switch (commit(new Work(repo, branch, bump, targets))) {
                case Outcome.Committed done -> {
                  commits.addAll(done.commits());
                  environments.addAll(done.environments());
                }
                case Outcome.Nothing(var why) -> whys.add(why);
              }
            });
    if (!commits.isEmpty()) {
      return new Outcome.Committed(commits, environments);
    }
    return new Outcome.Nothing(
        whys.isEmpty() ? "no environment follows a branch" : String.join("; ", whys));
  }

  private static Map<String, List<Target>> followers(Iterable<Target> targets) {
    var followers = new LinkedHashMap<String, List<Target>>();
    for (var target : targets) {
      if (target.follows() instanceof Follows.Branch(var branch)) {
        followers.computeIfAbsent(branch, same -> new ArrayList<>()).add(target);
      }
    }
    return followers;
  }

  private Outcome commit(Work work) {
    var head = git.fetch(work.repo(), work.branch());
    if (head.isEmpty()) {
      return new Outcome.Nothing("there is no branch " + work.branch());
    }
    var plan = work.on(git.at(work.repo(), head.get()));
    if (plan.files().isEmpty()) {
      effects.settle(work.key(), () -> find(work));
      return new Outcome.Nothing(plan.why());
    }
    var outcome =
        effects.once(
            work.key(),
            "Write %s to %s of %s".formatted(work.bump().reference(), work.branch(), work.repo()),
            () -> find(work),
            () -> push(work, head.get(), plan.environments()));
    return outcome.isEmpty()
        ? new Outcome.Nothing("somebody else wrote it meanwhile")
        : new Outcome.Committed(List.of(new CommitId(outcome)), List.copyOf(plan.environments()));
  }

  private Optional<String> find(Work work) {
    return git.findTrailer(work.repo(), work.branch(), work.effect()).map(CommitId::hex);
  }

  private String push(Work work, CommitId head, Set<String> environments) {
    var bump = work.bump();
    var text =
        new CommitText(
            "Bump %s to %s".formatted(bump.image(), bump.tag()),
            "In %s.".formatted(String.join(" and ", environments)),
            List.of(new Trailer("Slipway-Image", bump.reference()), work.effect()));
    return switch (git.push(work.repo(), work.branch(), head, text, now -> work.on(now).files())) {
      case Pushed.Committed(var commit) -> commit.hex();
      case Pushed.NothingToDo nothing -> "";
    };
  }

  /** A tag for the environments that follow one branch. */
  private record Work(RepoName repo, String branch, Bump bump, List<Target> targets) {
    String key() {
      return "bump:%s@%s:%s".formatted(repo, branch, bump.reference());
    }

    Trailer effect() {
      return new Trailer("Slipway-Effect", key());
    }

    Bump.Plan on(Snapshot tree) {
      return bump.on(tree, targets);
    }
  }

  /** How it ended. */
  public sealed interface Outcome {
    /**
     * @param commits one for each branch that was written to
     */
    record Committed(List<CommitId> commits, List<String> environments) implements Outcome {
      public Committed {
        commits = List.copyOf(commits);
        environments = List.copyOf(environments);
      }
    }

    record Nothing(String why) implements Outcome {}
  }
}
