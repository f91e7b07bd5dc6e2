package io.mindscape.slipway.policies.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where resources of before are to be looked for now: {@code moved} blocks take them elsewhere, and
 * a block that gets or loses {@code count} keeps its first copy.
 *
 * @see <a href="https://developer.hashicorp.com/terraform/language/modules/develop/refactoring">the
 *     page on refactoring in Terraform's documentation</a>
 */
final class Moves {

  /** Of one resource, so many moves in a row are followed. */
  private static final int MOST = 20;

  private final List<Resource> moved;
  private final Set<String> now;

  private Moves(List<Resource> moved, Set<String> now) {
    this.moved = moved;
    this.now = now;
  }

  /** The resources of before under the addresses of now. */
  static Map<String, Resource> follow(List<Resource> base, List<Resource> head) {
    var addresses = head.stream().map(Resource::address).collect(Collectors.toSet());
    var moves =
        new Moves(head.stream().filter(one -> one.type().equals("moved")).toList(), addresses);
    var before = base.stream().map(Resource::address).collect(Collectors.toSet());
    var found = new LinkedHashMap<String, Resource>();
    base.forEach(
        resource -> {
          var address = moves.of(resource.address());
          if (!addresses.contains(address)) {
            address = moves.first(address, before);
          }
          found.putIfAbsent(address, resource.at(address));
        });
    return found;
  }

  private String of(String address) {
    var found = address;
    for (int step = 0; step < MOST; step++) {
      var next = step(found);
      if (next.equals(found)) {
        return found;
      }
      found = next;
    }
    return found;
  }

  private String step(String address) {
    return moved.stream().flatMap(move -> moved(address, move)).findFirst().orElse(address);
  }

  private static Stream<String> moved(String address, Resource move) {
    var from = move.text("from").orElse("");
    var to = move.text("to").orElse("");
    boolean isMeant = !from.isEmpty() && !to.isEmpty() && Resource.isIn(address, from);
    return isMeant ? Stream.of(to + address.substring(from.length())) : Stream.empty();
  }

  /** The address of now that differs by the key of a first copy alone. */
  private String first(String address, Set<String> before) {
    var plain = address.replace("[0]", "");
    var candidates = new HashSet<String>();
    now.stream()
        .filter(other -> !before.contains(other) && other.replace("[0]", "").equals(plain))
        .forEach(candidates::add);
    return candidates.size() == 1 ? candidates.iterator().next() : address;
  }
}
