package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.bot.cluster.Right;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A cluster: whether it answers, its version, and whether we may do there what deployments have to,
 * as {@code docs/clusters.md} lists it.
 */
final class ClusterLook {

  /** So many are told; the rest is counted. */
  private static final int MOST_TOLD = 6;

  /** What charts are mostly made of: an account that may change these may change the rest. */
  private static final Map<String, List<String>> APPLIED =
      Map.of(
          "", List.of("configmaps", "services", "secrets"),
          "apps", List.of("deployments", "statefulsets"),
          "autoscaling", List.of("horizontalpodautoscalers"),
          "networking.k8s.io", List.of("ingresses"));

  private ClusterLook() {}

  /**
   * Looks.
   *
   * @param namespaces into which is applied; none where it is only looked at
   */
  static List<Told> look(Clusters clusters, String context, Collection<String> namespaces) {
    var rights = namespaces.stream().flatMap(ClusterLook::needed).distinct().toList();
    var standing = clusters.standing(context, rights);
    var told = new ArrayList<Told>();
    told.add(Told.ok(context, "Kubernetes " + standing.version()));
    if (!rights.isEmpty()) {
      told.add(
          rights(
              context + ", rights",
              "all that are needed in " + String.join(", ", namespaces),
              standing.missing()));
    }
    return told;
  }

  /**
   * What an account may do.
   *
   * @param all what is said where nothing is missing
   */
  static Told rights(String what, String all, List<Right> missing) {
    if (missing.isEmpty()) {
      return Told.ok(what, all);
    }
    var named =
        missing.stream().limit(MOST_TOLD).map(Right::toString).collect(Collectors.joining(", "));
    int more = missing.size() - MOST_TOLD;
    return Told.wrong(
        what,
        "its account may not %s%s: bind it to a role that allows it"
            .formatted(named, more > 0 ? ", and %d more".formatted(more) : ""));
  }

  /** What is needed to apply to a namespace and to see whether what is there is healthy. */
  static Stream<Right> needed(String namespace) {
    var applied =
        APPLIED.entrySet().stream()
            .flatMap(
                group ->
                    group.getValue().stream()
                        .flatMap(
                            resource ->
                                Stream.of("get", "create", "patch")
                                    .map(
                                        verb ->
                                            new Right(verb, group.getKey(), resource, namespace))))
            .sorted((one, other) -> one.toString().compareTo(other.toString()));
    return Stream.concat(applied, Stream.of(new Right("get", "", "namespaces", "")));
  }
}
