package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The versions of Kubernetes that there are among the clusters. That of an environment of which the
 * strategy file does not say it, and of what is in no environment, is the one that the bot judges
 * by.
 */
record Releases(Snapshot files, List<Release> all) {

  Releases {
    all = List.copyOf(all);
  }

  /** Looks at the tree once for each. */
  static Releases of(Snapshot files, Strategy strategy, Inspector inspector) {
    var byVersion = new TreeMap<String, TreeSet<String>>();
    // The objects of no environment are judged too.
    byVersion.put("", new TreeSet<>(List.of("")));
    for (var target : strategy.delivery().environments().values()) {
      byVersion
          .computeIfAbsent(target.kubernetes(), version -> new TreeSet<>())
          .add(target.environment());
    }
    joinTheRest(byVersion, strategy);
    var all = new ArrayList<Release>();
    byVersion.forEach(
        (version, environments) ->
            all.add(
                Release.look(
                    files,
                    strategy,
                    inspector.judging(judge(inspector.judge(), version)),
                    new Clusters(environments, version.isEmpty()))));
    return new Releases(files, all);
  }

  /**
   * What is in no environment needs no look of its own where all environments say what they have.
   */
  private static void joinTheRest(TreeMap<String, TreeSet<String>> byVersion, Strategy strategy) {
    var targets = strategy.delivery().environments().values();
    if (!targets.isEmpty() && targets.stream().map(Target::kubernetes).noneMatch(String::isEmpty)) {
      byVersion.remove("");
      byVersion.lastEntry().getValue().add("");
    }
  }

  private static Judge judge(Judge usual, String version) {
    return version.isEmpty() ? usual : usual.forKubernetes(version);
  }

  /**
   * What could not be rendered, so that nobody knows what is in it, and why. Values that belong to
   * no chart are none of it: nothing is made of them.
   */
  Map<Place, String> unseen() {
    var unseen = new TreeMap<Place, String>();
    for (var release : all) {
      release.inspection().findings().stream()
          .filter(finding -> finding.rule().startsWith("render/"))
          .filter(finding -> !finding.rule().equals("render/no-chart"))
          .filter(finding -> finding.severity() == Severity.ERROR)
          .forEach(finding -> unseen.putIfAbsent(finding.place(), finding.message()));
    }
    return unseen;
  }
}
