package io.mindscape.slipway.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped rule has examples beside it, and judges them as they say. */
class ShippedRulesTest {

  private static final Policies POLICIES = Policies.shipped();

  static Stream<String> names() {
    assertThat(POLICIES.names()).hasSizeGreaterThanOrEqualTo(70);
    return POLICIES.names().stream();
  }

  @Test
  void theIndexNamesEveryFile() throws IOException {
    try (var files = Files.list(Path.of("rules"))) {
      assertThat(
              files
                  .map(file -> file.getFileName().toString())
                  .filter(file -> file.endsWith(".yaml") && !file.endsWith(".examples.yaml"))
                  .map(file -> file.replace(".yaml", ""))
                  .sorted())
          .containsExactlyElementsOf(POLICIES.names());
    }
  }

  @ParameterizedTest
  @MethodSource("names")
  void saysWhyItIsThereAndWhereItsFindingsBelong(String name) {
    var file =
        Policies.shippedFiles().stream()
            .filter(candidate -> candidate.path().endsWith("/" + name + ".yaml"))
            .findFirst()
            .orElseThrow();
    var objects = Manifests.in(YamlReader.read(file));

    assertThat(objects).extracting(object -> object.ref().name()).containsExactly(name, name);
    assertThat(objects.get(0).text("metadata", "annotations", "slipway.io/reason")).endsWith(".");
    assertThat(objects.get(0).text("metadata", "annotations", "slipway.io/field")).isNotEmpty();
  }

  @ParameterizedTest
  @MethodSource("names")
  void hasExamplesThatAnApiServerWouldTake(String name) {
    assertThat(Stream.of("passing", "failing").flatMap(kind -> examples(name, kind).stream()))
        .allSatisfy(
            example ->
                assertThat(
                        Judge.shipped()
                            .judge(objects(example), StrategyReader.reference(), null)
                            .findings())
                    .as(example)
                    .extracting(Finding::rule)
                    .allMatch(rule -> rule.matches("(policy|strategy|deprecated)/.*")));
  }

  /** A field that is named and right is not blamed for another that is wrong. */
  @Test
  void blamesTheFieldThatBreaksTheRuleAndNoOther() {
    var example =
        """
        apiVersion: v1
        kind: Pod
        metadata: {name: example}
        spec:
          hostNetwork: false
          hostPID: true
          volumes:
          - {name: tmp, emptyDir: {}}
          - {name: disk, hostPath: {path: /var}}
          securityContext:
            seccompProfile: {type: Unconfined}
          containers:
          - {name: app, image: "example/app:1.2.3"}
        """;

    assertThat(judge("host-access", example))
        .extracting(message -> message.replaceFirst(" .*", ""))
        .containsExactly("example.yaml:6", "example.yaml:9");
    assertThat(judge("seccomp-profile", example))
        .singleElement()
        .asString()
        .startsWith("example.yaml:11 The pod switches seccomp off");
  }

  @ParameterizedTest
  @MethodSource("names")
  void letsItsPassingExamplesPass(String name) {
    assertThat(examples(name, "passing"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(example -> assertThat(judge(name, example)).as(example).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsItsFailingExamples(String name) {
    assertThat(examples(name, "failing"))
        .hasSizeGreaterThanOrEqualTo(2)
        .allSatisfy(
            example ->
                assertThat(judge(name, example))
                    .as(example)
                    .isNotEmpty()
                    .noneMatch(message -> message.contains("cannot be evaluated")));
  }

  private static List<String> judge(String name, String example) {
    return POLICIES.judge(objects(example).get(0), true).stream()
        .filter(finding -> finding.rule().equals("policy/" + name))
        .map(finding -> finding.place() + " " + finding.message())
        .toList();
  }

  private static List<Manifest> objects(String example) {
    var file = new SourceFile("example.yaml", example.getBytes(StandardCharsets.UTF_8));
    var objects = Manifests.in(YamlReader.read(file));
    assertThat(objects).hasSize(1);
    return objects;
  }

  private static List<String> examples(String name, String kind) {
    var path = "/io/mindscape/slipway/policies/rules/" + name + ".examples.yaml";
    try (var resource = ShippedRulesTest.class.getResourceAsStream(path)) {
      var yaml = YamlReader.read(new SourceFile(path, resource.readAllBytes()));
      var list = ((YamlNode.Mapping) yaml.documents().get(0)).get(kind);
      return ((YamlNode.Sequence) list)
          .items().stream().map(item -> ((YamlNode.Scalar) item).text()).toList();
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void ofEndlessListsOnlySomeItemsAreTriedAlone() {
    var daemons =
        "apiVersion: apps/v1\n"
            + "kind: DaemonSet\n"
            + "metadata: {name: a}\n"
            + "spec:\n"
            + " template:\n"
            + "  spec:\n"
            + "   volumes:\n"
            + "   - {name: v, emptyDir: {}}\n".repeat(9_000)
            + "   containers:\n"
            + "   - {name: c, image: 'a:latest'}\n".repeat(9_000);

    var found =
        Policies.shipped().judge(Given.object(daemons), true).stream()
            .filter(finding -> finding.rule().equals("policy/pinned-images"))
            .toList();

    assertThat(found).hasSizeBetween(20, 100);
  }
}
