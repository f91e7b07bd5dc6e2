package io.mindscape.slipway.policies.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped rule has examples beside it, and judges them as they say. */
class ShippedRulesTest {

  private static final Policies POLICIES = Policies.shipped();

  static Stream<String> names() {
    assertThat(POLICIES.names()).hasSizeGreaterThanOrEqualTo(10);
    return POLICIES.names().stream();
  }

  @ParameterizedTest
  @MethodSource("names")
  void letsItsPassingExamplesPass(String name) {
    assertThat(examples(name, "passing"))
        .isNotEmpty()
        .allSatisfy(example -> assertThat(judge(name, example)).as(example).isEmpty());
  }

  @ParameterizedTest
  @MethodSource("names")
  void findsItsFailingExamples(String name) {
    assertThat(examples(name, "failing"))
        .isNotEmpty()
        .allSatisfy(
            example ->
                assertThat(judge(name, example))
                    .as(example)
                    .isNotEmpty()
                    .noneMatch(message -> message.contains("cannot be evaluated")));
  }

  private static List<String> judge(String name, String example) {
    var file = new SourceFile("example.yaml", example.getBytes(StandardCharsets.UTF_8));
    var objects = Manifests.in(YamlReader.read(file));
    assertThat(objects).hasSize(1);
    return POLICIES.judge(objects.get(0), true).stream()
        .filter(finding -> finding.rule().equals("policy/" + name))
        .map(finding -> finding.place() + " " + finding.message())
        .toList();
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
}
