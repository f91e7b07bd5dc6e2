package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What containers have to know of their pod, with the server's defaults.
 *
 * @param volumes by name
 * @param claims the names of {@code resourceClaims}
 * @param restartPolicy of the pod
 * @param graceSeconds for a container to end
 * @param node what it shares with its node
 */
record PodFacts(
    Map<String, Field> volumes,
    Set<String> claims,
    String restartPolicy,
    long graceSeconds,
    Node node) {

  private static final long GRACE_SECONDS = 30;

  PodFacts {
    volumes = Map.copyOf(volumes);
    claims = Set.copyOf(claims);
  }

  /**
   * What the pod shares with its node.
   *
   * @param users whether they are those of the node
   * @param network whether it is that of the node
   * @param fillsPorts whether each port of a container is one of the node then, as the server fills
   *     in for a pod, and not for a template
   */
  record Node(boolean users, boolean network, boolean fillsPorts) {}

  /**
   * Reads them.
   *
   * @param alone whether the pod stands for itself, and not in a template
   */
  static PodFacts of(Field spec, boolean alone) {
    Map<String, Field> volumes = new HashMap<>();
    spec.get("volumes").items().forEach(volume -> volumes.put(volume.get("name").text(), volume));
    Set<String> claims = new HashSet<>();
    spec.get("resourceClaims").items().forEach(claim -> claims.add(claim.get("name").text()));
    claims.remove("");
    return new PodFacts(
        volumes,
        claims,
        spec.get("restartPolicy").text("Always"),
        graceSeconds(spec, alone),
        node(spec, alone));
  }

  private static long graceSeconds(Field spec, boolean alone) {
    long seconds = spec.get("terminationGracePeriodSeconds").number(GRACE_SECONDS);
    return seconds < 0 && alone ? 1 : seconds;
  }

  private static Node node(Field spec, boolean alone) {
    boolean network = spec.get("hostNetwork").flag();
    return new Node(spec.get("hostUsers").flag(true), network, network && alone);
  }

  /** Says that the pod has no volume of that name. */
  void noVolume(Field name) {
    name.report(
        "not-found",
        "%s is \"%s\": the pod has no volume of that name.".formatted(name.path(), name.text()));
  }
}
