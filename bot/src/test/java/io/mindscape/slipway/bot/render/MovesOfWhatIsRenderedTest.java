package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Renderers;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.dependencies.DependencyUpdates;
import io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes.KubernetesApis;
import io.mindscape.slipway.jobs.render.KustomizeRenderer;
import io.mindscape.slipway.policies.judge.Judge;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Objects that Helm and Kustomize make, in versions that go away: where somebody wrote the version
 * it is moved, if nothing else comes of that.
 */
final class MovesOfWhatIsRenderedTest {

  private static final String BRANCH = "slipway/dependency-updates-kubernetes";
  private static final String TEMPLATE = "charts/api/templates/budget.yaml";

  private static final String BUDGET =
      """
      {{- if .Values.budget }}
      # Keeps some.
      apiVersion: policy/v1beta1   # as ever
      kind: PodDisruptionBudget
      metadata:
        name: {{ .Release.Name }}
      spec:
        minAvailable: {{ .Values.budget }}
        selector: {matchLabels: {app: {{ .Release.Name }}}}
      {{- end }}
      """;

  private static final String PLAIN =
      """
      apiVersion: policy/v1beta1
      kind: PodDisruptionBudget
      metadata: {name: web}
      spec: {minAvailable: 1, selector: {matchLabels: {app: web}}}
      """;

  private static ForkedHelm helm;

  private final Scene scene =
      new Scene(
          Scene.STRATEGY.replace(
              "  images:\n", "  applications: {api: {chart: charts/api}}\n  images:\n"));

  @BeforeAll
  static void start() {
    helm = new ForkedHelm();
  }

  @AfterAll
  static void stop() {
    helm.close();
  }

  private void run() {
    run(new Renderers(helm, KustomizeRenderer.none()));
  }

  private void run(Renderers renderers) {
    var inspector = new Inspector(Judge::shipped, renderers, scene.clock);
    scene.run(new DependencyUpdates(List.of(new KubernetesApis(inspector)), scene.clock));
  }

  private void commit(Map<String, String> more) {
    var files = new TreeMap<>(more);
    files.put("charts/api/Chart.yaml", "apiVersion: v2\nname: api\nversion: 1.0.0\n");
    files.putIfAbsent("charts/api/values.yaml", "budget: 1\n");
    scene.git.commit(Scene.REPO, "main", files, "A chart");
  }

  private String read(String file) {
    return scene.git.read(Scene.REPO, BRANCH, file);
  }

  @Test
  void aTemplateIsMovedForAllEnvironmentsThatItIsRenderedFor() {
    commit(Map.of(TEMPLATE, BUDGET));

    run();

    assertThat(read(TEMPLATE)).isEqualTo(BUDGET.replace("policy/v1beta1", "policy/v1"));
    assertThat(scene.open()).hasSize(1);
    assertThat(scene.open().getFirst().body())
        .contains("(1.37 supposed: development, production, staging)")
        .contains("`charts/api/templates/budget.yaml:3`");
  }

  @Test
  void aVersionThatIsAValueIsMovedInTheValues() {
    var values = "budget: 1\n# The cluster's.\nversions: {budget: \"policy/v1beta1\"}   # old\n";
    commit(
        Map.of(
            TEMPLATE,
            BUDGET.replace("policy/v1beta1 ", "{{ .Values.versions.budget }} "),
            "charts/api/values.yaml",
            values));

    run();

    assertThat(read("charts/api/values.yaml"))
        .isEqualTo(values.replace("policy/v1beta1", "policy/v1"));
  }

  @Test
  void aTemplateThatAsksTheClusterIsRightAsItIs() {
    commit(
        Map.of(
            TEMPLATE,
            BUDGET.replace(
                "apiVersion: policy/v1beta1   # as ever\n",
                """
                {{- if .Capabilities.APIVersions.Has "policy/v1" }}
                apiVersion: policy/v1
                {{- else }}
                apiVersion: policy/v1beta1
                {{- end }}
                """)));

    run();

    assertThat(scene.open()).isEmpty();
    assertThat(scene.forge.discussion().findIssue(Scene.REPO, "slipway:dependencies")).isEmpty();
  }

  @Test
  void aTemplateInWhichMoreHasToChangeIsLeftToAPerson() {
    commit(
        Map.of(
            "charts/api/templates/ingress.yaml",
            """
            apiVersion: networking.k8s.io/v1beta1
            kind: Ingress
            metadata: {name: "{{ .Release.Name }}"}
            spec:
              backend: {serviceName: {{ .Release.Name }}, servicePort: 80}
            """));

    run();

    assertThat(scene.open()).isEmpty();
    assertThat(scene.dependencies())
        .contains("### To be changed by hand")
        .containsPattern(
            "`Ingress api` in `charts/api/templates/ingress.yaml:1`: .*it is rendered");
  }

  @Test
  void aLineThatMakesSomethingElseTooIsLeftToAPerson() {
    commit(
        Map.of(
            TEMPLATE,
            BUDGET.replace("policy/v1beta1 ", "{{ .Values.version }} ")
                + """
                ---
                apiVersion: v1
                kind: ConfigMap
                metadata: {name: version}
                data: {version: {{ .Values.version }}}
                """,
            "charts/api/values.yaml",
            "budget: 1\nversion: policy/v1beta1\n"));

    run();

    assertThat(scene.open()).isEmpty();
    assertThat(scene.dependencies())
        .containsPattern("`PodDisruptionBudget api` in .*: .*it is rendered");
  }

  @Test
  void aLineThatMakesOneThatTakesAPersonIsLeftToHer() {
    commit(
        Map.of(
            TEMPLATE,
            """
            {{- range .Values.budgets }}
            ---
            apiVersion: policy/v1beta1
            kind: PodDisruptionBudget
            metadata: {name: {{ .name }}}
            spec: {minAvailable: 1, selector: {{ .selector | toJson }}}
            {{- end }}
            """,
            "charts/api/values.yaml",
            """
            budgets:
              - {name: some, selector: {matchLabels: {app: api}}}
              - {name: all, selector: {}}
            """));

    run();

    assertThat(scene.open()).isEmpty();
    assertThat(scene.dependencies())
        .containsPattern("`PodDisruptionBudget some` in .*: .*it is rendered");
  }

  @Test
  void aBaseIsMovedOnceForItsOverlays() {
    try (var kustomize = new ForkedKustomize(RealKustomize.build())) {
      commit(overlays(PLAIN));

      run(new Renderers(helm, kustomize));

      assertThat(read("bases/web/budget.yaml"))
          .isEqualTo(PLAIN.replace("policy/v1beta1", "policy/v1"));
      assertThat(scene.open()).hasSize(1);
      assertThat(scene.open().getFirst().body())
          .contains("staging")
          .contains("`bases/web/budget.yaml:1`");
    }
  }

  @Test
  void aBaseThatAPatchNamesByItsOldVersionIsLeftToAPerson() {
    try (var kustomize = new ForkedKustomize(RealKustomize.build())) {
      var files = new TreeMap<>(overlays(PLAIN));
      files.put(
          "k8s/staging/web/kustomization.yaml",
          """
          resources: [../../../bases/web]
          patches:
            - target: {group: policy, version: v1beta1, kind: PodDisruptionBudget}
              patch: |
                - {op: replace, path: /spec/minAvailable, value: 3}
          """);
      commit(files);

      run(new Renderers(helm, kustomize));

      assertThat(scene.open()).isEmpty();
      assertThat(scene.dependencies())
          .containsPattern(
              "`PodDisruptionBudget web` in `bases/web/budget.yaml:1`: .*it is rendered");
    }
  }

  private static Map<String, String> overlays(String budget) {
    return Map.of(
        "bases/web/kustomization.yaml",
        "resources: [budget.yaml]\n",
        "bases/web/budget.yaml",
        budget,
        "k8s/staging/web/kustomization.yaml",
        "resources: [../../../bases/web]\n",
        "k8s/production/web/kustomization.yaml",
        "resources: [../../../bases/web]\n");
  }
}
