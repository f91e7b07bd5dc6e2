package io.mindscape.slipway.bot.log;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogManager;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/** The log of this process. */
public final class Logs {

  /** The log belongs to the process, and so does what is hidden in it. */
  private static final AtomicReference<Veil> VEIL = new AtomicReference<>(new Veil(List.of()));

  /**
   * The server quotes what it was sent when it tells how it reads it, in pieces by which nobody
   * recognises a secret; so it tells only what is wrong, whatever else is logged. They are held
   * here, for Java forgets a logger, and its level, that nobody holds.
   */
  private static final List<Logger> QUOTING =
      List.of(Logger.getLogger("io.helidon.webserver"), Logger.getLogger("io.helidon.http"));

  private Logs() {}

  /** From now on none of these is ever written, wherever it turns up. */
  public static void hide(Collection<String> secrets) {
    VEIL.set(new Veil(secrets));
  }

  /** Has what libraries say to {@code java.util.logging} written like everything else. */
  public static void takeOver() {
    LogManager.getLogManager().reset();
    var root = Logger.getLogger("");
    root.setLevel(Level.WARNING);
    root.addHandler(new JavaLogging());
    QUOTING.forEach(logger -> logger.setLevel(Level.WARNING));
  }

  static void write(JsonLine line) {
    System.err.println(line.under(VEIL.get()));
  }

  private static final class JavaLogging extends Handler {

    private final SimpleFormatter formatter = new SimpleFormatter();

    @Override
    public void publish(LogRecord entry) {
      if (isLoggable(entry)) {
        var logger = entry.getLoggerName() == null ? "" : entry.getLoggerName();
        write(
            new JsonLine(
                entry.getInstant(),
                entry.getLevel().intValue() >= Level.SEVERE.intValue() ? "ERROR" : "WARN",
                logger,
                formatter.formatMessage(entry),
                List.of(),
                entry.getThrown()));
      }
    }

    @Override
    public void flush() {
      System.err.flush();
    }

    @Override
    public void close() {
      flush();
    }
  }
}
