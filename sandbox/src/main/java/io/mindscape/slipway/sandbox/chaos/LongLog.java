package io.mindscape.slipway.sandbox.chaos;

import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import io.mindscape.slipway.sandbox.database.Postgres;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** An audit log of many lines: how long it takes to seal it and to prove it. */
final class LongLog {

  private static final Instant FIRST = Instant.parse("2024-01-01T00:00:00Z");
  private static final Duration YEAR = Duration.ofDays(365);

  private final Store store;
  private final Path folder;
  private final PrintStream out;

  private LongLog(Store store, Path folder, PrintStream out) {
    this.store = store;
    this.folder = folder;
    this.out = out;
  }

  /** Ends with an exception if not all of it was sealed, or it is not proved. */
  static void play(boolean postgres, int lines, PrintStream out) throws Exception {
    var folder = Files.createTempDirectory("slipway-audit-");
    try {
      if (postgres) {
        try (var server = Postgres.durable(folder.resolve("postgres"))) {
          play(Optional.of(server.url()), folder, lines, out);
        }
      } else {
        play(Optional.empty(), folder, lines, out);
      }
    } finally {
      delete(folder);
    }
  }

  private static void play(Optional<String> url, Path folder, int lines, PrintStream out)
      throws Exception {
    out.printf("%n── %s%n", url.isPresent() ? "PostgreSQL" : "H2");
    open(url, folder).close();
    OldLines.write(url, folder, lines, FIRST::plusSeconds);
    try (var store = open(url, folder)) {
      new LongLog(store, folder.resolve("sealed"), out).play(lines);
    }
  }

  private static Store open(Optional<String> url, Path folder) {
    return url.map(Store::at).orElseGet(() -> Store.embedded(folder));
  }

  private void play(int lines) throws Exception {
    timed("proved in the database", lines, () -> verify(lines));
    var now = FIRST.plusSeconds(lines).plus(YEAR);
    timed("sealed and removed", lines, () -> seal(now, lines));
    timed("proved in files", lines, () -> verify(lines));
    out.printf("%,d files, of %,d MB%n", files(), megabytes());
  }

  private long files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.count();
    }
  }

  private long megabytes() throws IOException {
    try (var all = Files.list(folder)) {
      return all.mapToLong(file -> file.toFile().length()).sum() >> 20;
    }
  }

  private void verify(int lines) {
    if (!(store.trail(folder).verify(Optional.empty()) instanceof Verdict.Whole whole)
        || whole.lines() < lines
        || !whole.sealed().away().isEmpty()) {
      throw new IllegalStateException("it is not proved");
    }
  }

  private void seal(Instant now, int lines) {
    var sealed = store.sealing(folder, YEAR).seal(now, act -> {});
    if (sealed.lines() != lines || sealed.trouble().isPresent()) {
      throw new IllegalStateException(sealed.toString());
    }
  }

  /** Something that takes a while. */
  private interface Work {
    void run() throws Exception;
  }

  private void timed(String what, int lines, Work work) throws Exception {
    long began = System.nanoTime();
    work.run();
    double seconds = (System.nanoTime() - began) / 1e9;
    out.printf("%-24s %8.1f s %,12.0f lines/s%n", what, seconds, lines / seconds);
  }

  private static void delete(Path folder) throws IOException {
    try (var all = Files.walk(folder)) {
      for (var one : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(one);
      }
    }
  }
}
