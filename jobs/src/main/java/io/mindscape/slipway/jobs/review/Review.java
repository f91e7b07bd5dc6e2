package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.artifact.Artifacts;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Checks;
import io.mindscape.slipway.jobs.forge.Checks.Action;
import io.mindscape.slipway.jobs.forge.Checks.Annotation;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reviews a pull request: one check on its head, and one comment that is kept up to date. Doing it
 * again on the same head changes nothing, unless the strategy in force is another.
 */
public final class Review {

  /** What branch protection knows the verdict by. */
  public static final String CHECK = "slipway/review";

  private static final Logger LOG = LoggerFactory.getLogger(Review.class);
  private static final String MARKER = "<!-- slipway:review -->";
  private static final int MOST_ANNOTATIONS = 500;

  /** What its click is called in the delivery. */
  public static final String FIX_BUTTON = "fix";

  private static final Action FIX = new Action("Fix", "Commits the mechanical fixes", FIX_BUTTON);

  /** What it works with. */
  public record Ports(
      Forge forge, GitStore git, Strategies strategies, Inspector inspector, Effects effects) {}

  private final Ports ports;
  private final Assessor assessor;
  private final Blind blind;
  private final Artifacts artifacts;

  /** One whose comment is all that is kept. */
  public Review(Ports ports) {
    this(ports, Artifacts.NOWHERE);
  }

  /**
   * @param artifacts keeps the whole of what is found
   */
  public Review(Ports ports, Artifacts artifacts) {
    this.ports = ports;
    this.artifacts = artifacts;
    this.assessor = new Assessor(ports.git(), ports.inspector());
    this.blind = new Blind(ports.git());
  }

  /** Looks at the pull request as it is now and reports on its head; a closed one is left alone. */
  public void review(RepoName repo, int number) {
    var pull = ports.forge().pullRequests().find(repo, number).filter(PullRequest::open);
    if (pull.isPresent()) {
      boolean isNew = begin(pull.get());
      var progressing = new Progressing(words -> progress(pull.get(), isNew, words));
      finish(pull.get(), look(pull.get(), progressing));
    }
  }

  /**
   * A verdict that stands there already stays until there is another.
   *
   * @return whether there is none
   */
  private boolean begin(PullRequest pull) {
    var there = checks().find(pull.repo(), pull.head(), CHECK);
    if (there.isEmpty()) {
      report(pull, new Verdict(State.IN_PROGRESS, "Being looked at", "", List.of()));
    }
    return there.isEmpty() || there.get() == State.IN_PROGRESS;
  }

  private void progress(PullRequest pull, boolean isNew, String words) {
    if (isNew) {
      try {
        report(pull, new Verdict(State.IN_PROGRESS, words, "", List.of()));
      } catch (Unavailable away) {
        // It goes on all the same; the verdict is what has to arrive.
        LOG.atDebug().log("progress was not told: {}", away.getMessage());
      }
    }
  }

  private Verdict look(PullRequest pull, Progressing progressing) {
    try {
      return switch (strategy(pull.repo())) {
        case InEffect(var inForce) -> told(assessor.assess(pull, inForce, progressing));
        case Missing(var why) -> blind.look(pull, why);
      };
    } catch (Unavailable later) {
      throw later;
    } catch (RuntimeException bug) {
      // Nobody should wait for a check that never ends; whoever called sees to the cause.
      report(pull, failed(bug));
      throw bug;
    }
  }

  /** The whole is kept first: no link leads nowhere. */
  private Verdict told(Assessment assessment) {
    var whole = ArtifactOf.of(assessment, VerdictText.title(assessment));
    return VerdictText.of(assessment, artifacts.keep(whole));
  }

  private static Verdict failed(RuntimeException bug) {
    return bug instanceof Refused refused
        ? new Verdict(
            State.FAILURE,
            "It could not be judged",
            Secrets.none().mask(refused.getMessage()),
            List.of())
        : new Verdict(
            State.FAILURE,
            "It could not be judged: an internal error",
            "Whoever runs Slipway finds the reason in its log.",
            List.of());
  }

  /** Writes what was found, the comment only while it speaks of the newest commit. */
  private void finish(PullRequest pull, Verdict verdict) {
    var now = ports.forge().pullRequests().find(pull.repo(), pull.number());
    if (now.filter(PullRequest::open).map(PullRequest::head).equals(Optional.of(pull.head()))) {
      comment(pull, verdict.comment(MARKER));
    }
    report(pull, verdict);
  }

  private void comment(PullRequest pull, String body) {
    var known = discussion().findMarked(pull.repo(), pull.number(), MARKER);
    var key = "comment:%s#%d:review:%s".formatted(pull.repo(), pull.number(), pull.head());
    if (known.isPresent()) {
      discussion().replace(pull.repo(), known.get().id(), body);
      ports.effects().settle(key, () -> known.map(comment -> Long.toString(comment.id())));
      return;
    }
    // Once for each head: who deletes the comment has until the next push without it.
    ports
        .effects()
        .once(
            key,
            "The review of %s#%d".formatted(pull.repo(), pull.number()),
            () ->
                discussion()
                    .findMarked(pull.repo(), pull.number(), MARKER)
                    .map(comment -> Long.toString(comment.id())),
            () -> Long.toString(discussion().write(pull.repo(), pull.number(), body).id()));
  }

  private void report(PullRequest pull, Verdict verdict) {
    var remarks =
        verdict.findings().stream()
            .filter(finding -> !finding.rule().equals("strategy/removed"))
            .map(Review::annotation)
            .toList();
    int left = remarks.size() - MOST_ANNOTATIONS;
    var summary = left <= 0 ? verdict.body() : leftOut(remarks.size(), left) + verdict.body();
    var shown = remarks.subList(0, Math.min(remarks.size(), MOST_ANNOTATIONS));
    checks()
        .report(
            pull.repo(),
            pull.head(),
            new Report(
                CHECK, verdict.state(), verdict.title(), summary, shown, actions(pull, verdict)));
  }

  /** A button where there is something that it may mend; in a fork the bot may not. */
  private static List<Action> actions(PullRequest pull, Verdict verdict) {
    boolean isMended = verdict.findings().stream().anyMatch(Verdict::isMendable);
    return isMended && !pull.fromFork() ? List.of(FIX) : List.of();
  }

  private static String leftOut(int all, int left) {
    return "%d findings are marked on their lines; %d more are not, of %d in all.%n%n"
        .formatted(MOST_ANNOTATIONS, left, all)
        .replace("\r", "");
  }

  private static Annotation annotation(Finding finding) {
    var environment = finding.environment();
    var rendered = finding.rendered();
    return new Annotation(
        finding.place(),
        finding.severity(),
        environment == null ? finding.rule() : finding.rule() + " in " + environment,
        Markdown.visible(
            rendered == null
                ? finding.message()
                : "%s (%s)".formatted(finding.message(), rendered)));
  }

  private InForceOrNot strategy(RepoName repo) {
    try {
      return new InEffect(ports.strategies().of(repo));
    } catch (Refused refused) {
      return new Missing(refused.getMessage());
    }
  }

  private Checks checks() {
    return ports.forge().checks();
  }

  private Discussion discussion() {
    return ports.forge().discussion();
  }

  /** Whether there is something to judge by. */
  private sealed interface InForceOrNot {}

  private record InEffect(InForce inForce) implements InForceOrNot {}

  private record Missing(String why) implements InForceOrNot {}
}
