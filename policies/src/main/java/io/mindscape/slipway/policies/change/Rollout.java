package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Consequences.Revision;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Workload;
import io.mindscape.slipway.policies.manifest.Workload.Container;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** What starts, stops and restarts, in which way, and with what. */
final class Rollout {

  private static final Set<String> WORKLOADS = Set.of("Deployment", "StatefulSet", "DaemonSet");
  private static final List<String> PROBES =
      List.of("readinessProbe", "livenessProbe", "startupProbe");

  private final Scaling scaling;
  private final Consumer<String> words;

  Rollout(Scaling scaling, Consumer<String> words) {
    this.scaling = scaling;
    this.words = words;
  }

  void appears(Manifest now) {
    var kind = now.text("kind");
    if (WORKLOADS.contains(kind)) {
      words.accept("starts %s of %s".formatted(scaling.pods(now), name(now)));
    } else if (kind.equals("Job")) {
      words.accept("runs the job " + name(now));
    } else if (kind.equals("CronJob")) {
      words.accept("runs %s at \"%s\"".formatted(name(now), now.text("spec", "schedule")));
    }
  }

  void goes(Manifest old) {
    var kind = old.text("kind");
    if (WORKLOADS.contains(kind)) {
      words.accept("stops %s of %s".formatted(scaling.podsBefore(old), name(old)));
      if (old.text("spec", "persistentVolumeClaimRetentionPolicy", "whenDeleted")
          .equals("Delete")) {
        words.accept("deletes the volume claims of %s, and their data".formatted(name(old)));
      }
    } else if (kind.equals("CronJob")) {
      words.accept("runs %s no more".formatted(name(old)));
    }
  }

  void changes(Revision revision) {
    if (WORKLOADS.contains(revision.kind())) {
      if (revision.touches("spec.template")) {
        words.accept(restart(revision.now()));
      }
      containers(revision);
    } else if (revision.kind().equals("CronJob")) {
      schedule(revision);
      containers(revision);
    }
  }

  private String restart(Manifest workload) {
    var pods = scaling.pods(workload);
    var name = name(workload);
    if (workload.text("spec", "paused").equals("true")) {
      return "restarts nothing yet: %s is paused".formatted(name);
    }
    if (scaling.least(workload) == 0) {
      return "restarts nothing: %s has no pods".formatted(name);
    }
    if (workload.text("spec", "strategy", "type").equals("Recreate")) {
      return "stops %s of %s before it starts new ones".formatted(pods, name);
    }
    return "restarts %s of %s%s".formatted(pods, name, way(workload));
  }

  /** How, where it is not one after another. */
  private static String way(Manifest workload) {
    if (workload.text("spec", "updateStrategy", "type").equals("OnDelete")) {
      return ", each only once somebody deletes it";
    }
    var partition = workload.text("spec", "updateStrategy", "rollingUpdate", "partition");
    if (!partition.isEmpty() && !partition.equals("0")) {
      return ", only those from number %s on".formatted(partition);
    }
    var strategy = workload.text("kind").equals("Deployment") ? "strategy" : "updateStrategy";
    return workload.text("spec", strategy, "rollingUpdate", "maxUnavailable").equals("100%")
        ? ", all at once"
        : "";
  }

  private void schedule(Revision revision) {
    var now = revision.now();
    if (revision.touches("spec.schedule")) {
      words.accept(
          "runs %s at \"%s\", at \"%s\" before"
              .formatted(
                  revision.name(),
                  now.text("spec", "schedule"),
                  revision.old().text("spec", "schedule")));
    }
    if (revision.touches("spec.suspend")) {
      words.accept(
          now.text("spec", "suspend").equals("true")
              ? "suspends %s: it runs no more".formatted(revision.name())
              : "lets %s run again".formatted(revision.name()));
    }
  }

  private void containers(Revision revision) {
    var old = Workload.of(revision.old());
    var now = Workload.of(revision.now());
    if (old == null || now == null) {
      return;
    }
    var before =
        old.containers().stream()
            .collect(Collectors.toMap(Container::name, each -> each, (one, other) -> one));
    for (var container : now.containers()) {
      var was = before.get(container.name());
      if (was != null) {
        backwards(was, container);
        PROBES.forEach(probe -> probe(revision, was, container, probe));
      }
    }
    account(revision.name(), old, now);
  }

  private void backwards(Container old, Container now) {
    var before = Image.of(Workload.text(old.node(), "image"));
    var after = Image.of(Workload.text(now.node(), "image"));
    if (after.isOlderThan(before)) {
      words.accept(
          "takes the image %s back from %s to %s"
              .formatted(after.name(), before.tag(), after.tag()));
    }
  }

  private void probe(Revision revision, Container old, Container now, String probe) {
    if (old.at(probe) != null && now.at(probe) == null) {
      words.accept(
          "takes the %s probe from %s of %s"
              .formatted(probe.replace("Probe", ""), now.name(), revision.name()));
    }
  }

  private void account(String name, Workload old, Workload now) {
    var before = Workload.text(old.spec(), "serviceAccountName");
    var after = Workload.text(now.spec(), "serviceAccountName");
    if (!before.equals(after)) {
      words.accept(
          "runs %s as the service account %s, %s before"
              .formatted(name, orDefault(after), orDefault(before)));
    }
  }

  private static String orDefault(String account) {
    return account.isEmpty() ? "default" : account;
  }

  private static String name(Manifest object) {
    return object.ref().name();
  }
}
