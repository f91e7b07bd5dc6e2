package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.difference.ApplicationChange;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.BoundedTree;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Earlier;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Base;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Introduced;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.jobs.review.Assessment.Context;
import io.mindscape.slipway.jobs.review.Assessment.Source;
import io.mindscape.slipway.jobs.review.Assessment.UnitChange;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.RulesFindings;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Judges what a pull request makes of the tree, and compares it with where it began. */
final class Assessor {

  private static final String OWN = ", and its own comes into force with the merge";

  private final GitStore git;
  private final Inspector inspector;

  Assessor(GitStore git, Inspector inspector) {
    this.git = git;
    this.inspector = inspector;
  }

  /**
   * @param progressing is told how far it is
   */
  Assessment assess(PullRequest pull, InForce inForce, Progressing progressing) {
    var head = git.at(pull.repo(), pull.head());
    git.at(pull.repo(), pull.base());
    var baseCommit = git.mergeBase(pull.repo(), pull.base(), pull.head()).orElse(pull.base());
    var base = git.at(pull.repo(), baseCommit);
    var paths = git.changed(pull.repo(), baseCommit, pull.head());
    var strategy = inForce.strategy();
    var policies = inspector.policies(base, strategy);
    var scope = new Scope.Paths(paths);
    var earlier = inspector.telling(progressing.of("rendered as they were"));
    var before = earlier.inspect(base, strategy, scope, new Base(policies, Earlier.nothing()));
    var later = inspector.telling(progressing.of("rendered as they will be"));
    var after = later.inspect(head, strategy, scope, new Base(policies, Earlier.of(before)));
    var found =
        Introduced.between(
            after.before(before),
            Stream.concat(after.findings().stream(), removedStrategy(paths, head)).toList());
    return new Assessment(
        pull,
        baseCommit,
        found.introduced(),
        found.standing(),
        Stream.concat(
                units(
                    before,
                    after,
                    found.introduced(),
                    inspector.telling(progressing.of("compared"))::reached)
                    .stream(),
                Infrastructure.between(before, after, found.introduced()).stream())
            .toList(),
        after.summary().resources(),
        after.notChecked(),
        new Context(
            environments(strategy),
            gated(strategy, paths),
            notes(inForce, paths, after, found.introduced())),
        new Source(head, before.secrets().and(after.secrets())));
  }

  private static Stream<Finding> removedStrategy(List<String> paths, Snapshot head) {
    if (!paths.contains(Strategy.FILE) || new BoundedTree(head).isThere(Strategy.FILE)) {
      return Stream.empty();
    }
    return Stream.of(
        new Finding(
            "strategy/removed",
            Severity.ERROR,
            "This takes %s away, and nothing would be delivered any more. Put it back."
                .formatted(Strategy.FILE),
            Place.startOf(Strategy.FILE),
            null,
            null,
            null));
  }

  private static List<UnitChange> units(
      Inspection before,
      Inspection after,
      List<Finding> introduced,
      ApplicationChange.Compared compared) {
    return ApplicationChange.between(
            before.rendered(), after.rendered(), before.secrets().and(after.secrets()), compared)
        .stream()
        .map(
            change ->
                new UnitChange(
                    change.key().application(),
                    change.key().environment(),
                    change.changes(),
                    change.consequences(),
                    introduced.stream().filter(finding -> isAbout(change, finding)).toList()))
        .toList();
  }

  private static boolean isAbout(ApplicationChange change, Finding finding) {
    var environment = finding.environment();
    if (environment != null && !environment.equals(change.key().environment())) {
      return false;
    }
    if (finding.resource() != null) {
      return change.after().contains(finding.resource());
    }
    return !Units.affected(List.copyOf(change.units()), List.of(finding.place().file())).isEmpty();
  }

  private List<String> notes(
      InForce inForce, List<String> paths, Inspection after, List<Finding> introduced) {
    var notes = new ArrayList<String>();
    var branch = inForce.branch();
    inForce
        .problem()
        .ifPresent(
            problem ->
                notes.add(
                    "The `%s` on `%s` cannot be understood, and the last good one stays in force: %s"
                        .formatted(Strategy.FILE, branch, after.secrets().mask(problem))));
    if (paths.contains(Strategy.FILE)) {
      notes.add(
          "This changes `%s`: it was judged by the one on `%s`%s."
              .formatted(Strategy.FILE, branch, isGood(introduced) ? OWN : ""));
    }
    if (after.excepted() > 0) {
      notes.add(
          "%s %s excepted by the rules in `%s` on `%s`."
              .formatted(
                  Markdown.count(after.excepted(), "finding"),
                  after.excepted() == 1 ? "is" : "are",
                  Strategy.FILE,
                  branch));
    }
    RulesFindings.lapsed(inForce.strategy().rules(), inspector.day()).stream()
        .map(finding -> "`%s` on `%s`: %s".formatted(finding.place(), branch, finding.message()))
        .forEach(notes::add);
    return notes;
  }

  /** Whether the strategy file that it brings can be understood. */
  private static boolean isGood(List<Finding> introduced) {
    return introduced.stream()
        .noneMatch(
            finding ->
                finding.place().file().equals(Strategy.FILE)
                    && finding.severity() == Severity.ERROR);
  }

  private static List<String> environments(Strategy strategy) {
    return List.copyOf(strategy.delivery().environments().keySet());
  }

  /** Those with approvals whose content is changed. */
  private static List<String> gated(Strategy strategy, List<String> paths) {
    return strategy.delivery().environments().values().stream()
        .filter(target -> target.approvals() != null && isTouched(target, paths))
        .map(Target::environment)
        .toList();
  }

  private static boolean isTouched(Target target, List<String> paths) {
    return paths.stream()
        .anyMatch(path -> target.paths().stream().anyMatch(root -> path.startsWith(root + "/")));
  }
}
