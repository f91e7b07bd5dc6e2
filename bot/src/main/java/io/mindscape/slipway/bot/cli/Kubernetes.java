package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.policies.judge.Judge;
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
            "Which Kubernetes the clusters have, 1.31 to 1.37. Fields and kinds are judged by"
                + " it; otherwise by what slipway.yaml says of an environment, or by 1.37.")
    private @Nullable String version;

    @Option(
        names = "--cluster",
        paramLabel = "CONTEXT",
        description =
            "A context of the kubeconfig: fields and kinds are judged by what this cluster says it"
                + " has, custom kinds too, whatever slipway.yaml says.")
    private @Nullable String context;
  }

  /**
   * Who judges.
   *
   * @param version of Kubernetes, such as {@code 1.37}
   * @param isForAll whether somebody asked for it: then it is for every environment, whatever the
   *     strategy file says
   */
  record Chosen(Judge judge, String version, boolean isForAll) {
    private Chosen withStrictKinds() {
      return new Chosen(judge.withStrictKinds(), version, isForAll);
    }
  }

  /**
   * The judge that was asked for; a cluster that was named is asked now.
   *
   * @throws io.mindscape.slipway.policies.Refused if there is no such version or cluster
   * @throws io.mindscape.slipway.jobs.Unavailable if the cluster does not answer
   */
  Chosen chosen() {
    var chosen = which.context == null ? shipped(which.version) : of(which.context);
    return strictKinds ? chosen.withStrictKinds() : chosen;
  }

  private static Chosen shipped(@Nullable String version) {
    var judge = Judge.shipped();
    return version == null
        ? new Chosen(judge, judge.version(), false)
        : new Chosen(judge.forKubernetes(version), version, true);
  }

  private Chosen of(String context) {
    try (var clusters = new Clusters(kubeconfig)) {
      var api = clusters.api(context, cache.resolve("slipway").resolve("openapi"));
      var judge = Judge.shipped().forCluster(api.version(), api.documents());
      return new Chosen(judge, api.version(), true);
    }
  }
}
