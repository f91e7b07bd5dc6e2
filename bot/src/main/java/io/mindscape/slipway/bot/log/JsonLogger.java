package io.mindscape.slipway.bot.log;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;
import org.slf4j.event.KeyValuePair;
import org.slf4j.event.Level;
import org.slf4j.event.LoggingEvent;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.LoggingEventAware;

/** A logger that keeps key-values as fields; SLF4J's own bindings flatten them into the message. */
final class JsonLogger extends LegacyAbstractLogger implements LoggingEventAware {

  private static final long serialVersionUID = 1L;

  private final Level least;
  private final transient Consumer<JsonLine> sink;

  /**
   * @param least what is less grave is not written
   */
  JsonLogger(String name, Level least, Consumer<JsonLine> sink) {
    this.name = name;
    this.least = least;
    this.sink = sink;
  }

  @Override
  public boolean isTraceEnabled() {
    return writes(Level.TRACE);
  }

  @Override
  public boolean isDebugEnabled() {
    return writes(Level.DEBUG);
  }

  @Override
  public boolean isInfoEnabled() {
    return writes(Level.INFO);
  }

  @Override
  public boolean isWarnEnabled() {
    return writes(Level.WARN);
  }

  @Override
  public boolean isErrorEnabled() {
    return writes(Level.ERROR);
  }

  private boolean writes(Level level) {
    return level.toInt() >= least.toInt();
  }

  @Override
  public void log(LoggingEvent event) {
    var fields = Objects.requireNonNullElse(event.getKeyValuePairs(), List.<KeyValuePair>of());
    write(
        event.getLevel(),
        event.getMessage(),
        event.getArgumentArray(),
        fields,
        event.getThrowable());
  }

  @Override
  protected void handleNormalizedLoggingCall(
      Level level,
      @Nullable Marker marker,
      String message,
      Object @Nullable [] arguments,
      @Nullable Throwable cause) {
    write(level, message, arguments, List.of(), cause);
  }

  private void write(
      Level level,
      String message,
      Object @Nullable [] arguments,
      List<KeyValuePair> fields,
      @Nullable Throwable cause) {
    var text = MessageFormatter.basicArrayFormat(message, arguments);
    sink.accept(
        new JsonLine(
            Instant.now(),
            level.name(),
            name,
            Objects.requireNonNullElse(text, ""),
            fields,
            cause));
  }

  @Override
  protected @Nullable String getFullyQualifiedCallerName() {
    return null;
  }
}
