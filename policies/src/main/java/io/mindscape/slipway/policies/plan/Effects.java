package io.mindscape.slipway.policies.plan;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Says what a change of planned resources does. What is not known on both sides is not spoken of.
 */
public final class Effects {

  private final List<Resource> head;
  private final Map<String, Resource> before;
  private final Map<String, Resource> now = new LinkedHashMap<>();
  private final Set<String> words = new LinkedHashSet<>();
  private final Unfollowed unfollowed;

  private Effects(List<Resource> base, List<Resource> head) {
    this.head = head;
    this.before = Moves.follow(base, head);
    head.forEach(resource -> now.put(resource.address(), resource));
    this.unfollowed = Unfollowed.of(base, head);
    before.values().removeIf(this::isNotTold);
    now.values().removeIf(this::isNotTold);
  }

  /** A phrase for each effect, such as {@code restarts the instance api (instance_type)}. */
  public static List<String> of(List<Manifest> base, List<Manifest> head) {
    var old = planned(base);
    var now = planned(head);
    if (old.isEmpty() && now.isEmpty()) {
      return List.of();
    }
    var effects = new Effects(old, now);
    effects.tell();
    return new ArrayList<>(effects.words);
  }

  /** What of these is not planned by Terraform. */
  public static List<Manifest> without(List<Manifest> objects) {
    return objects.stream().filter(object -> !Resource.isOne(object)).toList();
  }

  private static List<Resource> planned(List<Manifest> objects) {
    return objects.stream().filter(Resource::isOne).map(Resource::of).toList();
  }

  private boolean isNotTold(Resource resource) {
    return resource.isAside() || unfollowed.covers(resource.address());
  }

  private void tell() {
    now.forEach(
        (address, resource) -> {
          var old = before.get(address);
          if (old == null) {
            Doors.opened(List.of(), Doors.of(resource)).forEach(words::add);
          } else if (old.type().equals(resource.type())) {
            changes(new Pair(old, resource));
          }
        });
    var crowds = new Crowds(before, now);
    var gone =
        before.values().stream()
            .filter(old -> !now.containsKey(old.address()) && !isLetGo(old))
            .toList();
    crowds.tell(gone, words::add);
    gone.stream()
        .filter(old -> !crowds.isTold(old))
        .flatMap(old -> Removal.told(old, kept(old)).stream())
        .forEach(words::add);
    gone.stream().flatMap(old -> Doors.closed(Doors.of(old), doors()).stream()).forEach(words::add);
  }

  private void changes(Pair pair) {
    var replaced = Replacement.told(pair);
    if (replaced.isEmpty()) {
      Operation.told(pair).forEach(words::add);
      Growth.told(pair).forEach(words::add);
    } else {
      words.add(replaced.get());
    }
    var old = Doors.of(pair.old());
    var opened = Doors.of(pair.now());
    Doors.opened(old, opened).forEach(words::add);
    Doors.closed(old, doors()).forEach(words::add);
  }

  /** All that the world can reach in the end: what is open elsewhere is not closed. */
  private List<Doors.Door> doors() {
    return now.values().stream().flatMap(resource -> Doors.of(resource).stream()).toList();
  }

  /** Whether a {@code removed} block takes it out of Terraform's hands and leaves it as it is. */
  private boolean isLetGo(Resource old) {
    return head.stream()
        .filter(resource -> resource.type().equals("removed"))
        .filter(resource -> resource.text("destroy").filter("false"::equals).isPresent())
        .flatMap(resource -> resource.text("from").stream())
        .anyMatch(from -> old.isIn(from));
  }

  /** The copies of the same block that stay. */
  private List<Resource> kept(Resource old) {
    return now.values().stream().filter(resource -> resource.block().equals(old.block())).toList();
  }
}
