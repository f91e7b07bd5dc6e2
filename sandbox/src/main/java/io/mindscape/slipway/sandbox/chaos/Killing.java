package io.mindscape.slipway.sandbox.chaos;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * Kills with each database, all of them at once: each has a world of its own, and most of the time
 * of one goes by in waiting. While they play, lines of all come as they happen; what came of each
 * is told in one piece.
 */
final class Killing {

  /** So many kills are a whole run. */
  private static final int WHOLE = 200;

  private final Function<Program, Outcome> play;
  private final PrintStream out;

  private Killing(Function<Program, Outcome> play, PrintStream out) {
    this.play = play;
    this.out = out;
  }

  /**
   * How it came out with one database.
   *
   * @param words for people
   */
  record Outcome(String words, boolean isClean) {}

  static Killing on(PrintStream out) {
    var progress = new Progress(out);
    return new Killing(program -> killed(program, progress), out);
  }

  /**
   * The same, without bots.
   *
   * @param play plays a program
   */
  static Killing as(Function<Program, Outcome> play, PrintStream out) {
    return new Killing(play, out);
  }

  /** Plays all of {@code programs} to their ends, tells of each, and says whether all are clean. */
  boolean run(List<Program> programs) {
    try (var threads = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().factory())) {
      var coming =
          programs.stream().map(program -> threads.submit(() -> play.apply(program))).toList();
      boolean clean = true;
      for (int i = 0; i < programs.size(); i++) {
        var outcome = outcome(programs.get(i), coming.get(i));
        out.print(outcome.words());
        clean &= outcome.isClean();
      }
      return clean;
    }
  }

  /** One that could not be played to its end is not clean, and keeps no other from its own. */
  private static Outcome outcome(Program program, Future<Outcome> coming) {
    try {
      return coming.get();
    } catch (ExecutionException broken) {
      var words = new ByteArrayOutputStream();
      var told = new PrintStream(words, true, StandardCharsets.UTF_8);
      told.printf("%n── %s could not be played to its end%n", program.name());
      broken.printStackTrace(told);
      return new Outcome(words.toString(StandardCharsets.UTF_8), false);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  private static Outcome killed(Program program, Progress progress) {
    var results = new ArrayList<Result>();
    program.acts().forEach(act -> results.add(Chaos.play(act, progress)));
    var words = new ByteArrayOutputStream();
    boolean clean = tell(program, results, new PrintStream(words, true, StandardCharsets.UTF_8));
    return new Outcome(words.toString(StandardCharsets.UTF_8), clean);
  }

  private static boolean tell(Program program, List<Result> results, PrintStream to) {
    var report = new Report(to);
    results.forEach(
        result -> {
          report.print(result);
          report.kills(result.tally());
        });
    int all = results.stream().mapToInt(result -> result.tally().kills()).sum();
    int atWork = results.stream().mapToInt(result -> result.tally().atWork()).sum();
    to.printf("%n%d kills with %s, %d of them at work%n", all, program.name(), atWork);
    var unmet = unmet(results);
    to.printf(
        "never killed around: %s%n", unmet.isEmpty() ? "nothing; all kinds had their turn" : unmet);
    // In a short run not every kind has its turn.
    return results.stream().allMatch(Result::isClean)
        && atWork * 2 >= all
        && (unmet.isEmpty() || all < WHOLE);
  }

  private static List<Kind> unmet(List<Result> results) {
    return Arrays.stream(Kind.values())
        .filter(kind -> results.stream().noneMatch(result -> result.tally().hasMet(kind)))
        .toList();
  }
}
