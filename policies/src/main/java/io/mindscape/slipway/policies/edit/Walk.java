package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Alias;
import io.mindscape.slipway.policies.edit.Cst.Mapping;
import io.mindscape.slipway.policies.edit.Cst.Pair;
import io.mindscape.slipway.policies.edit.Cst.Scalar;
import io.mindscape.slipway.policies.edit.Cst.Sequence;
import io.mindscape.slipway.policies.edit.Way.Step;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes a way through what is written, and not through what is shared: no alias, nothing that has
 * one.
 */
final class Walk {

  private final Page page;

  Walk(Page page) {
    this.page = page;
  }

  /**
   * How far a way leads.
   *
   * @param pair whose value {@code node} is; null for roots and items
   * @param inFlow whether it stands within braces or brackets
   * @param rest of the way: what is not there
   */
  record Found(Cst node, @Nullable Pair pair, boolean inFlow, List<Step> rest) {}

  Found find(Way way) {
    var root = page.documents().get(way.document());
    var shared = shared(root);
    var found = new Found(root, null, false, way.steps());
    check(root, shared);
    while (!found.rest().isEmpty()) {
      var next = next(found);
      if (next == null) {
        return found;
      }
      check(next.node(), shared);
      found = next;
    }
    return found;
  }

  /** The deepest node on the way, shared or not. */
  Cst deepest(Way way) {
    var found = new Found(page.documents().get(way.document()), null, false, way.steps());
    while (!found.rest().isEmpty()) {
      var next = next(found);
      if (next == null) {
        return found.node();
      }
      found = next;
    }
    return found.node();
  }

  Cst exactly(Way way) {
    var found = find(way);
    if (!found.rest().isEmpty()) {
      throw new Unfit("it is not written there");
    }
    return found.node();
  }

  /** The mapping at the end of the way, which holds what is meant itself, and not by a merge. */
  Mapping mapping(Way way) {
    if (exactly(way) instanceof Mapping mapping) {
      return mapping;
    }
    throw new Unfit("there is no mapping");
  }

  /** Which pair of the mapping the last step leads to. */
  static int position(Mapping mapping, Way way) {
    int position = mapping.last(Trees.lastKey(way));
    if (position < 0) {
      throw new Unfit("it is not written there, but merged from elsewhere");
    }
    return position;
  }

  private static @Nullable Found next(Found from) {
    var rest = from.rest().subList(1, from.rest().size());
    return switch (from.rest().getFirst()) {
      case Step.Key(var name) -> {
        if (!(from.node() instanceof Mapping mapping) || mapping.last(name) < 0) {
          yield null;
        }
        var pair = mapping.pairs().get(mapping.last(name));
        yield new Found(pair.value(), pair, from.inFlow() || mapping.flow(), rest);
      }
      case Step.Item(var position) ->
          from.node() instanceof Sequence list && position < list.items().size()
              ? new Found(list.items().get(position), null, from.inFlow() || list.flow(), rest)
              : null;
    };
  }

  private static void check(Cst node, Set<String> shared) {
    if (node instanceof Alias(var start, var end, var name)) {
      throw new Unfit(
          "*%s stands there, and what &%s says is said elsewhere too".formatted(name, name));
    }
    var anchor = node.anchor();
    if (anchor != null && shared.contains(anchor)) {
      throw new Unfit("what &%s says is said elsewhere too, by *%s".formatted(anchor, anchor));
    }
  }

  /** The anchors of which there are aliases. */
  private static Set<String> shared(Cst root) {
    var names = new HashSet<String>();
    var left = new ArrayDeque<Cst>(List.of(root));
    while (!left.isEmpty()) {
      switch (left.pop()) {
        case Alias alias -> names.add(alias.name());
        case Sequence list -> left.addAll(list.items());
        case Mapping mapping ->
            mapping
                .pairs()
                .forEach(
                    pair -> {
                      left.add(pair.key());
                      left.add(pair.value());
                    });
        case Scalar scalar -> {}
      }
    }
    return names;
  }
}
