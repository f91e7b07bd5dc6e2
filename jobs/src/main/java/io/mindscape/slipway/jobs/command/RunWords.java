package io.mindscape.slipway.jobs.command;

import io.mindscape.slipway.jobs.maintenance.breakglass.Wish;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What follows {@code /maintenance run}: {@code log_rotation --now --reason "the disk is full"
 * --for 20m}, in any order.
 *
 * @param values option → its value; empty for one that takes none
 */
record RunWords(List<String> tasks, Map<String, String> values) {

  private static final String NOW = "--now";
  private static final String REASON = "--reason";
  private static final String FOR = "--for";
  private static final String DESPITE = "--despite-freeze";
  private static final List<String> OPTIONS = List.of(NOW, REASON, FOR, DESPITE);

  /** Quotes and dashes as phones write them, too. */
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\G\\s*(?:((?:--|[—–])[A-Za-z-]+)=?|[\"“”„«»]([^\"“”„«»]*)[\"“”„«»](?=\\s|$)|([^\\s\"“”„«»]+))");

  private static final Pattern LENGTH =
      Pattern.compile("([0-9]{1,4}) ?(m|min|mins|minutes?|h|hours?)");

  /**
   * Reads it.
   *
   * @throws Refused with what to write
   */
  static RunWords read(String text) {
    var tokens = tokens(text.strip());
    var tasks = new ArrayList<String>();
    var values = new HashMap<String, String>();
    while (!tokens.isEmpty()) {
      var token = tokens.removeFirst();
      if (!token.startsWith("--")) {
        tasks.add(token);
      } else if (values.put(known(token), value(token, tokens)) != null) {
        throw new Refused("`%s` is there twice: write it once.".formatted(token));
      }
    }
    return new RunWords(tasks, values);
  }

  private static Deque<String> tokens(String text) {
    var tokens = new ArrayDeque<String>();
    var found = TOKEN.matcher(text);
    int end = 0;
    while (end < text.length() && found.find(end)) {
      for (int group = 1; group <= 3; group++) {
        if (found.group(group) != null) {
          tokens.add(found.group(group).replaceFirst(group == 1 ? "^[—–]" : "^$", "--"));
        }
      }
      end = found.end();
    }
    if (end < text.length()) {
      throw new Refused(
          "a quotation mark is missing or stands inside of another: `--reason \"why it cannot"
              + " wait\"`, all in the comment's first line.");
    }
    return tokens;
  }

  private static String known(String option) {
    if (OPTIONS.contains(option)) {
      return option;
    }
    var meant = Nearest.to(option, OPTIONS);
    throw new Refused(
        "there is no %s.%s There are %s."
            .formatted(
                Markdown.code(option),
                meant.isEmpty() ? "" : " Did you mean `%s`?".formatted(meant),
                "`" + String.join("`, `", OPTIONS) + "`"));
  }

  private static String value(String option, Deque<String> tokens) {
    if (!option.equals(REASON) && !option.equals(FOR)) {
      return "";
    }
    if (tokens.isEmpty() || tokens.getFirst().startsWith("--")) {
      throw new Refused(
          option.equals(REASON)
              ? "`--reason` says why it cannot wait, in quotation marks: `--reason \"the disk is"
                  + " full\"`."
              : "`--for` says how long it may take: `--for 30m`.");
    }
    return tokens.removeFirst();
  }

  /**
   * What was wished.
   *
   * @throws Refused with what to write
   */
  Wish wish() {
    if (tasks.isEmpty()) {
      throw new Refused(
          "say which task: `/maintenance run log_rotation --now --reason \"the disk is full\"`.");
    }
    if (tasks.size() > 1) {
      throw new Refused(
          "one task at a time, and the reason in quotation marks: %s is too much."
              .formatted(Markdown.code(String.join(" ", tasks.subList(1, tasks.size())))));
    }
    if (!values.containsKey(NOW)) {
      throw new Refused(
          "in its window the task runs by itself. To run it outside of the window, say so: add"
              + " `--now`.");
    }
    var reason = values.getOrDefault(REASON, "");
    return new Wish(tasks.getFirst(), reason.strip(), length(), values.containsKey(DESPITE));
  }

  private Duration length() {
    var text = values.get(FOR);
    if (text == null) {
      return Wish.USUAL;
    }
    var found = LENGTH.matcher(text);
    if (!found.matches()) {
      throw new Refused(
          "%s is no length: write `--for 30m` or `--for 1h`.".formatted(Markdown.code(text)));
    }
    int number = Integer.parseInt(found.group(1));
    return found.group(2).startsWith("h") ? Duration.ofHours(number) : Duration.ofMinutes(number);
  }
}
