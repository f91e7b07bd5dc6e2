package io.mindscape.slipway.jobs.difference;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.plan.Effects;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What changes in one application of one environment; nothing secret is told.
 *
 * @param units what it is made of, on both sides
 * @param after the objects that it will have
 * @param consequences phrases, such as {@code restarts 3 pods of mindscape-api}
 */
public record ApplicationChange(
    Key key,
    Set<Unit> units,
    Set<ResourceRef> after,
    List<ObjectChange> changes,
    List<String> consequences) {

  /** So many applications are in memory at once, as objects. */
  private static final int AT_ONCE = 32;

  public ApplicationChange {
    units = Set.copyOf(units);
    after = Set.copyOf(after);
    changes = List.copyOf(changes);
    consequences = List.copyOf(consequences);
  }

  /** An application in an environment, which is empty for a chart that none uses. */
  public record Key(String application, String environment) implements Comparable<Key> {
    @Override
    public int compareTo(Key other) {
      return Comparator.comparing(Key::application)
          .thenComparing(Key::environment)
          .compare(this, other);
    }
  }

  /**
   * Compares units, an application of an environment at a time, on all cores; what comes out is in
   * the order of their names.
   *
   * @param secrets what is known to be secret on either side
   */
  public static List<ApplicationChange> between(
      Map<Unit, List<Manifest>> before, Map<Unit, List<Manifest>> after, Secrets secrets) {
    return between(before, after, secrets, (applications, of) -> {});
  }

  /** Is told how many applications are compared, and of how many, on the caller's thread. */
  public interface Compared {
    void at(int applications, int of);
  }

  /** The same, telling how far it is. */
  public static List<ApplicationChange> between(
      Map<Unit, List<Manifest>> before,
      Map<Unit, List<Manifest>> after,
      Secrets secrets,
      Compared compared) {
    var sides = new TreeMap<Key, Sides>();
    before.forEach((unit, objects) -> side(sides, unit).before().add(objects));
    after.forEach((unit, objects) -> side(sides, unit).after().add(objects));
    var all = List.copyOf(sides.entrySet());
    var changes = new ArrayList<ApplicationChange>();
    for (int from = 0; from < all.size(); from += AT_ONCE) {
      var some = all.subList(from, Math.min(all.size(), from + AT_ONCE));
      changes.addAll(
          some.parallelStream()
              .map(entry -> entry.getValue().change(entry.getKey(), secrets))
              .toList());
      compared.at(changes.size(), all.size());
    }
    return List.copyOf(changes);
  }

  private static Sides side(Map<Key, Sides> sides, Unit unit) {
    var side =
        sides.computeIfAbsent(
            new Key(unit.application(), unit.environment()),
            key -> new Sides(new ArrayList<>(), new ArrayList<>(), new TreeSet<>()));
    side.units().add(unit);
    return side;
  }

  /** What it was and what it will be: lists that may be read only now. */
  private record Sides(
      List<List<Manifest>> before, List<List<Manifest>> after, TreeSet<Unit> units) {
    ApplicationChange change(Key key, Secrets secrets) {
      var old = together(before);
      var now = together(after);
      return new ApplicationChange(
          key,
          units,
          now.stream().map(Manifest::ref).collect(Collectors.toSet()),
          Changes.between(old, now, secrets),
          consequences(old, now).stream().map(secrets::mask).toList());
    }

    /** Where Terraform does not run before or after, nothing runs it that would do something. */
    private List<String> consequences(List<Manifest> old, List<Manifest> now) {
      return before.isEmpty() || after.isEmpty()
          ? Changes.consequences(Effects.without(old), Effects.without(now))
          : Changes.consequences(old, now);
    }

    private static List<Manifest> together(List<List<Manifest>> lists) {
      return lists.stream().flatMap(List::stream).toList();
    }
  }
}
