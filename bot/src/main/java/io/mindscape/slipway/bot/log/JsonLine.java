package io.mindscape.slipway.bot.log;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.event.KeyValuePair;
import tools.jackson.databind.json.JsonMapper;

/**
 * One entry of the log.
 *
 * @param fields what it is about: a delivery, a repository
 */
record JsonLine(
    Instant at,
    String level,
    String logger,
    String message,
    List<KeyValuePair> fields,
    @Nullable Throwable cause) {

  private static final JsonMapper JSON = JsonMapper.shared();

  /** As it is written: no line break in it, whatever the message holds. */
  String under(Veil veil) {
    var line = JSON.createObjectNode();
    line.put("at", at.toString());
    line.put("level", level);
    line.put("message", veil.over(message));
    // A field never hides one of ours: the first of a name is kept.
    for (var field : fields) {
      if (!line.has(field.key)) {
        line.put(field.key, veil.over(String.valueOf(field.value)));
      }
    }
    line.put("logger", logger);
    line.put("thread", Thread.currentThread().getName());
    if (cause != null) {
      line.put("stack", veil.over(stack(cause)));
    }
    return JSON.writeValueAsString(line);
  }

  @Override
  public String toString() {
    return under(new Veil(List.of()));
  }

  private static String stack(Throwable cause) {
    var text = new StringWriter();
    cause.printStackTrace(new PrintWriter(text));
    return text.toString();
  }
}
