package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.window.Freeze;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How to get to the environments: the {@code delivery} block of the strategy file.
 *
 * @param owners teams ({@code org/team}) that approve changes of the strategy file and of the rules
 * @param environments by name, in the order of the file
 * @param images image → the places where its tag is written
 * @param applications application → the chart it is rendered from, where that is not found from the
 *     files: {@code mindscape-api} → {@code charts/mindscape}
 * @param external what comes from outside of the repository
 * @param terraform what is wanted of Terraform
 * @param apiVersions what the clusters serve besides what Kubernetes and the repository's own
 *     definitions bring: {@code acme.io/v1}
 */
public record Delivery(
    List<String> owners,
    Map<String, Target> environments,
    Map<String, List<TagPlace>> images,
    Map<String, String> applications,
    List<External> external,
    Infrastructure terraform,
    List<String> apiVersions) {

  public Delivery {
    apiVersions = List.copyOf(apiVersions);
    owners = List.copyOf(owners);
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    images = Collections.unmodifiableMap(new LinkedHashMap<>(images));
    applications = Map.copyOf(applications);
    external = List.copyOf(external);
  }

  /** Nothing is delivered. */
  public static Delivery none() {
    return new Delivery(
        List.of(), Map.of(), Map.of(), Map.of(), List.of(), Infrastructure.usual(), List.of());
  }

  /**
   * How one environment is delivered.
   *
   * @param paths folders of the repository whose content is this environment
   * @param waves kubeconfig contexts, those of one wave together, wave by wave; {@code cluster:
   *     staging} is one wave of one
   * @param kubernetes the version that its clusters have, such as {@code 1.36}; empty where that is
   *     not said
   * @param follows the branch or the environment that feeds it; null for none
   * @param approvals null where anyone who may merge may change it
   * @param gates of {@code healthy}, {@code alerts}
   * @param watch how long after a deployment it is rolled back by itself if it turns bad
   */
  public record Target(
      String environment,
      List<String> paths,
      RendererName renderer,
      List<List<String>> waves,
      String kubernetes,
      String namespace,
      Sync sync,
      @Nullable Follows follows,
      @Nullable Approvals approvals,
      Duration soak,
      Set<String> gates,
      Duration watch,
      List<Freeze> freezes) {
    public Target {
      paths = List.copyOf(paths);
      waves = waves.stream().map(List::copyOf).toList();
      gates = Set.copyOf(gates);
      freezes = List.copyOf(freezes);
    }
  }

  /** {@code auto} finds the renderer from the files. */
  public enum RendererName {
    AUTO,
    YAML,
    HELM,
    KUSTOMIZE
  }

  /** How what is in Git comes to run. */
  public enum Sync {
    APPLY,
    ARGOCD,
    FLUX,
    NONE
  }

  /** What feeds an environment. */
  public sealed interface Follows {
    /** Every push to the branch is deployed. */
    record Branch(String name) implements Follows {}

    /** Changes come by promotion from there. */
    record Promotion(String environment) implements Follows {}
  }

  /**
   * Who has to agree.
   *
   * @param teams as {@code org/team}; a member of any of them counts
   */
  public record Approvals(List<String> teams, int required) {
    public Approvals {
      teams = List.copyOf(teams);
    }
  }

  /**
   * Where an image's tag is written.
   *
   * @param file with {@code {environment}} where the environment's name stands
   * @param key a path as {@link io.mindscape.slipway.policies.yaml.YamlEdit} takes it; the value is
   *     the bare tag, or a whole {@code image:tag}, and stays what it is
   */
  public record TagPlace(String file, String key) {
    public String fileIn(String environment) {
      return file.replace("{environment}", environment);
    }
  }
}
