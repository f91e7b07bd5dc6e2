package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Alias;
import io.mindscape.slipway.sandbox.agreement.Tree.Anchored;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import io.mindscape.slipway.sandbox.agreement.Tree.Scalar;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What a tree says: with its aliases and merge keys written out. */
final class Resolution {

  private final Map<String, Tree> anchors = new HashMap<>();

  private Resolution() {}

  static Tree of(Tree tree) {
    return new Resolution().resolve(tree);
  }

  private Tree resolve(Tree tree) {
    return switch (tree) {
      case Scalar scalar -> scalar;
      case Alias(var name) -> anchors.getOrDefault(name, Tree.plain("null"));
      case Anchored(var name, var value) -> {
        var resolved = resolve(value);
        anchors.put(name, resolved);
        yield resolved;
      }
      case Items(var items) -> new Items(items.stream().map(this::resolve).toList());
      case Branch(var entries) -> merged(entries);
    };
  }

  private Branch merged(List<Tree.Entry> entries) {
    var resolved =
        entries.stream().map(entry -> new Tree.Entry(entry.key(), resolve(entry.value()))).toList();
    var own = resolved.stream().filter(entry -> !entry.key().equals("<<"));
    var others =
        resolved.stream()
            .filter(entry -> entry.key().equals("<<"))
            .flatMap(entry -> entriesOf(entry.value()));
    return new Branch(Stream.concat(own, others).toList());
  }

  private static Stream<Tree.Entry> entriesOf(Tree merged) {
    return switch (merged) {
      case Branch(var entries) -> entries.stream();
      case Items(var items) -> items.stream().flatMap(Resolution::entriesOf);
      default -> Stream.empty();
    };
  }
}
