package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import java.io.PrintStream;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.yaml.snakeyaml.error.YAMLException;

/** Both verdicts on a file that somebody wrote. */
final class Explanation {

  private Explanation() {}

  /** Prints them; 0 if they agree, else 1. */
  static int print(String text, Online server, Offline ours, PrintStream out) {
    boolean accepted = true;
    for (var body : bodies(text)) {
      var verdict = server.judge(body);
      accepted &= verdict.accepted();
      out.printf(
          "server: %s%n",
          verdict.accepted() ? "accepts" : verdict.code() + " " + verdict.message());
    }
    var refusals = ours.refusals(text);
    out.println("ours: " + (refusals.isEmpty() ? "accepts" : String.join("\n      ", refusals)));
    return accepted == refusals.isEmpty() ? 0 : 1;
  }

  /** What a client sends: the text itself where it is one object, else one after the other. */
  private static List<Body> bodies(String text) {
    try {
      var documents = TreeReader.documents(text);
      var objects = documents.stream().flatMap(Explanation::objects).toList();
      return objects.size() == 1 && objects.equals(documents)
          ? List.of(Body.of(objects.get(0), text))
          : objects.stream()
              .map(object -> Body.of(object, TreeWriter.write(object, Writing.USUAL)))
              .toList();
    } catch (YAMLException broken) {
      // As far as one can see.
      return List.of(
          new Body(
              value(text, "apiVersion"), value(text, "kind"), value(text, "  namespace"), text));
    }
  }

  private static Stream<Tree> objects(Tree document) {
    return document.text("kind").equals("List")
            && document instanceof Branch branch
            && branch.get("items").orElse(branch) instanceof Items list
        ? list.items().stream()
        : Stream.of(document);
  }

  private static String value(String text, String key) {
    var found = Pattern.compile("(?m)^" + key + ": *(\\S+)").matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
