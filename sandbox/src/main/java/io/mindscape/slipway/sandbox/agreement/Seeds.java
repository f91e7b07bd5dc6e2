package io.mindscape.slipway.sandbox.agreement;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** The bench's own files: seeds, values, pools. */
final class Seeds {

  private static final String FOLDER = "seeds/";

  private Seeds() {}

  /** The valid objects of a kind, in its version; none where nobody has written any. */
  static List<Tree> of(Kind kind) {
    return text(FOLDER + kind.file() + ".yaml")
        .map(TreeReader::documents)
        .orElse(List.of())
        .stream()
        .filter(tree -> tree.text("apiVersion").equals(kind.apiVersion()))
        .toList();
  }

  /** The values that are worth trying in that kind. */
  static Ingredients ingredients(Kind kind) {
    return text(FOLDER + kind.file() + ".values.yaml")
        .map(TreeReader::documents)
        .filter(documents -> !documents.isEmpty())
        .map(documents -> Ingredients.of(documents.get(0)))
        .orElse(new Ingredients(List.of()));
  }

  static Values values() {
    return new Values(TreeReader.documents(text("pools.yaml").orElseThrow()).get(0));
  }

  /** Objects that have to be there before others can be created. */
  static List<Tree> world() {
    return TreeReader.documents(text("world.yaml").orElseThrow());
  }

  private static Optional<String> text(String name) {
    try (InputStream in = Seeds.class.getResourceAsStream(name)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
