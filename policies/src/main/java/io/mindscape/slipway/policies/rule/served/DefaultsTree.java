package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The defaults of an object and of the objects in it. Those of an object come before those of what
 * is in it, else they keep their order; no default looks into what it stands beside.
 */
final class DefaultsTree {

  private final List<DefaultRule> rules = new ArrayList<>();

  /** By the field in which the objects are, with {@code []} behind it for a list of them. */
  private final Map<String, Branch> branches = new LinkedHashMap<>();

  private record Branch(String field, boolean isList, DefaultsTree tree) {}

  /** Adds a line of {@code defaults.txt}. */
  void add(String line) {
    int space = line.indexOf(' ');
    var path = line.substring(0, space);
    int dot = path.lastIndexOf('.');
    var field = path.substring(dot + 1);
    var steps = dot < 0 ? new String[0] : path.substring(0, dot).split("\\.", -1);
    add(steps, 0, DefaultRule.of(field, line.substring(space + 1)));
  }

  private void add(String[] steps, int at, DefaultRule rule) {
    if (at == steps.length) {
      rules.add(rule);
      return;
    }
    var step = steps[at];
    boolean isList = step.endsWith("[]");
    var names = isList ? step.substring(0, step.length() - 2) : step;
    for (var name : names.split("\\|", -1)) {
      branches
          .computeIfAbsent(
              isList ? name + "[]" : name, key -> new Branch(name, isList, new DefaultsTree()))
          .tree()
          .add(steps, at + 1, rule);
    }
  }

  /** Fills in an object. */
  void fill(TypedMap object) {
    for (var rule : rules) {
      rule.fill(object);
    }
    for (var branch : branches.values()) {
      var part = object.get(branch.field());
      if (branch.isList() && part instanceof TypedList list) {
        branch.tree().fillAll(list);
      } else if (!branch.isList() && part instanceof TypedMap map) {
        branch.tree().fill(map);
      }
    }
  }

  private void fillAll(TypedList list) {
    for (var item : list) {
      if (item instanceof TypedMap map) {
        fill(map);
      }
    }
  }
}
