package io.mindscape.slipway.policies.change;

import io.mindscape.slipway.policies.change.Consequences.Revision;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.Collection;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How many pods there are, and who says so. */
final class Scaling {

  private static final Set<String> SCALED = Set.of("Deployment", "StatefulSet", "ReplicaSet");
  private static final String HPA = "HorizontalPodAutoscaler";

  private final Collection<Manifest> base;
  private final Collection<Manifest> head;
  private final Consumer<String> words;

  Scaling(Collection<Manifest> base, Collection<Manifest> head, Consumer<String> words) {
    this.base = base;
    this.head = head;
    this.words = words;
  }

  void appears(Manifest now) {
    if (now.text("kind").equals(HPA)) {
      head.stream().filter(object -> isScaledBy(object, now)).forEach(this::fights);
    } else if (SCALED.contains(now.text("kind"))) {
      fights(now);
    }
  }

  void changes(Revision revision) {
    if (revision.kind().equals(HPA)) {
      head.stream().filter(object -> isScaledBy(object, revision.now())).forEach(this::fights);
      bounds(revision);
    } else if (SCALED.contains(revision.kind())) {
      replicas(revision);
      fights(revision.now());
    }
  }

  void goes(Manifest old) {
    if (old.text("kind").equals(HPA)) {
      head.stream()
          .filter(object -> isScaledBy(object, old) && autoscaler(object, head) == null)
          .forEach(
              workload ->
                  words.accept(
                      "leaves %s without an autoscaler: it runs %s, whatever the load"
                          .formatted(workload.ref().name(), pods(workload))));
    }
  }

  private void bounds(Revision revision) {
    var target = revision.now().text("spec", "scaleTargetRef", "name");
    var most = number(revision.now(), "maxReplicas");
    var mostBefore = number(revision.old(), "maxReplicas");
    if (most != null && mostBefore != null && !most.equals(mostBefore)) {
      words.accept("lets %s grow to %d pods, %d before".formatted(target, most, mostBefore));
    }
    long least = orOne(number(revision.now(), "minReplicas"));
    long leastBefore = orOne(number(revision.old(), "minReplicas"));
    if (least != leastBefore) {
      words.accept("keeps at least %d pods of %s, %d before".formatted(least, target, leastBefore));
    }
  }

  private void replicas(Revision revision) {
    var from = number(revision.old(), "replicas");
    var to = number(revision.now(), "replicas");
    if ((from == null && to == null) || autoscaler(revision.now(), head) != null) {
      return;
    }
    long before = orOne(from);
    long after = orOne(to);
    // Who leaves the number out hands it over: to an autoscaler, or to whoever scales by hand.
    if (before == after || (to == null && autoscaler(revision.old(), base) != null)) {
      return;
    }
    words.accept(
        after == 0
            ? "stops %s of %s, and starts none: replicas is 0"
                .formatted(all(before), revision.name())
            : "scales %s from %d to %s".formatted(revision.name(), before, count(after)));
  }

  /** Two who set one number: each apply undoes what the autoscaler did. */
  private void fights(Manifest workload) {
    if (number(workload, "replicas") != null && autoscaler(workload, head) != null) {
      words.accept(
          "has HPA and replicas both set: each deployment undoes how %s was scaled"
              .formatted(workload.ref().name()));
    }
  }

  /** The pods that a workload will have. */
  String pods(Manifest workload) {
    return pods(workload, head);
  }

  /** The pods that a workload had. */
  String podsBefore(Manifest workload) {
    return pods(workload, base);
  }

  private static String pods(Manifest workload, Collection<Manifest> among) {
    if (workload.text("kind").equals("DaemonSet")) {
      return "the pods on every node";
    }
    var hpa = autoscaler(workload, among);
    return hpa == null
        ? count(orOne(number(workload, "replicas")))
        : "at least " + count(orOne(number(hpa, "minReplicas")));
  }

  /** The least number of pods that a workload will have. */
  long least(Manifest workload) {
    var hpa = autoscaler(workload, head);
    return hpa == null ? orOne(number(workload, "replicas")) : orOne(number(hpa, "minReplicas"));
  }

  /** All there will be. */
  Collection<Manifest> head() {
    return head;
  }

  private static @Nullable Manifest autoscaler(Manifest workload, Collection<Manifest> among) {
    return among.stream()
        .filter(object -> object.text("kind").equals(HPA) && isScaledBy(workload, object))
        .findFirst()
        .orElse(null);
  }

  private static boolean isScaledBy(Manifest workload, Manifest hpa) {
    return hpa.text("spec", "scaleTargetRef", "kind").equals(workload.text("kind"))
        && hpa.text("spec", "scaleTargetRef", "name").equals(workload.ref().name())
        && hpa.ref().namespace().equals(workload.ref().namespace());
  }

  private static @Nullable Long number(Manifest object, String field) {
    return object.at("spec", field) instanceof Scalar scalar
            && scalar.value() instanceof Long number
        ? number
        : null;
  }

  private static long orOne(@Nullable Long number) {
    return number == null ? 1 : number;
  }

  private static String all(long pods) {
    return pods == 1 ? "the only pod" : "all %d pods".formatted(pods);
  }

  private static String count(long pods) {
    return pods == 1 ? "1 pod" : pods + " pods";
  }
}
