package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * An object with parts left out. What is made twice is the same node both times, and where nothing
 * has to be left out it is the node that was given: so what is known of one need not be found out
 * again. Of large objects little or nothing is kept. For one thread.
 */
@SuppressWarnings("ReferenceEquality") // what is the same node need not be looked through
final class Variants {

  /** Nodes that all variants may have together that are kept. */
  private static final int MOST_KEPT = 50_000;

  private final IdentityHashMap<YamlNode, Map<String, YamlNode>> made = new IdentityHashMap<>();
  private final Set<YamlNode> kept = Collections.newSetFromMap(new IdentityHashMap<>());
  private final YamlNode root;

  /** How many more may be kept; negative where that is not known yet. */
  private int room = -1;

  Variants(YamlNode root) {
    this.root = root;
  }

  /** Whether the variant is the same node when it is asked for again. */
  boolean keeps(YamlNode variant) {
    return kept.contains(variant);
  }

  /** In which, of the fields {@code paths}, only {@code path} is there; lists are empty. */
  YamlNode alone(YamlNode root, String path, List<String> paths) {
    var variant = root;
    for (var other : paths) {
      int star = other.indexOf("[*]");
      var field = star < 0 ? other : other.substring(0, star);
      boolean isApart =
          !path.equals(field) && !path.startsWith(field + ".") && !field.startsWith(path + ".");
      if (isApart) {
        variant = star < 0 ? without(variant, field) : empty(variant, field);
      }
    }
    return variant;
  }

  /** In which one list is empty, and its sibling lists of containers are. */
  YamlNode empty(YamlNode from, String list) {
    return remembered(from, list + "[]", () -> with(from, steps(list), 0, List.of()));
  }

  /**
   * In which one list has one item, and its sibling lists of containers have none.
   *
   * @param index of the item, by which it is known
   */
  YamlNode only(YamlNode from, String list, YamlNode item, int index) {
    return remembered(
        from, list + "[" + index + "]", () -> with(from, steps(list), 0, List.of(item)));
  }

  private YamlNode without(YamlNode from, String field) {
    return remembered(from, field, () -> without(from, steps(field), 0));
  }

  private YamlNode remembered(YamlNode from, String change, Supplier<YamlNode> variant) {
    var known = made.get(from);
    var before = known == null ? null : known.get(change);
    if (before != null) {
      return before;
    }
    var now = variant.get();
    if (now == from || hasRoom()) {
      made.computeIfAbsent(from, node -> new HashMap<>()).put(change, now);
      kept.add(now);
    }
    return now;
  }

  private boolean hasRoom() {
    if (room < 0) {
      room = (int) (MOST_KEPT / size(root));
    }
    return room > 0 && room-- > 0;
  }

  /** How many nodes there are. */
  static long size(YamlNode node) {
    long size = 1;
    if (node instanceof Sequence list) {
      for (var item : list.items()) {
        size += size(item);
      }
    } else if (node instanceof Mapping mapping) {
      for (var entry : mapping.entries()) {
        size += size(entry.value());
      }
    }
    return size;
  }

  /** The keys of a path. */
  static String[] steps(String path) {
    return path.split("\\.", -1);
  }

  private static YamlNode with(YamlNode node, String[] steps, int at, List<YamlNode> items) {
    if (at == steps.length) {
      return replaced(node, items);
    }
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    var entries = new ArrayList<Entry>();
    boolean isSame = true;
    for (var entry : mapping.entries()) {
      var value = entry.value();
      if (entry.key().equals(steps[at])) {
        value = with(value, steps, at + 1, items);
      } else if (at == steps.length - 1 && entry.key().endsWith("ontainers")) {
        value = replaced(value, List.of());
      }
      isSame &= value == entry.value();
      entries.add(value == entry.value() ? entry : new Entry(entry.place(), entry.key(), value));
    }
    return isSame ? node : new Mapping(mapping.place(), entries);
  }

  private static YamlNode replaced(YamlNode node, List<YamlNode> items) {
    return node instanceof Sequence list && isSame(list.items(), items)
        ? node
        : new Sequence(node.place(), items);
  }

  private static boolean isSame(List<YamlNode> some, List<YamlNode> others) {
    if (some.size() != others.size()) {
      return false;
    }
    for (int at = 0; at < some.size(); at++) {
      if (some.get(at) != others.get(at)) {
        return false;
      }
    }
    return true;
  }

  private static YamlNode without(YamlNode node, String[] steps, int at) {
    if (!(node instanceof Mapping mapping)) {
      return node;
    }
    var entries = new ArrayList<Entry>();
    boolean isSame = true;
    for (var entry : mapping.entries()) {
      if (!entry.key().equals(steps[at])) {
        entries.add(entry);
      } else if (at < steps.length - 1) {
        var value = without(entry.value(), steps, at + 1);
        isSame &= value == entry.value();
        entries.add(value == entry.value() ? entry : new Entry(entry.place(), entry.key(), value));
      } else {
        isSame = false;
      }
    }
    return isSame ? node : new Mapping(mapping.place(), entries);
  }
}
