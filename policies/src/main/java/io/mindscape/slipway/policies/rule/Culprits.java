package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.rule.Admission.Trial;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Entry;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds which part of an object breaks a policy. CEL says only yes or no; so where the policy names
 * a field of list items, each item is judged alone, in an object that has no other.
 */
final class Culprits {

  private Culprits() {}

  /**
   * A part that breaks the policy.
   *
   * @param message what the policy says of that part alone; empty where the whole was judged
   */
  record Culprit(Place place, String field, String message) {}

  /**
   * The parts, at least one.
   *
   * @param problem what the policy says of an object, null for nothing
   */
  static List<Culprit> find(Policy policy, Manifest manifest, Trial problem) {
    var workload = Workload.of(manifest);
    var culprits = new ArrayList<Culprit>();
    for (var field : policy.fields()) {
      var path = workload == null ? field : field.replace("{pod}", workload.path());
      int star = path.indexOf("[*]");
      if (star < 0) {
        plain(manifest, path, culprits);
      } else {
        items(manifest, path.substring(0, star), path.substring(star + 3), problem, culprits);
      }
    }
    return culprits.isEmpty() ? List.of(whole(manifest)) : culprits;
  }

  private static void plain(Manifest manifest, String path, List<Culprit> culprits) {
    var steps = path.split("\\.");
    for (int length = steps.length; length > 0 && culprits.isEmpty(); length--) {
      var entry = entry(manifest.root(), steps, length);
      // The field itself, or the nearest that is there above it.
      if (entry != null) {
        culprits.add(new Culprit(entry.place(), path, ""));
      }
    }
  }

  private static void items(
      Manifest manifest, String list, String rest, Trial problem, List<Culprit> culprits) {
    var steps = list.split("\\.");
    var entry = entry(manifest.root(), steps, steps.length);
    if (entry == null || !(entry.value() instanceof Sequence items)) {
      return;
    }
    int at = 0;
    for (var item : items.items()) {
      var alone = Alone.with(manifest.root(), steps, 0, item);
      var message = alone instanceof Mapping variant ? problem.problem(variant) : null;
      if (message != null) {
        culprits.add(new Culprit(within(item, rest), list + "[" + at + "]" + rest, message));
      }
      at++;
    }
  }

  /** The field inside the item, or the item where it has none. */
  private static Place within(YamlNode item, String rest) {
    var steps = rest.isEmpty() ? new String[0] : rest.substring(1).split("\\.");
    var entry = steps.length == 0 ? null : entry(item, steps, steps.length);
    return entry == null ? item.place() : entry.value().place();
  }

  static Culprit whole(Manifest manifest) {
    var metadata = manifest.root().entry("metadata");
    var name = manifest.at("metadata", "name");
    var place = metadata == null ? manifest.root().place() : metadata.place();
    return new Culprit(name == null ? place : name.place(), "", "");
  }

  private static @Nullable Entry entry(YamlNode from, String[] steps, int length) {
    @Nullable YamlNode node = from;
    @Nullable Entry entry = null;
    for (int at = 0; at < length; at++) {
      entry = node instanceof Mapping mapping ? mapping.entry(steps[at]) : null;
      node = entry == null ? null : entry.value();
    }
    return entry;
  }

  /** An object in which one list has one item, and its sibling lists of containers have none. */
  private static final class Alone {

    static YamlNode with(YamlNode node, String[] steps, int at, YamlNode item) {
      if (at == steps.length) {
        return new Sequence(node.place(), List.of(item));
      }
      if (!(node instanceof Mapping mapping)) {
        return node;
      }
      var entries = new ArrayList<Entry>();
      for (var entry : mapping.entries()) {
        if (entry.key().equals(steps[at])) {
          entries.add(
              new Entry(entry.place(), entry.key(), with(entry.value(), steps, at + 1, item)));
        } else if (at < steps.length - 1 || !entry.key().endsWith("ontainers")) {
          entries.add(entry);
        } else {
          entries.add(
              new Entry(entry.place(), entry.key(), new Sequence(entry.place(), List.of())));
        }
      }
      return new Mapping(mapping.place(), entries);
    }
  }
}
