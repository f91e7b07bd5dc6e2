package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;

/** What a client sends for a file. */
final class Clients {

  private static final Pattern SEPARATOR = Pattern.compile("(?m)^---\\s*$\\R?");

  private Clients() {}

  /**
   * The text itself where it is one object; else its objects, one after the other.
   *
   * @param whole says where the text goes that no client can read; the server shall judge it
   */
  static List<Body> bodies(String text, Body whole) {
    try {
      var documents = TreeReader.documents(text);
      var objects = documents.stream().flatMap(Clients::objects).toList();
      if (objects.isEmpty()) {
        return List.of(new Body("", "", "", text));
      }
      return objects.size() == 1 && objects.equals(documents)
          ? List.of(Body.of(objects.get(0), text))
          : objects.stream()
              .map(object -> Body.of(object, TreeWriter.write(object, Writing.USUAL)))
              .toList();
    } catch (YAMLException | ClassCastException unreadable) {
      return parts(text).map(part -> body(part, whole)).toList();
    }
  }

  /** Kubernetes reads the first document of a part, and does not see that no other can follow. */
  private static Body body(String part, Body whole) {
    return TreeReader.first(part)
        .map(tree -> Body.of(tree, part))
        .orElseGet(() -> whole.with(part));
  }

  /** What stands between separators; a client looks for them before it reads. */
  private static Stream<String> parts(String text) {
    var parts = SEPARATOR.splitAsStream(text).filter(part -> !part.isBlank()).toList();
    return parts.isEmpty() ? Stream.of(text) : parts.stream();
  }

  private static Stream<Tree> objects(Tree document) {
    return document.text("kind").equals("List")
            && document instanceof Branch branch
            && branch.get("items").orElse(branch) instanceof Items list
        ? list.items().stream()
        : Stream.of(document);
  }
}
