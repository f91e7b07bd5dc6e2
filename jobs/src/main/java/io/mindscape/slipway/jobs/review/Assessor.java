package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Earlier;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Base;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Introduced;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.jobs.review.Assessment.Context;
import io.mindscape.slipway.jobs.review.Assessment.UnitChange;
import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.RulesFindings;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Judges what a pull request makes of the tree, and compares it with where it began. */
final class Assessor {

  private final GitStore git;
  private final Inspector inspector;

  Assessor(GitStore git, Inspector inspector) {
    this.git = git;
    this.inspector = inspector;
  }

  Assessment assess(PullRequest pull, InForce inForce) {
    var head = git.at(pull.repo(), pull.head());
    git.at(pull.repo(), pull.base());
    var baseCommit = git.mergeBase(pull.repo(), pull.base(), pull.head()).orElse(pull.base());
    var base = git.at(pull.repo(), baseCommit);
    var paths = git.changed(pull.repo(), baseCommit, pull.head());
    var strategy = inForce.strategy();
    var policies = inspector.policies(base, strategy);
    var scope = new Scope.Paths(paths);
    var before = inspector.inspect(base, strategy, scope, new Base(policies, Earlier.nothing()));
    var after = inspector.inspect(head, strategy, scope, new Base(policies, Earlier.of(before)));
    var found =
        Introduced.between(
            after.before(before),
            Stream.concat(after.findings().stream(), removedStrategy(paths, head)).toList());
    return new Assessment(
        pull,
        baseCommit,
        found.introduced(),
        found.standing(),
        units(before, after, found.introduced()),
        after.summary().resources(),
        after.notChecked(),
        new Context(environments(strategy), gated(strategy, paths), notes(inForce, paths, after)));
  }

  private static Stream<Finding> removedStrategy(List<String> paths, Snapshot head) {
    if (!paths.contains(Strategy.FILE) || head.read(Strategy.FILE).isPresent()) {
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
      Inspection before, Inspection after, List<Finding> introduced) {
    var sides = new TreeMap<Key, Sides>();
    before.rendered().forEach((unit, objects) -> side(sides, unit).before().add(objects));
    after.rendered().forEach((unit, objects) -> side(sides, unit).after().add(objects));
    var secrets = before.secrets().and(after.secrets());
    return sides.entrySet().stream()
        .map(entry -> change(entry.getKey(), entry.getValue(), secrets, introduced))
        .toList();
  }

  private static Sides side(Map<Key, Sides> sides, Unit unit) {
    var side =
        sides.computeIfAbsent(
            new Key(unit.application(), unit.environment()),
            key -> new Sides(new ArrayList<>(), new ArrayList<>(), new TreeSet<>()));
    side.units().add(unit);
    return side;
  }

  private static UnitChange change(
      Key key, Sides sides, Secrets secrets, List<Finding> introduced) {
    var before = together(sides.before());
    var after = together(sides.after());
    return new UnitChange(
        key.application(),
        key.environment(),
        Changes.between(before, after, secrets),
        Changes.consequences(before, after).stream().map(secrets::mask).toList(),
        introduced.stream().filter(finding -> sides.isAbout(finding, key, after)).toList());
  }

  /** Only here are a unit's objects in memory, both sides of it. */
  private static List<Manifest> together(List<List<Manifest>> lists) {
    return lists.stream().flatMap(List::stream).toList();
  }

  private List<String> notes(InForce inForce, List<String> paths, Inspection after) {
    var notes = new ArrayList<String>();
    var file = Markdown.code(Strategy.FILE);
    var branch = Markdown.code(inForce.branch());
    inForce
        .problem()
        .ifPresent(
            problem ->
                notes.add(
                    "The %s on %s cannot be understood, and the last good one stays in force: %s"
                        .formatted(file, branch, Markdown.message(problem))));
    if (paths.contains(Strategy.FILE)) {
      notes.add(
          "This changes %s: it was judged by the one on %s, and its own comes into force with the merge."
              .formatted(file, branch));
    }
    if (after.excepted() > 0) {
      notes.add(
          "%s %s excepted by the rules in %s on %s."
              .formatted(
                  Markdown.count(after.excepted(), "finding"),
                  after.excepted() == 1 ? "is" : "are",
                  file,
                  branch));
    }
    RulesFindings.lapsed(inForce.strategy().rules(), inspector.day()).stream()
        .map(
            finding ->
                "%s on %s: %s"
                    .formatted(
                        Markdown.code(finding.place().toString()),
                        branch,
                        Markdown.message(finding.message())))
        .forEach(notes::add);
    return notes;
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

  /** An application in an environment. */
  private record Key(String application, String environment) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      int order = application.compareTo(other.application);
      return order != 0 ? order : environment.compareTo(other.environment);
    }
  }

  /** What it was and what it will be. */
  private record Sides(
      List<List<Manifest>> before, List<List<Manifest>> after, TreeSet<Unit> units) {
    boolean isAbout(Finding finding, Key key, List<Manifest> after) {
      var environment = finding.environment();
      if (environment != null && !environment.equals(key.environment())) {
        return false;
      }
      if (finding.resource() != null) {
        return after.stream().anyMatch(object -> object.ref().equals(finding.resource()));
      }
      return !Units.affected(List.copyOf(units), List.of(finding.place().file())).isEmpty();
    }
  }
}
