package io.mindscape.slipway.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is found out once for several policies is what each of them would have found out. */
class SharedWorkTest {

  /** Costs some 900,000 of the 10,000,000 that all that a policy asks for one object may cost. */
  private static final String DEAR = "lists.range(900000).size() > 0";

  @Test
  void variablesThatPoliciesShareCostEachOfThemWhatTheyCost() {
    assertThat(judge(chained("one", 11) + chained("other", 11))).isEmpty();
    assertThat(judge(chained("one", 12) + chained("other", 12)))
        .extracting(Finding::message)
        .containsExactly(Case.EXHAUSTED, Case.EXHAUSTED);
    // The other has a part of them.
    assertThat(judge(chained("one", 11) + chained("other", 12)))
        .extracting(Finding::rule)
        .containsExactly("policy/other");
  }

  @Test
  void aVariableOfTheSameTextThatRestsOnAnotherIsAnother() {
    assertThat(judge(levels("one", "'debug'") + levels("other", "'info'")))
        .extracting(Finding::rule, Finding::message)
        .containsExactly(tuple("policy/one", "it is DEBUG"), tuple("policy/other", "it is INFO"));
  }

  @Test
  void aPolicyAboutNamesIsAskedForEachObject() {
    var policies =
        read(
            policy("named", "validations: [{expression: 'false', message: no}]")
                .replace("resources: [configmaps]", "resources: [configmaps], resourceNames: [b]"));

    assertThat(List.of("a", "b", "c", "b"))
        .map(name -> policies.judge(object("name: " + name), true).size())
        .containsExactly(0, 1, 0, 1);
  }

  @Test
  void aVariantWithoutChangesIsTheObjectItselfAndOthersAreMadeOnce() {
    var pod =
        manifest(
            """
            apiVersion: v1
            kind: Pod
            spec:
              nodeName: one
              initContainers: []
              containers: [{name: main}]
            """);
    var root = pod.root();
    var variants = new Variants(root);
    var paths = List.of("spec.containers[*].image", "spec.hostPID", "spec.nodeName");
    var item = ((Sequence) pod.at("spec", "containers")).items().get(0);

    assertThat(variants.only(root, "spec.containers", item, 0)).isSameAs(root);
    assertThat(variants.alone(root, "spec.nodeName", List.of("spec.hostPID"))).isSameAs(root);
    var alone = variants.alone(root, "spec.containers", paths);
    assertThat(alone).isNotSameAs(root).isSameAs(variants.alone(root, "spec.containers", paths));
    assertThat(variants.empty(alone, "spec.containers"))
        .isNotEqualTo(alone)
        .isSameAs(variants.empty(alone, "spec.containers"));
  }

  @Test
  void variantsOfALargeObjectAreNotKept() {
    var items =
        IntStream.range(0, 60_000)
            .mapToObj(at -> "  i%d: x\n".formatted(at))
            .collect(Collectors.joining());
    var root =
        manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {name: a}\ndata:\n" + items).root();
    var variants = new Variants(root);
    var paths = List.of("data.i1", "data.i2");

    assertThat(variants.alone(root, "data.i1", paths))
        .isNotSameAs(variants.alone(root, "data.i1", paths));
    assertThat(variants.keeps(variants.alone(root, "data.i1", paths))).isFalse();
  }

  private static String chained(String name, int length) {
    var variables =
        IntStream.range(0, length)
            .mapToObj(at -> at == 0 ? DEAR : "variables.v%d && %s".formatted(at - 1, DEAR))
            .toList();
    var lines =
        IntStream.range(0, length)
            .mapToObj(at -> "  - {name: v%d, expression: '%s'}\n".formatted(at, variables.get(at)))
            .collect(Collectors.joining());
    return policy(
        name,
        "variables:\n%s  validations: [{expression: variables.v%d}]".formatted(lines, length - 1));
  }

  private static String levels(String name, String level) {
    return policy(
        name,
        """
        variables:
          - {name: level, expression: "%s"}
          - {name: loud, expression: variables.level.upperAscii()}
          validations: [{expression: 'false', messageExpression: "'it is ' + variables.loud"}]\
        """
            .formatted(level));
  }

  private static List<Finding> judge(String policies) {
    return read(policies).judge(object("name: a"), true);
  }

  private static Policies read(String policies) {
    return Policies.read(List.of(file(policies)));
  }

  private static Manifest object(String metadata) {
    return manifest("apiVersion: v1\nkind: ConfigMap\nmetadata: {%s}\n".formatted(metadata));
  }

  private static Manifest manifest(String text) {
    return Manifests.in(YamlReader.read(file(text))).getFirst();
  }

  private static String policy(String name, String rest) {
    return """
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicy
    metadata: {name: %1$s}
    spec:
      matchConstraints:
        resourceRules:
        - {apiGroups: [""], apiVersions: [v1], operations: [CREATE], resources: [configmaps]}
      %2$s
    ---
    apiVersion: admissionregistration.k8s.io/v1
    kind: ValidatingAdmissionPolicyBinding
    metadata: {name: %1$s}
    spec: {policyName: %1$s, validationActions: [Deny]}
    """
        .formatted(name, rest);
  }

  private static SourceFile file(String text) {
    return new SourceFile("policy.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
