package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.schema.Schemas;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that say for which Kubernetes objects are judged. */
final class Kubernetes {

  @ArgGroup private Which which = new Which();

  @Option(
      names = "--kubeconfig",
      paramLabel = "FILE",
      defaultValue = "${env:KUBECONFIG}",
      description = "Where --cluster looks: KUBECONFIG, or ~/.kube/config, unless it is named.")
  private @Nullable Path kubeconfig;

  @Option(
      names = "--strict-kinds",
      description = "An object of a kind that is not known is an error, and not just unchecked.")
  private boolean strictKinds;

  @Option(
      names = "--cache-folder",
      hidden = true,
      defaultValue = "${env:XDG_CACHE_HOME:-${sys:user.home}/.cache}")
  private Path cache = Path.of(".cache");

  /** A version that ships, or a cluster. */
  private static final class Which {

    @Option(
        names = "--kubernetes-version",
        paramLabel = "X.Y",
        description =
            "Which Kubernetes the cluster has: 1.37 (the default), 1.36 or 1.35. Fields and kinds"
                + " are judged by it.")
    private String version = Schemas.builtIn().version();

    @Option(
        names = "--cluster",
        paramLabel = "CONTEXT",
        description =
            "A context of the kubeconfig: fields and kinds are judged by what this cluster says it"
                + " has, custom kinds too.")
    private @Nullable String context;
  }

  /**
   * Who judges.
   *
   * @param version of Kubernetes, such as {@code 1.37}
   */
  record Chosen(Judge judge, String version) {}

  /**
   * The judge that was asked for; a cluster that was named is asked now.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is no such version or cluster
   * @throws io.mindscape.slipway.jobs.Unavailable if the cluster does not answer
   */
  Chosen chosen() {
    var chosen = which.context == null ? shipped(which.version) : of(which.context);
    return strictKinds ? new Chosen(chosen.judge().withStrictKinds(), chosen.version()) : chosen;
  }

  private static Chosen shipped(String version) {
    return new Chosen(Judge.shipped().forKubernetes(version), version);
  }

  private Chosen of(String context) {
    try (var clusters = new Clusters(kubeconfig)) {
      var api = clusters.api(context, cache.resolve("slipway").resolve("openapi"));
      return new Chosen(Judge.shipped().forCluster(api.version(), api.documents()), api.version());
    }
  }
}
