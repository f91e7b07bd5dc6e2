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
 * Finds which part of an object breaks a policy. CEL says only yes or no; so each field that the
 * policy names is judged alone, in an object that has none of the others, and where it is a field
 * of list items, each item is.
 */
final class Culprits {

  /** Nodes that may be visited to find them, so that objects with endless lists have an end. */
  private static final long MOST_VISITED = 75_000;

  /** Items that are tried in any case. */
  private static final long FEWEST_ALONE = 20;

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
    var paths =
        policy.fields().stream()
            .map(field -> workload == null ? field : field.replace("{pod}", workload.path()))
            .toList();
    var culprits = new ArrayList<Culprit>();
    for (var path : paths) {
      if (path.contains("[*]")) {
        items(manifest, path, paths, problem, culprits);
      } else {
        alone(manifest, path, paths, problem, culprits);
      }
    }
    if (culprits.isEmpty()) {
      paths.stream()
          .filter(path -> !path.contains("[*]"))
          .forEach(path -> nearest(manifest, path, culprits));
    }
    return culprits.isEmpty() ? List.of(whole(manifest)) : culprits;
  }

  private static void alone(
      Manifest manifest, String path, List<String> paths, Trial problem, List<Culprit> culprits) {
    var steps = Variants.steps(path);
    var entry = entry(manifest.root(), steps, steps.length);
    if (entry == null) {
      return;
    }
    var message = problem(problem.variants().alone(manifest.root(), path, paths), problem);
    if (message != null) {
      culprits.add(new Culprit(entry.place(), path, message));
    }
  }

  /** The field that is missing belongs into the nearest that is there above it. */
  private static void nearest(Manifest manifest, String path, List<Culprit> culprits) {
    var steps = Variants.steps(path);
    for (int length = steps.length; length > 0 && culprits.isEmpty(); length--) {
      var entry = entry(manifest.root(), steps, length);
      if (entry != null) {
        culprits.add(new Culprit(entry.place(), path, ""));
      }
    }
  }

  private static void items(
      Manifest manifest, String path, List<String> paths, Trial problem, List<Culprit> culprits) {
    int star = path.indexOf("[*]");
    var list = path.substring(0, star);
    var rest = path.substring(star + 3);
    var steps = Variants.steps(list);
    var entry = entry(manifest.root(), steps, steps.length);
    if (entry == null || !(entry.value() instanceof Sequence items)) {
      return;
    }
    // What is wrong without any item is not the items' fault.
    var variants = problem.variants();
    var base = variants.alone(manifest.root(), list, paths);
    if (problem(variants.empty(base, list), problem) != null) {
      return;
    }
    int at = 0;
    for (var item : items.items().subList(0, most(items, manifest))) {
      var message = problem(variants.only(base, list, item, at), problem);
      if (message != null) {
        culprits.add(new Culprit(within(item, rest), list + "[" + at + "]" + rest, message));
      }
      at++;
    }
  }

  private static int most(Sequence items, Manifest manifest) {
    int all = items.items().size();
    return all <= FEWEST_ALONE
        ? all
        : (int)
            Math.min(all, Math.max(FEWEST_ALONE, MOST_VISITED / Variants.size(manifest.root())));
  }

  private static @Nullable String problem(YamlNode variant, Trial problem) {
    return variant instanceof Mapping mapping ? problem.problem(mapping) : null;
  }

  /** The field inside the item, or the item where it has none. */
  private static Place within(YamlNode item, String rest) {
    var steps = rest.isEmpty() ? new String[0] : rest.substring(1).split("\\.", -1);
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
}
