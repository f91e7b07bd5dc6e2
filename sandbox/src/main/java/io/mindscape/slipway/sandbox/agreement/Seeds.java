package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.error.YAMLException;

/** The bench's own files: seeds, values, pools. */
final class Seeds {

  private static final String FOLDER = "seeds/";

  private Seeds() {}

  /** The valid objects of a kind, in its version; none where nobody has written any. */
  static List<Tree> of(Kind kind) {
    return documents(FOLDER + kind.file() + ".yaml").stream()
        .filter(tree -> tree.text("apiVersion").equals(kind.apiVersion()))
        .toList();
  }

  /** The values that are worth trying in that kind. */
  static Ingredients ingredients(Kind kind) {
    var documents = documents(FOLDER + kind.file() + ".values.yaml");
    return documents.isEmpty() ? Ingredients.NONE : Ingredients.of(documents.get(0));
  }

  /** The same for types wherever they are, by their last names, such as {@code Container}. */
  static Map<String, Ingredients> ofTypes() {
    return ((Branch) documents("types.values.yaml").get(0))
        .entries().stream()
            .collect(Collectors.toMap(Tree.Entry::key, entry -> Ingredients.of(entry.value())));
  }

  static Values values() {
    return new Values(documents("pools.yaml").get(0));
  }

  /** Objects that have to be there before others can be created. */
  static List<Tree> world() {
    return documents("world.yaml");
  }

  /** CustomResourceDefinitions that have to be there before kinds are looked at. */
  static List<Tree> definitions() {
    return documents("definitions.yaml");
  }

  /** None where there is no such file. */
  private static List<Tree> documents(String name) {
    try (InputStream in = Seeds.class.getResourceAsStream(name)) {
      return in == null
          ? List.of()
          : TreeReader.documents(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (YAMLException e) {
      throw new IllegalStateException(name + " is no YAML: " + e.getMessage(), e);
    }
  }
}
