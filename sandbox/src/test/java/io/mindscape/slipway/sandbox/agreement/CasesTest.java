package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** Chance is not left to chance: a seed and a number always give the same case. */
final class CasesTest {

  private static final int MANY = 2000;

  private static final String SCHEMAS =
      """
      {"Widget": {"properties": {
         "apiVersion": {"type": "string"}, "kind": {"type": "string"},
         "metadata": {"allOf": [{"$ref": "#/components/schemas/Meta"}]},
         "spec": {"$ref": "#/components/schemas/Spec"}}},
       "Meta": {"properties": {
         "name": {"type": "string"}, "namespace": {"type": "string"},
         "labels": {"type": "object", "additionalProperties": {"type": "string"}},
         "creationTimestamp": {"type": "string", "format": "date-time"}}},
       "Spec": {"required": ["size"], "properties": {
         "size": {"type": "integer", "format": "int32"},
         "policy": {"type": "string", "enum": ["Always", "Never"], "default": "Always"},
         "on": {"type": "boolean"},
         "limit": {"$ref": "#/components/schemas/resource.Quantity"},
         "parts": {"type": "array", "items": {"$ref": "#/components/schemas/Part"}}}},
       "resource.Quantity": {"oneOf": [{"type": "string"}, {"type": "number"}]},
       "Part": {"properties": {
         "name": {"type": "string"}, "port": {"format": "int-or-string", "oneOf": []},
         "secret": {"type": "string", "format": "byte"}}}}
      """;

  private static final List<Tree> SEEDS =
      TreeReader.documents(
          """
          apiVersion: example.com/v1
          kind: Widget
          metadata: {name: one, namespace: default, labels: {app: one}}
          spec:
            size: 3
            parts: [{name: a, port: 80}, {name: b, port: http, secret: aGVsbG8=}]
          ---
          apiVersion: example.com/v1
          kind: Widget
          metadata: {name: two}
          spec: {size: 1, limit: 1Gi, policy: Never, on: true}
          """);

  private final Kind widget =
      new Kind(
          "example.com",
          "v1",
          "Widget",
          "widgets",
          true,
          Shape.named(JsonMapper.shared().readTree(SCHEMAS), "Widget"));

  @Test
  void theSameSeedGivesTheSameCases() {
    var once = cases(7);
    var again = cases(7);

    for (int number = 0; number < MANY; number++) {
      assertThat(again.number(number)).isEqualTo(once.number(number));
    }
  }

  @Test
  void anotherSeedGivesOthers() {
    var one = cases(1);
    var another = cases(2);

    long same =
        IntStream.range(0, MANY)
            .filter(number -> one.number(number).file().equals(another.number(number).file()))
            .count();

    assertThat(same).isLessThan(MANY / 10);
  }

  @Test
  void moreThanATenthIsHarmless() {
    long harmless = all().stream().filter(Case::harmless).count();

    assertThat(harmless).isBetween(MANY / 9L, MANY / 5L);
  }

  @Test
  void mostCasesDifferFromAllOthersEvenOfASmallObject() {
    var spoilt = all().stream().filter(one -> !one.harmless()).map(Case::file).toList();

    assertThat(new HashSet<>(spoilt)).hasSizeGreaterThan(spoilt.size() / 2);
  }

  @Test
  void everyKindOfMutationHasItsTurn() {
    var words =
        all().stream().flatMap(one -> one.mutations().stream()).collect(Collectors.joining("\n"));

    assertThat(words)
        .contains("drop ", "rename ", "write twice ", "retype ", "empty ", "add the field ")
        .contains("add limit to spec", "add limit, on to spec", "add an item to ", "add a key to ")
        .contains("give another value to ", "give an odd value to ", "give an odd number to ")
        .contains("set a trap in ", "choose otherwise in ", "lengthen ", "change a key of ")
        .contains("lengthen to 64 characters ", "write 17 items into ")
        .contains("repeat an item of ", "reorder ", "copy ", "exchange ", "transplant to ")
        .contains("merge with another seed ")
        .contains("null for absent fields", "quotes around texts", "the default of policy in ")
        .contains("keys in another order", "an alias at ", "a merge key in ")
        .contains("flow", "deep lines", "hanging", "comments", "markers", "crlf", "mark", "loose")
        .contains("plain keys", "quoted keys", "single quotes", "escapes", "tags", "folded", "JSON")
        .contains("in a List", "two documents", "directive", "empty documents")
        .contains("appears", "a line is lost", "a tab in front of a line", "the rest is lost");
  }

  @Test
  void theItemsOfAListAreSentOneByOne() {
    var lists = all().stream().filter(one -> one.mutations().contains("in a List")).toList();

    assertThat(lists)
        .allSatisfy(one -> assertThat(one.file()).startsWith("apiVersion: v1\nkind: List"))
        .anySatisfy(one -> assertThat(one.bodies()).hasSize(2))
        .anySatisfy(one -> assertThat(one.bodies()).hasSize(1));
  }

  @Test
  void whatIsSentIsWhatWeJudge() {
    assertThat(all())
        .filteredOn(one -> one.bodies().size() == 1)
        .filteredOn(one -> !one.mutations().contains("in a List"))
        .filteredOn(one -> !one.mutations().contains("empty documents"))
        .allSatisfy(
            one ->
                assertThat(one.bodies())
                    .singleElement()
                    .extracting(Case.Body::yaml)
                    .isEqualTo(one.file()));
  }

  private List<Case> all() {
    var cases = cases(1);
    return IntStream.range(0, MANY).mapToObj(cases::number).toList();
  }

  private Cases cases(long seed) {
    return new Cases(widget, SEEDS, Recipes.NONE, Seeds.values(), seed);
  }
}
