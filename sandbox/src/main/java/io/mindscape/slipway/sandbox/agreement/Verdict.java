package io.mindscape.slipway.sandbox.agreement;

import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/**
 * What the server says of an object.
 *
 * @param code the HTTP status; 0 where no request could be made of it, or no answer came
 * @param reason of the refusal, as the server's {@code Status} names it
 * @param message of the refusal; empty where it is accepted
 * @param causes how many the server names
 * @param cause the first of them, as {@code field: message}; empty where it names none
 */
record Verdict(int code, String reason, String message, int causes, String cause) {

  static final Verdict ACCEPTED = new Verdict(201, "", "", 0, "");

  private static final Pattern INDEXES = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern QUOTED =
      Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|'[^']*+'|`[^`]*+`");
  private static final Pattern NUMBERS = Pattern.compile("-?\\b[0-9]+(\\.[0-9]+)?\\b");
  private static final int LONGEST = 300;

  /** Some messages repeat the whole object. */
  private static final int MOST_READ = 2000;

  static Verdict of(Api.Answer answer) {
    if (answer.code() / 100 == 2) {
      return ACCEPTED;
    }
    var causes = answer.body().path("details").path("causes");
    var first = causes.path(0);
    return new Verdict(
        answer.code(),
        answer.body().path("reason").asString(""),
        answer.body().path("message").asString(""),
        causes.size(),
        first.isMissingNode() ? "" : text(first, "field") + ": " + text(first, "message"));
  }

  private static String text(JsonNode cause, String key) {
    return cause.path(key).asString("");
  }

  /** A refusal of a client, which cannot even ask. */
  static Verdict unsendable(String message) {
    return new Verdict(0, "NoRequest", message, 0, "");
  }

  boolean accepted() {
    return code / 100 == 2;
  }

  /** The same for messages that differ only in indexes, names and values. */
  String group() {
    return group(cause.isEmpty() ? message : cause);
  }

  /** The first line of a message with its indexes, names and values replaced. */
  static String group(String text) {
    int end = text.indexOf('\n', 1);
    int length = Math.min(end < 0 ? text.length() : end, MOST_READ);
    var line = text.substring(0, length);
    var bare = INDEXES.matcher(QUOTED.matcher(line).replaceAll("\"…\"")).replaceAll("[*]");
    var normal = NUMBERS.matcher(bare).replaceAll("N");
    return normal.length() <= LONGEST ? normal : normal.substring(0, LONGEST) + "…";
  }
}
