package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed.Edit;
import io.mindscape.slipway.jobs.maintenance.proposal.UpdateKind;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.UpdateRules;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The updates that go into one pull request.
 *
 * @param updates at least one
 */
record Batch(String group, List<Pending> updates) {

  static final UpdateKind KIND =
      new UpdateKind("slipway/dependency-updates", "Dependency updates", "release");

  Batch {
    updates = List.copyOf(updates);
  }

  /** Groups what is to be proposed, by the names of the groups; each major has one of its own. */
  static List<Batch> of(List<Standing> standings, UpdateRules rules) {
    Map<String, List<Pending>> groups = new TreeMap<>();
    for (var standing : standings) {
      for (var pending : standing.pending()) {
        groups
            .computeIfAbsent(group(standing, pending, rules), name -> new ArrayList<>())
            .add(pending);
      }
    }
    return groups.entrySet().stream().map(it -> new Batch(it.getKey(), it.getValue())).toList();
  }

  private static String group(Standing standing, Pending pending, UpdateRules rules) {
    var dependency = standing.dependency();
    if (pending.isMajor()) {
      return "major-" + dependency.what();
    }
    return rules.group(standing.source(), dependency.what()).orElse(dependency.group());
  }

  /** What its updates are of, in order. */
  String sources() {
    return updates.stream()
        .map(Pending::source)
        .distinct()
        .sorted()
        .collect(Collectors.joining(" "));
  }

  String branch() {
    return KIND.branch(group);
  }

  /** The files that are changed. */
  String files() {
    return updates.stream()
        .flatMap(update -> update.edits().stream())
        .map(edit -> Markdown.code(edit.file()))
        .distinct()
        .collect(Collectors.joining(", "));
  }

  /** What makers say, by the words of the update; whoever does not answer is left out. */
  Map<String, Changes> changes() {
    var told = new LinkedHashMap<String, Changes>();
    for (var update : updates) {
      if (!told.containsKey(update.words())) {
        changes(update).ifPresent(it -> told.put(update.words(), it));
      }
    }
    return told;
  }

  /** It is worth telling, and not worth failing for. */
  private static Optional<Changes> changes(Pending update) {
    try {
      return update.to().changes();
    } catch (Unavailable | Refused untold) {
      return Optional.empty();
    }
  }

  /** What is to be proposed. */
  Proposed proposed(BatchText text) {
    var edits = new LinkedHashMap<String, Edit>();
    updates.stream()
        .flatMap(update -> update.edits().stream())
        .forEach(edit -> edits.putIfAbsent(edit.key(), edit));
    return new Proposed(KIND, group, text.text(), List.copyOf(edits.values()));
  }
}
