package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.Main;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/** One run of the command line, as a person would have seen it. */
record CommandLineRun(int exit, String out, String err) {

  /** Runs {@code slipway} with these arguments; not at the same time as another. */
  static synchronized CommandLineRun of(String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var oldOut = System.out;
    var oldErr = System.err;
    try (var newOut = new PrintStream(out, true, StandardCharsets.UTF_8);
        var newErr = new PrintStream(err, true, StandardCharsets.UTF_8)) {
      System.setOut(newOut);
      System.setErr(newErr);
      int exit = Main.run(arguments);
      return new CommandLineRun(
          exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    } finally {
      System.setOut(oldOut);
      System.setErr(oldErr);
    }
  }
}
