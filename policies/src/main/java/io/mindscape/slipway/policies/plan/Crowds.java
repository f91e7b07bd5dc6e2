package io.mindscape.slipway.policies.plan;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** Copies of one block that come and go. */
final class Crowds {

  private final Map<String, Integer> before = new LinkedHashMap<>();
  private final Map<String, Resource> first = new LinkedHashMap<>();
  private final Map<String, Integer> now = new LinkedHashMap<>();
  private final Set<String> told = new HashSet<>();

  Crowds(Map<String, Resource> before, Map<String, Resource> now) {
    before.values().forEach(resource -> count(this.before, resource));
    now.values().forEach(resource -> count(this.now, resource));
  }

  private void count(Map<String, Integer> counts, Resource resource) {
    if (resource.address().endsWith("]")) {
      counts.merge(resource.block(), 1, Integer::sum);
      first.putIfAbsent(resource.block(), resource);
    }
  }

  /** Tells of blocks of which there are fewer or more copies than there were. */
  void tell(List<Resource> gone, Consumer<String> words) {
    before.forEach(
        (block, count) -> {
          int left = now.getOrDefault(block, 0);
          var one = first.get(block);
          if (one != null && Kind.isKnown(one.type()) && left != count) {
            tell(one, block, left - count, gone, words);
          }
        });
  }

  private void tell(
      Resource one, String block, int more, List<Resource> gone, Consumer<String> words) {
    var noun = Kind.of(one.type()).noun().substring(4);
    var name = one.name().substring(0, one.name().lastIndexOf('['));
    boolean isProtected =
        gone.stream()
            .filter(old -> old.block().equals(block))
            .anyMatch(old -> Protection.of(old, List.of()).isPresent());
    if (more > 0) {
      words.accept("adds %s of %s".formatted(counted(more, noun), name));
    } else if (!isProtected && Kind.of(one.type()).loss() != Kind.Loss.DATA) {
      told.add(block);
      words.accept("removes %s of %s".formatted(counted(-more, noun), name));
    } else if (!isProtected) {
      told.add(block);
      words.accept(
          "removes %s of %s: %s"
              .formatted(
                  counted(-more, noun),
                  name,
                  more == -1 ? "its data goes with it" : "their data goes with them"));
    }
  }

  /** Whether it was spoken of already. */
  boolean isTold(Resource old) {
    return told.contains(old.block());
  }

  private static String counted(int number, String noun) {
    if (number == 1) {
      return "1 " + noun;
    }
    boolean isY = noun.endsWith("y") && !noun.endsWith("ay");
    var many =
        isY
            ? noun.substring(0, noun.length() - 1) + "ies"
            : noun.endsWith("ss") ? noun + "es" : noun + "s";
    return number + " " + many;
  }
}
