package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.render.KustomizeRenderer.Build;
import io.mindscape.slipway.jobs.render.KustomizeRenderer.Made;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The real Kustomize in a real child process. */
class ForkedKustomizeTest {

  private static final String DEPLOYMENT =
      """
      apiVersion: apps/v1
      kind: Deployment
      metadata:
        name: api
      spec:
        replicas: 1
        template:
          spec:
            containers:
              - name: api
                image: shop/api:1.0
                envFrom:
                  - configMapRef: {name: conf}
      """;

  private static ForkedKustomize kustomize;

  @BeforeAll
  static void start() {
    kustomize = new ForkedKustomize(RealKustomize.build());
  }

  @AfterAll
  static void end() {
    if (kustomize != null) {
      kustomize.close();
    }
  }

  /**
   * @param kustomization that of the overlay, beside a base with a Deployment
   * @param file another file of the overlay, with its text; empty for none
   * @param expected parts of what comes out
   */
  record Case(String kustomization, String file, String text, List<String> expected) {
    @Override
    public String toString() {
      return kustomization.lines().skip(1).findFirst().orElse(kustomization);
    }
  }

  static Stream<Case> cases() {
    return Stream.of(
        overlay("namePrefix: prod-", "name: prod-api"),
        overlay("nameSuffix: -v2", "name: api-v2"),
        overlay("namespace: shop", "namespace: shop"),
        overlay("images: [{name: shop/api, newTag: '2.0'}]", "image: shop/api:2.0"),
        overlay("images: [{name: shop/api, newName: acme/api}]", "image: acme/api:1.0"),
        overlay("images: [{name: shop/api, digest: sha256:abc}]", "image: shop/api@sha256:abc"),
        overlay("replicas: [{name: api, count: 5}]", "replicas: 5"),
        overlay(
            "labels: [{pairs: {team: blue}, includeSelectors: true}]",
            "matchLabels:\n      team: blue"),
        overlay("commonAnnotations: {note: hello}", "note: hello"),
        overlay(
            "configMapGenerator: [{name: conf, literals: [A=b]}]",
            "kind: ConfigMap",
            "name: conf-b9t2424hkf",
            "- configMapRef:\n            name: conf-b9t2424hkf"),
        overlay(
            "generatorOptions: {disableNameSuffixHash: true}\n"
                + "configMapGenerator: [{name: conf, literals: [A=b]}]",
            "name: conf\n"),
        with(
            "configMapGenerator: [{name: conf, files: [app.conf]}]",
            "app.conf",
            "key = value\n",
            "app.conf: |\n    key = value"),
        with("secretGenerator: [{name: s, envs: [s.env]}]", "s.env", "A=b\n", "A: Yg=="),
        with(
            "patches: [{path: p.yaml}]",
            "p.yaml",
            "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec: {replicas: 7}\n",
            "replicas: 7"),
        with(
            "patchesStrategicMerge: [p.yaml]",
            "p.yaml",
            """
            apiVersion: apps/v1
            kind: Deployment
            metadata: {name: api}
            spec: {template: {spec: {containers: [{name: side, image: "s:1"}]}}}
            """,
            "name: side",
            "name: api"),
        with(
            "patches: [{path: p.yaml, target: {kind: Deployment}}]",
            "p.yaml",
            "- {op: replace, path: /spec/replicas, value: 9}\n",
            "replicas: 9"),
        overlay(
            "patches: [{patch: '- {op: remove, path: /spec/replicas}', target: {name: api}}]",
            "kind: Deployment"),
        overlay(
            "replacements: [{source: {kind: Deployment, fieldPath: metadata.name}, targets:"
                + " [{select: {kind: Deployment}, fieldPaths:"
                + " ['spec.template.spec.containers.0.image']}]}]",
            "image: api"),
        with(
            "transformers: [t.yaml]",
            "t.yaml",
            """
            apiVersion: builtin
            kind: PrefixTransformer
            metadata: {name: p}
            prefix: t-
            fieldSpecs: [{path: metadata/name}]
            """,
            "name: t-api"),
        with(
            "components: [../c]",
            "../c/kustomization.yaml",
            "apiVersion: kustomize.config.k8s.io/v1alpha1\nkind: Component\nnameSuffix: -c\n",
            "name: api-c"),
        with(
            "openapi: {path: schema.json}\npatches: [{path: p.yaml}]",
            "schema.json",
            "{\"definitions\": {}}",
            "replicas: 3"),
        overlay("buildMetadata: [originAnnotations]", "path: ../base/api.yaml"),
        overlay("sortOptions: {order: fifo}", "kind: Deployment"));
  }

  private static Case overlay(String kustomization, String... expected) {
    return new Case("resources: [../base]\n" + kustomization + "\n", "", "", List.of(expected));
  }

  private static Case with(String kustomization, String file, String text, String... expected) {
    return new Case("resources: [../base]\n" + kustomization + "\n", file, text, List.of(expected));
  }

  @Test
  void manyFeaturesAreTried() {
    assertThat(cases()).hasSizeGreaterThanOrEqualTo(23);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void buildsAsKustomizeDoes(Case overlay) {
    var files = new TreeMap<String, String>();
    files.put("base/kustomization.yaml", "resources: [api.yaml]\n");
    files.put("base/api.yaml", DEPLOYMENT);
    files.put("o/kustomization.yaml", overlay.kustomization());
    files.put(
        "o/p.yaml",
        "apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: api}\nspec: {replicas: 3}\n");
    if (!overlay.file().isEmpty()) {
      files.put(Path.of("o", overlay.file()).normalize().toString(), overlay.text());
    }
    var yaml =
        built(build("o", files)).stream().map(Made::yaml).collect(Collectors.joining("---\n"));

    assertThat(yaml).contains(overlay.expected());
    assertThat(yaml.contains("config.kubernetes.io/origin"))
        .isEqualTo(overlay.kustomization().contains("originAnnotations"));
    assertThat(yaml).doesNotContain("annotations: {}");
  }

  @Test
  void tellsTheFileThatAnObjectCameFrom() {
    var objects =
        built(
            build(
                "o/p",
                Map.of(
                    "base/kustomization.yaml",
                    "resources: [api.yaml]\nconfigMapGenerator: [{name: conf, literals: [A=b]}]\n",
                    "base/api.yaml",
                    DEPLOYMENT,
                    "o/p/kustomization.yaml",
                    "resources: [../../base]\n")));

    assertThat(objects)
        .extracting(object -> object.file() + " " + object.configuredIn())
        .containsExactlyInAnyOrder("base/api.yaml ", " base/kustomization.yaml");
  }

  @Test
  void theSameFilesBecomeTheSameBytesInAnotherWorker() {
    var files =
        Map.of(
            "base/kustomization.yaml",
            "resources: [api.yaml]\nconfigMapGenerator: [{name: conf, literals: [A=b, Z=y]}]\n",
            "base/api.yaml",
            DEPLOYMENT,
            "o/kustomization.yaml",
            "resources: [../base]\nlabels: [{pairs: {b: '1', a: '2'}}]\n");
    var one = built(build("o", files));
    kustomize.close();

    assertThat(built(build("o", files))).isEqualTo(one);
  }

  @Test
  void withoutGoThereIsNoneAndItIsSaidWhatToDo(@TempDir Path folder) {
    var place = new KustomizeBuild.Place(null, folder, Map.of("PATH", "/bin:/usr/bin"));
    try (var none = new ForkedKustomize(new KustomizeBuild(place, line -> {}))) {
      assertThat(none.build("o", List.of()))
          .isEqualTo(
              new Build.NotThere(
                  "Kustomize needs Go to be built once; install Go 1.26 or newer, or set"
                      + " SLIPWAY_KUSTOMIZE to the program"));
    }
  }

  @Test
  void aProgramThatIsNamedAndCannotBeRunIsSaid(@TempDir Path folder) {
    var place = new KustomizeBuild.Place(folder.resolve("gone"), folder, Map.of());
    try (var none = new ForkedKustomize(new KustomizeBuild(place, line -> {}))) {
      assertThat(none.build("o", List.of()))
          .isInstanceOfSatisfying(
              Build.NotThere.class, answer -> assertThat(answer.why()).contains("cannot be run"));
    }
  }

  private static Build build(String folder, Map<String, String> texts) {
    var files = new ArrayList<SourceFile>();
    texts.forEach(
        (path, text) -> files.add(new SourceFile(path, text.getBytes(StandardCharsets.UTF_8))));
    return kustomize.build(folder, files);
  }

  private static List<Made> built(Build build) {
    assertThat(build).isInstanceOf(Build.Built.class);
    return ((Build.Built) build).objects();
  }
}
