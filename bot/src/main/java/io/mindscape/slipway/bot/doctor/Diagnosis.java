package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.cli.TerminalText;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * All that is told, for a person or a program. Secrets are taken out, whoever said them.
 *
 * @param told under each heading
 * @param secrets none of which is shown
 */
record Diagnosis(Map<String, List<Told>> told, List<String> secrets) {

  /** What is shorter stands in too many texts by chance. */
  private static final int LEAST = 4;

  long count(Sign sign) {
    return told.values().stream()
        .flatMap(Collection::stream)
        .filter(one -> one.sign() == sign)
        .count();
  }

  boolean isWell() {
    return count(Sign.WRONG) == 0;
  }

  /** A line for each thing, and how many are wrong. */
  String text() {
    var text = new StringBuilder();
    told.forEach(
        (area, all) -> {
          text.append(text.isEmpty() ? "" : "\n").append(area).append('\n');
          all.forEach(one -> text.append(line(one)));
        });
    return text.append('\n').append(sum()).append('\n').toString();
  }

  private String line(Told one) {
    return "  %s %-9s  %s: %s%n"
        .formatted(one.sign().mark(), one.sign().word(), shown(one.what()), shown(one.words()));
  }

  private String sum() {
    long wrong = count(Sign.WRONG);
    long notes = count(Sign.NOTE);
    var first =
        wrong == 0
            ? "Nothing is wrong"
            : wrong == 1 ? "1 thing is wrong" : wrong + " things are wrong";
    return notes == 0 ? first + "." : "%s; %d to note.".formatted(first, notes);
  }

  /** The same, as JSON. */
  String json() {
    var nodes = JsonNodeFactory.instance;
    var root = nodes.objectNode().put("well", isWell());
    var summary = root.putObject("summary");
    for (var sign : Sign.values()) {
      summary.put(sign.word(), count(sign));
    }
    var checks = root.putArray("checks");
    told.forEach(
        (area, all) ->
            all.forEach(
                one ->
                    checks
                        .addObject()
                        .put("area", area)
                        .put("what", shown(one.what()))
                        .put("sign", one.sign().word())
                        .put("words", shown(one.words()))));
    return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
  }

  private String shown(String text) {
    var shown = TerminalText.line(text);
    for (var secret : secrets) {
      if (secret.length() >= LEAST) {
        shown = shown.replace(secret, "***");
      }
    }
    return shown;
  }
}
