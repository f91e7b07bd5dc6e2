package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.schema.Nearest;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Reads the list {@code delivery.external} of a strategy file. */
final class ExternalReader {

  private static final String FORM =
      "write {kind: Secret, name: \"db-*\", reason: …}, with namespace: … or environments: […] if"
          + " it is not so everywhere";

  private ExternalReader() {}

  static List<External> read(Block delivery, Set<String> environments) {
    return delivery.blocks("external").stream().map(block -> one(block, environments)).toList();
  }

  private static External one(Block block, Set<String> environments) {
    block.only("kind", "name", "namespace", "environments", "reason");
    for (var needed : List.of("kind", "name", "reason")) {
      if (block.text(needed).isBlank()) {
        block.problem(needed, "\"%s\" is needed: %s".formatted(needed, FORM));
      }
    }
    var named = new LinkedHashSet<>(block.words("environments"));
    for (var name : named) {
      if (!environments.isEmpty() && !environments.contains(name)) {
        block.problem("environments", unknown(name, environments));
      }
    }
    return new External(
        new ObjectPattern(block.text("kind"), block.text("namespace"), block.text("name")),
        named,
        block.text("reason"),
        block.place());
  }

  private static String unknown(String name, Set<String> environments) {
    return "there is no environment \"%s\"%s; there are %s"
        .formatted(name, Nearest.question(name, environments), String.join(", ", environments));
  }
}
