package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Misspelt names, values of another type, words in the wrong case, and kinds that have moved. */
final class Words {

  private static final Pattern MEANT = Pattern.compile("Did you mean \"([^\"]+)\"\\?$");
  private static final Pattern CHOICE = Pattern.compile("\"([^\"]*)\"");
  private static final Pattern NUMBER = Pattern.compile("-?(0|[1-9][0-9]{0,17})");

  private Words() {}

  /** A field whose name is nearly another's. */
  static Optional<Fix> field(Ill ill) {
    return meant(ill)
        .filter(name -> !name.contains("."))
        .map(name -> new Fix("Write " + name, List.of(new Change.Rename(ill.way(), name))));
  }

  /** A value that is nearly another, as a kind. */
  static Optional<Fix> value(Ill ill) {
    return meant(ill).flatMap(word -> Fixer.put("Write " + word, ill.way(), new Value.Text(word)));
  }

  private static Optional<String> meant(Ill ill) {
    var meant = MEANT.matcher(ill.finding().message());
    return meant.find() ? Optional.of(meant.group(1)) : Optional.empty();
  }

  /** One of a few words in the wrong case, or the only one that may stand there. */
  static Optional<Fix> choice(Ill ill) {
    var message = ill.finding().message();
    int colon = message.lastIndexOf(": it has to be ");
    if (colon < 0) {
      return Optional.empty();
    }
    var given = ill.text(ill.field());
    var choices =
        CHOICE.matcher(message.substring(colon)).results().map(found -> found.group(1)).toList();
    var fitting =
        choices.stream()
            .filter(
                choice ->
                    choices.size() == 1
                        || choice.toLowerCase(Locale.ROOT).equals(given.toLowerCase(Locale.ROOT)))
            .toList();
    return fitting.size() == 1
        ? Fixer.put("Write " + fitting.getFirst(), ill.way(), new Value.Text(fitting.getFirst()))
        : Optional.empty();
  }

  /** Text that is written as a number, and the other way round. */
  static Optional<Fix> type(Ill ill) {
    if (!(ill.at(ill.field()).orElse(null) instanceof Scalar scalar)) {
      return Optional.empty();
    }
    var text = scalar.text();
    var message = ill.finding().message();
    boolean isWritten =
        scalar.type() == YamlNode.Scalar.Type.INTEGER
            || scalar.type() == YamlNode.Scalar.Type.FLOAT
            || scalar.type() == YamlNode.Scalar.Type.BOOLEAN;
    if (isWritten && message.contains("has to be a string")) {
      return Fixer.put("Write it as text, in quotes", ill.way(), new Value.Text(text));
    }
    boolean isText = scalar.type() == YamlNode.Scalar.Type.STRING;
    boolean fits =
        message.contains("has to be a whole number")
            ? NUMBER.matcher(text).matches()
            : message.contains("has to be true or false")
                && (text.equals("true") || text.equals("false"));
    return isText && fits
        ? Fixer.put("Write it without quotes", ill.way(), new Value.Bare(text))
        : Optional.empty();
  }

  /** A version that is gone or going, where another has taken its place. */
  static Optional<Fix> version(Ill ill) {
    return Migration.of(ill.object()).flatMap(migration -> migration.fix(ill.root()));
  }

  /** Pods that run once: again where they fail, as Kubernetes' own examples have it. */
  static Optional<Fix> required(Ill ill) {
    if (ill.field().endsWith("spec.restartPolicy")) {
      return Fixer.put("Set restartPolicy: OnFailure", ill.way(), new Value.Text("OnFailure"));
    }
    return ill.field().equals("spec.selector") ? Selectors.missing(ill) : Optional.empty();
  }
}
