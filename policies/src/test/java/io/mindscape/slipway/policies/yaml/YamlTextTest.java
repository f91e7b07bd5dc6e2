package io.mindscape.slipway.policies.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class YamlTextTest {

  private static final String[] PIECES = {
    "a", "yes", "1", "0x1f", ":", ": ", "#", " #", "-", "- ", "'", "\"", "\\", "\n", " ", "{", "}",
    "[", "]", ",", "&", "*", "!", "|", ">", "%", "@", "`", "\t", "é", "\u0007", "~", "=", "<<", "."
  };

  @Test
  void readsAsAPersonWouldWriteIt() {
    var text =
        """
        apiVersion: v1
        kind: ConfigMap
        metadata:
          name: it
          labels: {}
        data:
          port: "8080"
          url: https://example.org/a
          text: |
            one

            two
          last: |-
            a: b
            c
        list:
        - name: a
          image: mindscape/api:1.8.2
        - - 1
          - true
          - null
        """;

    assertThat(written(text)).isEqualTo(text);
  }

  @Test
  void whateverTextItWritesReadsBackAsTheSame() {
    var random = new Random(20261126);
    int cases = 0;
    for (; cases < 4000; cases++) {
      var value =
          random
              .ints(1 + random.nextInt(6), 0, PIECES.length)
              .mapToObj(at -> PIECES[at])
              .collect(Collectors.joining());
      var scalar =
          new Scalar(
              io.mindscape.slipway.policies.finding.Place.startOf("a"),
              value,
              Scalar.Type.STRING,
              value);
      var tree =
          new Mapping(
              scalar.place(),
              java.util.List.of(
                  new YamlNode.Entry(scalar.place(), "k", scalar),
                  new YamlNode.Entry(
                      scalar.place(),
                      value,
                      new Sequence(scalar.place(), java.util.List.of(scalar, scalar)))));
      var read = YamlReader.read(Given.file("a.yaml", YamlText.of(tree, one -> one)));

      assertThat(read.documents()).as("%s", value).hasSize(1);
      assertThat(plain(read.documents().get(0))).isEqualTo(plain(tree));
    }
    assertThat(cases).isEqualTo(4000);
  }

  private static String written(String text) {
    return YamlText.of(
        YamlReader.read(Given.file("a.yaml", text)).documents().get(0), scalar -> scalar);
  }

  private static String plain(YamlNode node) {
    return switch (node) {
      case Scalar scalar -> scalar.type() + " " + scalar.text();
      case Sequence list -> list.items().stream().map(YamlTextTest::plain).toList().toString();
      case Mapping mapping ->
          mapping.entries().stream()
              .map(entry -> entry.key() + "=" + plain(entry.value()))
              .toList()
              .toString();
    };
  }
}
