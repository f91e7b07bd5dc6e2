package io.mindscape.slipway.sandbox.agreement;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/**
 * What the server says of an object.
 *
 * @param code the HTTP status; 0 where no request could be made of it
 * @param reason of the refusal, as the server's {@code Status} names it
 * @param message of the refusal; empty where it is accepted
 * @param group the same for messages that differ only in indexes, names and values
 * @param causes how many the server names
 */
record Verdict(int code, String reason, String message, String group, int causes) {

  static final Verdict ACCEPTED = new Verdict(201, "", "", "", 0);

  private static final Pattern INDEXES = Pattern.compile("\\[[^\\]]*]");
  private static final Pattern QUOTED = Pattern.compile("\"(\\\\.|[^\"\\\\])*\"|'[^']*'|`[^`]*`");
  private static final Pattern NUMBERS = Pattern.compile("-?\\b[0-9]+(\\.[0-9]+)?\\b");
  private static final int LONGEST = 300;

  static Verdict of(Api.Answer answer) {
    if (answer.code() / 100 == 2) {
      return ACCEPTED;
    }
    var message = answer.body().path("message").asString("");
    return new Verdict(
        answer.code(),
        answer.body().path("reason").asString(""),
        message,
        group(message, answer.body().path("details").path("causes")),
        answer.body().path("details").path("causes").size());
  }

  /** A refusal of a client, which cannot even ask. */
  static Verdict unsendable(String message) {
    return new Verdict(0, "NoRequest", message, normal(message), 0);
  }

  boolean accepted() {
    return code / 100 == 2;
  }

  private static String group(String message, JsonNode causes) {
    var said =
        causes
            .valueStream()
            .limit(1)
            .map(
                cause ->
                    cause.path("field").asString("") + ": " + cause.path("message").asString(""))
            .collect(Collectors.joining());
    return shortened(normal(said.isEmpty() ? message : said));
  }

  static String normal(String text) {
    var bare = QUOTED.matcher(text).replaceAll("\"…\"");
    return NUMBERS.matcher(INDEXES.matcher(bare).replaceAll("[*]")).replaceAll("N");
  }

  private static String shortened(String text) {
    var line = text.replace('\n', ' ');
    return line.length() <= LONGEST ? line : line.substring(0, LONGEST) + "…";
  }
}
