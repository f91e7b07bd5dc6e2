package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.fix.Fixes.Trial;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Said;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * Tries changes of what is rendered, by rendering it again: a change is right if the finding is
 * gone, no error is new, and no object says anything else but what the same change makes of it,
 * which has to be what its own finding asks for. Safe to use from many threads.
 */
final class Trying {

  /** A file that more units are made of is changed by people. */
  private static final int MOST_UNITS = 100;

  private static final int MOST_KEPT = 64;

  private final Snapshot tree;
  private final Trial trial;
  private final Sketches sketches;
  private final AtomicInteger left;
  private final Map<String, Inspection> before = new ConcurrentHashMap<>();
  private final Map<SourceFile, Inspection> after = new ConcurrentHashMap<>();

  /**
   * @param sketches what would mend a rendered object
   * @param most how many remedies are tried; the others are wrong
   */
  Trying(Snapshot tree, Trial trial, Sketches sketches, int most) {
    this.left = new AtomicInteger(most);
    this.tree = tree;
    this.trial = trial;
    this.sketches = sketches;
  }

  /** Tells what would mend a rendered object. */
  @FunctionalInterface
  interface Sketches {
    Optional<Fix> of(Finding finding, Manifest object, Inspection inspection);
  }

  /** Whether the remedy is right. */
  boolean mends(Judged judged, Remedy remedy) {
    var edited = edited(remedy.path(), List.of(remedy.fix()));
    if (edited.isEmpty() || left.getAndDecrement() <= 0) {
      return false;
    }
    var was = before(remedy.path());
    if (was.rendered().size() > MOST_UNITS) {
      return false;
    }
    var is = after(edited.get());
    return Told.isBetter(judged.finding(), was.findings(), is.findings())
        && isAllIntended(judged, was, is);
  }

  /** Whether a file in which several things were mended is none the worse. */
  boolean holds(SourceFile edited, List<Finding> mended) {
    var was = before(edited.path()).findings();
    var is = after(edited).findings();
    return mended.stream().allMatch(finding -> Told.isBetter(finding, was, is));
  }

  private Optional<SourceFile> edited(String path, List<Fix> fixes) {
    return tree.read(path)
        .map(file -> Mechanic.apply(file, fixes))
        .filter(file -> !tree.read(path).equals(Optional.of(file)));
  }

  private Inspection before(String path) {
    return kept(before, path, () -> trial.of(tree, path));
  }

  private Inspection after(SourceFile edited) {
    return kept(
        after,
        edited,
        () -> trial.of(new Patched(tree, Map.of(edited.path(), edited)), edited.path()));
  }

  /**
   * Twice where two want it at once: who waited for another inside a pool of threads could wait for
   * himself.
   */
  private static <K> Inspection kept(Map<K, Inspection> there, K key, Supplier<Inspection> make) {
    var found = there.get(key);
    if (found != null) {
      return found;
    }
    if (there.size() > MOST_KEPT) {
      there.clear();
    }
    var made = make.get();
    there.put(key, made);
    return made;
  }

  private boolean isAllIntended(Judged judged, Inspection was, Inspection is) {
    return was.rendered().keySet().equals(is.rendered().keySet())
        && was.rendered().entrySet().stream()
            .allMatch(
                unit ->
                    areIntended(
                        judged,
                        was,
                        new Pair(unit.getKey(), unit.getValue(), objects(is, unit.getKey()))));
  }

  private static List<Manifest> objects(Inspection inspection, Unit unit) {
    return inspection.rendered().getOrDefault(unit, List.of());
  }

  /** A unit before and after. */
  private record Pair(Unit unit, List<Manifest> was, List<Manifest> is) {}

  private boolean areIntended(Judged judged, Inspection was, Pair pair) {
    var before = List.copyOf(pair.was());
    var after = List.copyOf(pair.is());
    if (before.size() != after.size()) {
      return false;
    }
    for (int at = 0; at < before.size(); at++) {
      var old = before.get(at);
      boolean same = Said.same(old.root(), after.get(at).root());
      if (!same
          && !(isAskedFor(judged, was, pair.unit(), old)
              && Said.isChanged(old.root(), changes(judged), after.get(at).root()))) {
        return false;
      }
    }
    return true;
  }

  private static List<Change> changes(Judged judged) {
    return judged.sketch().changes();
  }

  /** Whether the object has the same finding, which the same change would mend. */
  private boolean isAskedFor(Judged judged, Inspection was, Unit unit, Manifest object) {
    return was.findings().stream()
        .filter(finding -> finding.rule().equals(judged.finding().rule()))
        .filter(finding -> object.ref().equals(finding.resource()))
        .filter(
            finding ->
                finding.environment() == null || finding.environment().equals(unit.environment()))
        .anyMatch(
            finding ->
                sketches
                    .of(finding, object, was)
                    .filter(sketch -> sketch.changes().equals(changes(judged)))
                    .isPresent());
  }
}
