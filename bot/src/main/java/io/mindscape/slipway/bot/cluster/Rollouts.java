package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.StatefulSet;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.mindscape.slipway.jobs.cluster.Cluster.Health;
import org.jspecify.annotations.Nullable;

/**
 * Whether what was applied runs, as the controllers report it; by the rules of {@code kubectl
 * rollout status}. A status that is older than the specification says nothing yet.
 */
final class Rollouts {

  private static final Health HEALTHY = new Health.Healthy();

  private final KubernetesClient client;
  private final String namespace;

  Rollouts(KubernetesClient client, String namespace) {
    this.client = client;
    this.namespace = namespace;
  }

  /** The health of one object; a kind that has none is healthy. */
  Health of(String apiVersion, String kind, String name) {
    return switch (apiVersion + " " + kind) {
      case "apps/v1 Deployment" -> deployment(name);
      case "apps/v1 StatefulSet" -> statefulSet(name);
      case "apps/v1 DaemonSet" -> daemonSet(name);
      case "batch/v1 Job" -> job(name);
      case "v1 PersistentVolumeClaim" -> volume(name);
      default -> HEALTHY;
    };
  }

  private Health deployment(String name) {
    var found = client.apps().deployments().inNamespace(namespace).withName(name).get();
    var what = "Deployment " + name;
    var status = found == null ? null : found.getStatus();
    if (status == null
        || isOld(found.getMetadata().getGeneration(), status.getObservedGeneration())) {
      return notSeen(what);
    }
    for (var condition : status.getConditions()) {
      boolean late =
          condition.getType().equals("Progressing")
              && "ProgressDeadlineExceeded".equals(condition.getReason());
      boolean noPods =
          condition.getType().equals("ReplicaFailure") && condition.getStatus().equals("True");
      if (late || noPods) {
        return new Health.Degraded("%s: %s".formatted(what, condition.getReason()));
      }
    }
    return deployed(what, found);
  }

  private static Health deployed(String what, Deployment found) {
    var status = found.getStatus();
    int wanted = or(found.getSpec().getReplicas(), 1);
    int updated = or(status.getUpdatedReplicas(), 0);
    int all = or(status.getReplicas(), 0);
    int available = or(status.getAvailableReplicas(), 0);
    if (updated < wanted) {
      return progressing(what, "%d of %d pods are new".formatted(updated, wanted));
    }
    if (all > updated) {
      return progressing(what, "%d old pods still run".formatted(all - updated));
    }
    return available < updated
        ? progressing(what, "%d of %d pods are available".formatted(available, updated))
        : HEALTHY;
  }

  private Health statefulSet(String name) {
    var found = client.apps().statefulSets().inNamespace(namespace).withName(name).get();
    var what = "StatefulSet " + name;
    var status = found == null ? null : found.getStatus();
    if (status == null
        || isOld(found.getMetadata().getGeneration(), status.getObservedGeneration())) {
      return notSeen(what);
    }
    int wanted = or(found.getSpec().getReplicas(), 1);
    int ready = or(status.getReadyReplicas(), 0);
    if (ready < wanted) {
      return progressing(what, "%d of %d pods are ready".formatted(ready, wanted));
    }
    int updated = or(status.getUpdatedReplicas(), 0);
    int toUpdate = wanted - partition(found);
    return isRolling(found) && updated < toUpdate
        ? progressing(what, "%d of %d pods are new".formatted(updated, toUpdate))
        : HEALTHY;
  }

  private Health daemonSet(String name) {
    var found = client.apps().daemonSets().inNamespace(namespace).withName(name).get();
    var what = "DaemonSet " + name;
    var status = found == null ? null : found.getStatus();
    if (status == null
        || isOld(found.getMetadata().getGeneration(), status.getObservedGeneration())) {
      return notSeen(what);
    }
    int wanted = or(status.getDesiredNumberScheduled(), 0);
    int updated = or(status.getUpdatedNumberScheduled(), 0);
    int available = or(status.getNumberAvailable(), 0);
    if (isRolling(found) && updated < wanted) {
      return progressing(what, "%d of %d pods are new".formatted(updated, wanted));
    }
    return available < wanted
        ? progressing(what, "%d of %d pods are available".formatted(available, wanted))
        : HEALTHY;
  }

  private Health job(String name) {
    var found = client.batch().v1().jobs().inNamespace(namespace).withName(name).get();
    var what = "Job " + name;
    if (found == null) {
      return notSeen(what);
    }
    return switch (ending(found)) {
      case "Complete" -> HEALTHY;
      case "Failed" -> new Health.Degraded(what + ": it failed");
      default -> progressing(what, "it runs");
    };
  }

  private Health volume(String name) {
    var found = client.persistentVolumeClaims().inNamespace(namespace).withName(name).get();
    var what = "PersistentVolumeClaim " + name;
    var phase = found == null || found.getStatus() == null ? "" : found.getStatus().getPhase();
    return switch (String.valueOf(phase)) {
      case "Bound" -> HEALTHY;
      case "Lost" -> new Health.Degraded(what + ": its volume is lost");
      default -> progressing(what, "it waits for a volume");
    };
  }

  /** {@code Complete}, {@code Failed}, or nothing while it runs. */
  static String ending(Job job) {
    if (job.getStatus() != null) {
      for (var condition : job.getStatus().getConditions()) {
        boolean is = condition.getStatus().equals("True");
        if (is
            && (condition.getType().equals("Complete") || condition.getType().equals("Failed"))) {
          return condition.getType();
        }
      }
    }
    return "";
  }

  private static boolean isRolling(StatefulSet set) {
    var strategy = set.getSpec().getUpdateStrategy();
    return strategy == null || !"OnDelete".equals(strategy.getType());
  }

  private static boolean isRolling(DaemonSet set) {
    var strategy = set.getSpec().getUpdateStrategy();
    return strategy == null || !"OnDelete".equals(strategy.getType());
  }

  private static int partition(StatefulSet set) {
    var strategy = set.getSpec().getUpdateStrategy();
    var rolling = strategy == null ? null : strategy.getRollingUpdate();
    return rolling == null ? 0 : or(rolling.getPartition(), 0);
  }

  private static boolean isOld(@Nullable Long generation, @Nullable Long observed) {
    return generation != null && (observed == null || observed < generation);
  }

  private static int or(@Nullable Integer number, int otherwise) {
    return number == null ? otherwise : number;
  }

  private static Health notSeen(String what) {
    return progressing(what, "its controller has not seen it yet");
  }

  private static Health progressing(String what, String why) {
    return new Health.Progressing(what + ": " + why);
  }
}
