package io.mindscape.slipway.policies.plan;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.terraform.Root;
import io.mindscape.slipway.policies.terraform.Sources;
import io.mindscape.slipway.policies.terraform.Terraform;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PlanEffectsTest {

  private static final String TABLE = Given.resource(PlanEffectsTest.class, "effects.txt");

  /** A change, and what is told of it. */
  record Case(String name, Files before, Files after, List<String> says) {
    static Case of(String text) {
      var lines = text.lines().toList();
      return new Case(
          lines.get(0),
          Files.of(lines, '-'),
          Files.of(lines, '+'),
          lines.stream()
              .filter(line -> line.startsWith("> "))
              .map(line -> line.substring(2))
              .toList());
    }

    @Override
    public String toString() {
      return name;
    }
  }

  /** Files in memory. */
  record Files(Map<String, String> texts) implements Sources {
    static Files of(List<String> lines, char side) {
      var texts = new TreeMap<String, String>();
      var path = "main.tf";
      for (var line : lines.subList(1, lines.size())) {
        if (line.startsWith("== ")) {
          path = line.substring(3);
        } else if (line.startsWith(" ") || line.startsWith(side + " ")) {
          texts.merge(path, line.substring(1) + "\n", String::concat);
        }
      }
      return new Files(texts);
    }

    @Override
    public List<String> in(String folder) {
      return texts.keySet().stream()
          .filter(path -> path.contains("/") ? path.startsWith(folder + "/") : folder.isEmpty())
          .filter(path -> folder.isEmpty() != path.contains("/"))
          .toList();
    }

    @Override
    public Optional<SourceFile> read(String path) {
      return Optional.ofNullable(texts.get(path))
          .map(text -> new SourceFile(path, text.getBytes(UTF_8)));
    }

    List<Manifest> plan() {
      return new Terraform(this).plan(new Root("", null, List.of()));
    }
  }

  static List<Case> cases() {
    return Stream.of(TABLE.split("\ncase ", -1)).skip(1).map(Case::of).toList();
  }

  @ParameterizedTest
  @MethodSource("cases")
  void everythingIsSaidAndNothingElse(Case example) {
    assertThat(example.before().plan()).isNotEmpty();
    assertThat(example.after().plan()).isNotEmpty();
    assertThat(Changes.consequences(example.before().plan(), example.after().plan()))
        .containsExactlyInAnyOrderElementsOf(example.says());
  }

  @ParameterizedTest
  @MethodSource("cases")
  void nothingIsSaidOfWhatStays(Case example) {
    assertThat(Effects.of(example.after().plan(), example.after().plan())).isEmpty();
  }

  @Test
  void theTableIsAsLongAsItWas() {
    assertThat(cases()).hasSize(78);
    assertThat(cases()).extracting(Case::name).doesNotHaveDuplicates();
    assertThat(Kind.count()).isGreaterThanOrEqualTo(70);
  }

  @Test
  void everyTypeIsOfAProviderAndHasANoun() {
    var types = new ArrayList<String>();
    for (var table : List.of(Amazon.KINDS, Azure.KINDS, Google.KINDS)) {
      table.lines().map(line -> line.substring(0, line.indexOf(' '))).forEach(types::add);
    }
    assertThat(types)
        .doesNotHaveDuplicates()
        .allMatch(type -> type.matches("(aws|azurerm|google)_[a-z0-9_]+"))
        .allMatch(type -> !Kind.of(type).replacing().isEmpty());
  }
}
