package io.mindscape.slipway.jobs.maintenance.dependencies;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes.KubernetesApis;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.judge.Judge;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects in versions that go away are moved; the window is on 2026-11-29. */
final class KubernetesUpdatesTest {

  private static final String BRANCH = "slipway/dependency-updates-kubernetes";
  private static final String STAGING = "k8s/staging/shop.yaml";
  private static final String PRODUCTION = "k8s/production/shop.yaml";

  private static final String SHOP =
      """
      # The shop.
      apiVersion: policy/v1beta1   # as ever
      kind: PodDisruptionBudget
      metadata: {name: shop}
      spec:
        minAvailable: 2
        selector: {matchLabels: {app: shop}}
      ---
      kind: "Ingress"
      apiVersion: "networking.k8s.io/v1beta1"
      metadata: {name: shop}
      spec:
        rules:
          - host: shop.example   # for everybody
            http:
              paths:
                - path: /
                  backend: {serviceName: shop, servicePort: http}
      """;

  private static final String MOVED =
      SHOP.replace("policy/v1beta1 ", "policy/v1 ")
          .replace("k8s.io/v1beta1", "k8s.io/v1")
          .replace(
              "backend: {serviceName: shop, servicePort: http}",
              "backend: {service: {name: shop, port: {name: http}}}\n"
                  + "            pathType: ImplementationSpecific");

  /** In 1.35 there is no v1 of it. */
  private static final String BINDING =
      """
      apiVersion: admissionregistration.k8s.io/v1beta1
      kind: MutatingAdmissionPolicyBinding
      metadata: {name: guard}
      spec: {policyName: guard}
      """;

  private static final String DEVICES =
      """
      apiVersion: resource.k8s.io/v1beta1
      kind: DeviceClass
      metadata: {name: gpu.example.com}
      spec: {}
      """;

  private final Scene scene = new Scene();

  private void run() {
    var inspector =
        new Inspector(
            Judge.shipped(),
            (release, chart, values) -> new Rendering.Failed("no chart here", "", 1),
            scene.clock);
    scene.run(new DependencyUpdates(List.of(new KubernetesApis(inspector)), scene.clock));
  }

  private void commit(String file, String text) {
    scene.git.commit(Scene.REPO, "main", Map.of(file, text), "By hand");
  }

  private void strategy(String from, String to) {
    commit("slipway.yaml", Scene.STRATEGY.replace(from, to));
  }

  @Test
  void whatGoesAwayIsMovedAndNotAByteBesides() {
    commit(STAGING, SHOP);

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, STAGING)).isEqualTo(MOVED);
    assertThat(scene.open()).hasSize(1);
    assertThat(scene.open().getFirst().title()).isEqualTo("Dependency updates of kubernetes: 2");
    assertThat(scene.open().getFirst().body())
        .contains(
            "| `PodDisruptionBudget` | `policy/v1beta1` | `policy/v1` | API |  |",
            "policy/v1beta1 is deprecated since Kubernetes 1.21 and gone since 1.25",
            "(1.37 supposed: staging)",
            "`k8s/staging/shop.yaml:2`",
            "`k8s/staging/shop.yaml:10`");
    assertThat(scene.notes.failed()).isFalse();
  }

  @Test
  void anEnvironmentThatFollowsAnotherHasAPullRequestOfItsOwn() {
    commit(STAGING, SHOP);
    commit(PRODUCTION, SHOP);

    run();

    assertThat(scene.open())
        .extracting(PullRequest::headBranch)
        .containsExactlyInAnyOrder(BRANCH, BRANCH + "-production");
    assertThat(scene.git.read(Scene.REPO, BRANCH, PRODUCTION)).isEqualTo(SHOP);
    assertThat(scene.git.read(Scene.REPO, BRANCH + "-production", PRODUCTION)).isEqualTo(MOVED);
    assertThat(scene.git.read(Scene.REPO, BRANCH + "-production", STAGING)).isEqualTo(SHOP);
  }

  @Test
  void theNextWindowOpensNothingAgain() {
    commit(STAGING, SHOP);
    run();
    var head = scene.open().getFirst().head();

    run();

    assertThat(scene.open()).hasSize(1).extracting(PullRequest::head).containsExactly(head);
  }

  @Test
  void whatWasMovedByHandMeanwhileIsClosed() {
    commit(STAGING, SHOP);
    run();
    commit(STAGING, MOVED);

    run();

    assertThat(scene.open()).isEmpty();
  }

  @Test
  void whatGoesWithTheNextReleaseIsToldSo() {
    commit("k8s/staging/devices.yaml", DEVICES);

    run();

    assertThat(scene.open().getFirst().title())
        .isEqualTo("Dependency updates: DeviceClass resource.k8s.io/v1beta1 → resource.k8s.io/v1");
    assertThat(scene.open().getFirst().body())
        .contains(
            "resource.k8s.io/v1beta1 is deprecated since Kubernetes 1.35 and gone in 1.38, the"
                + " next");
  }

  @Test
  void rulesLeaveAKindAloneAndNameAnotherGroup() {
    strategy(
        "maintenance:\n",
        """
        maintenance:
          updates:
            ignore: [{what: Ingress, source: kubernetes}]
            groups: [{name: budgets, what: [Pod*]}]
        """);
    commit(STAGING, SHOP);

    run();

    assertThat(scene.open())
        .extracting(PullRequest::title)
        .containsExactly("Dependency updates: PodDisruptionBudget policy/v1beta1 → policy/v1");
    assertThat(scene.open().getFirst().headBranch())
        .isEqualTo("slipway/dependency-updates-budgets");
    assertThat(scene.dependencies()).contains("`Ingress`", "is ignored by `slipway.yaml:7`");
  }

  @Test
  void eachEnvironmentIsJudgedByTheVersionThatItHas() {
    strategy("cluster: staging\n", "cluster: staging\n      kubernetes: 1.35\n");
    commit("k8s/staging/guard.yaml", BINDING.replace("v1beta1", "v1alpha1"));
    commit("k8s/production/guard.yaml", BINDING);

    run();

    assertThat(scene.open())
        .extracting(PullRequest::headBranch)
        .as("1.35 has no v1 of it")
        .containsExactly(BRANCH + "-production");
    assertThat(scene.open().getFirst().body())
        .contains("deprecated since Kubernetes 1.37 and gone in 1.40 (1.37 supposed: production)");
    assertThat(scene.dependencies())
        .contains("`MutatingAdmissionPolicyBinding guard` in `k8s/staging/guard.yaml:1`");
  }

  /** 1.32 does not have it any more. */
  @Test
  void anOlderKubernetesIsToldWhatTheNextOneTakesAway() {
    strategy("cluster: staging\n", "cluster: staging\n      kubernetes: 1.31\n");
    commit(
        "k8s/staging/flow.yaml",
        """
        apiVersion: flowcontrol.apiserver.k8s.io/v1beta3
        kind: FlowSchema
        metadata: {name: shop}
        spec: {priorityLevelConfiguration: {name: workload-low}}
        """);
    commit("k8s/staging/devices.yaml", DEVICES);

    run();

    assertThat(scene.open()).hasSize(1);
    assertThat(scene.open().getFirst().body())
        .contains(
            "flowcontrol.apiserver.k8s.io/v1beta3 is deprecated since Kubernetes 1.29 and gone in"
                + " 1.32, the next (1.31: staging)")
        .doesNotContain("DeviceClass");
    assertThat(scene.git.read(Scene.REPO, BRANCH, "k8s/staging/flow.yaml"))
        .startsWith("apiVersion: flowcontrol.apiserver.k8s.io/v1\n");
  }

  @Test
  void nothingIsMovedToWhatAnotherEnvironmentOfTheFileDoesNotHaveYet() {
    commit(
        "slipway.yaml",
        Scene.STRATEGY
            .replace("cluster: staging\n", "cluster: staging\n      kubernetes: 1.37\n")
            .replace("cluster: development\n", "cluster: development\n      kubernetes: 1.37\n")
            .replace("cluster: production\n", "cluster: production\n      kubernetes: 1.35\n")
            .replace("k8s/staging]", "k8s/both]")
            .replace("k8s/production]", "k8s/both]"));
    commit("k8s/both/guard.yaml", BINDING);
    commit("k8s/both/budget.yaml", SHOP);

    run();

    assertThat(scene.dependencies())
        .contains("### To be changed by hand", "`MutatingAdmissionPolicyBinding guard`")
        .contains("Kubernetes 1.35 (production) does not have admissionregistration.k8s.io/v1 yet");
    assertThat(scene.open()).hasSize(1);
    assertThat(scene.open().getFirst().body())
        .contains("gone since 1.25 (1.35: production; 1.37: staging)")
        .doesNotContain("MutatingAdmissionPolicyBinding");
  }

  @Test
  void whatTakesAPersonIsListedWithItsLineAndWhatHasToChange() {
    commit(
        STAGING,
        """
        apiVersion: policy/v1beta1
        kind: PodSecurityPolicy
        metadata: {name: restricted}
        ---
        apiVersion: policy/v1beta1
        kind: PodDisruptionBudget
        metadata: {name: all}
        spec: {minAvailable: 1, selector: {}}
        ---
        apiVersion: policy/v1beta1
        kind: PodDisruptionBudget
        metadata: {name: odd}
        spec: {minimum: 1, selector: {matchLabels: {app: odd}}}
        """);

    run();

    assertThat(scene.open()).isEmpty();
    assertThat(scene.dependencies())
        .contains("### To be changed by hand")
        .containsPattern("`PodSecurityPolicy restricted` in `k8s/staging/shop.yaml:1`: .*nothing")
        .containsPattern("`PodDisruptionBudget all` in `k8s/staging/shop.yaml:5`: .*empty selector")
        .containsPattern("`PodDisruptionBudget odd` in `k8s/staging/shop.yaml:10`: .*not be right");
    assertThat(scene.notes.lines())
        .anyMatch(line -> line.startsWith("3 things to be changed by hand"));
  }

  @Test
  void customKindsAndVersionsThatStayAreLeftAlone() {
    commit(
        STAGING,
        """
        apiVersion: example.com/v1beta1
        kind: Ingress
        metadata: {name: web}
        ---
        apiVersion: policy/v1
        kind: PodDisruptionBudget
        metadata: {name: web}
        spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
        ---
        apiVersion: apps/v7
        kind: Deployment
        metadata: {name: web}
        """);

    run();

    assertThat(scene.open()).isEmpty();
    assertThat(scene.forge.discussion().findIssue(Scene.REPO, "slipway:dependencies")).isEmpty();
  }

  @Test
  void whatAPersonChangedOnTheBranchIsNotOverwritten() {
    commit(STAGING, SHOP);
    run();
    scene.git.commit(
        Scene.REPO,
        BRANCH,
        Map.of(STAGING, MOVED.replace("minAvailable: 2", "minAvailable: 1")),
        "omar");
    strategy("maintenance:\n", "maintenance:\n  updates: {ignore: [{what: Ingress}]}\n");

    run();

    assertThat(scene.git.read(Scene.REPO, BRANCH, STAGING)).contains("minAvailable: 1");
    assertThat(scene.forge.discussion().comments(Scene.REPO, 1))
        .singleElement()
        .satisfies(
            it -> assertThat(it.body()).contains("What the bot would propose now is not in it"));
  }
}
