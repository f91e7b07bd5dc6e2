package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** What {@code .values.yaml} suggests is written where its paths lead. */
final class IngredientsTest {

  private static final String SCHEMAS =
      """
      {"Widget": {"properties": {"spec": {"$ref": "#/components/schemas/Spec"}}},
       "Spec": {"properties": {
         "type": {"type": "string"},
         "labels": {"type": "object", "additionalProperties": {"type": "string"}},
         "ports": {"type": "array", "items": {"$ref": "#/components/schemas/Port"}}}},
       "Port": {"properties": {"number": {"type": "integer"}}}}
      """;

  @Test
  void aValueThatIsThereIsReplaced() {
    assertThat(applied("spec.type: [b]", "spec: {type: a}")).isEqualTo("{spec: {type: b}}");
  }

  @Test
  void whatIsMissingOnTheWayIsCreated() {
    assertThat(applied("spec.ports[*].number: [1]", "a: b"))
        .isEqualTo("{a: b, spec: {ports: [{number: 1}]}}");
  }

  @Test
  void aStarIsAnyItem() {
    assertThat(applied("spec.ports[*].number: [1]", "spec: {ports: [{}]}"))
        .isEqualTo("{spec: {ports: [{number: 1}]}}");
  }

  @Test
  void aNumberIsThatItemOrAnotherOne() {
    assertThat(applied("spec.ports[1].number: [1]", "spec: {ports: [{number: 7}]}"))
        .isEqualTo("{spec: {ports: [{number: 7}, {number: 1}]}}");
  }

  @Test
  void aKeyWithDotsStandsInBrackets() {
    assertThat(applied("spec.labels[example.com/a]: [x]", "spec: {}"))
        .isEqualTo("{spec: {labels: {example.com/a: x}}}");
  }

  @Test
  void whatStandsTogetherIsWrittenAtOnce() {
    assertThat(applied("together: [{spec.type: b, spec.labels.a: c}]", "spec: {type: a}"))
        .isEqualTo("{spec: {type: b, labels: {a: c}}}");
  }

  @Test
  void longListsAndTextsAreSaidInShort() {
    assertThat(applied("spec.ports: [{$many: 3, of: {number: 1#}}]", "spec: {}"))
        .isEqualTo("{spec: {ports: [{number: 10}, {number: 11}, {number: 12}]}}");
    assertThat(applied("spec.type: [{$long: 5, of: ab}]", "spec: {}"))
        .isEqualTo("{spec: {type: \"ababa\"}}");
  }

  private static String applied(String values, String object) {
    var shape = Shape.named(JsonMapper.shared().readTree(SCHEMAS), "Widget");
    var site = new Site(TreePath.ROOT, tree(object), shape);
    var mutant = Ingredients.of(tree(values)).apply(site, new SplittableRandom(1)).orElseThrow();
    return TreeWriter.write(mutant.tree(), Writing.USUAL.with(Writing.Trait.FLOW)).strip();
  }

  private static Tree tree(String text) {
    return TreeReader.documents(text).get(0);
  }
}
