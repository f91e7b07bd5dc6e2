package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.schedule.Openings;
import io.mindscape.slipway.jobs.schedule.Openings.Asked;
import io.mindscape.slipway.jobs.schedule.Openings.Place;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/** A process of its own that begins to look at a window, and never ends: to be killed. */
final class Replica {

  private Replica() {}

  /**
   * Starts one.
   *
   * @param begun is made when it has begun to look
   */
  static Process start(String url, Path begun) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            Replica.class.getName(),
            url,
            begun.toString())
        .redirectErrorStream(true)
        .redirectOutput(begun.resolveSibling("replica.log").toFile())
        .start();
  }

  /** The database, and the file to make. */
  public static void main(String[] arguments) throws InterruptedException {
    var hangs = new CountDownLatch(1);
    Openings.shared(
        new Asked(
            List.of(RepoName.parse("o/one")),
            repository -> {
              touch(Path.of(arguments[1]));
              try {
                hangs.await();
              } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
              }
              return Optional.empty();
            },
            Duration.ofHours(1)),
        new Place(arguments[0], Duration.ofSeconds(1)));
    hangs.await();
  }

  private static void touch(Path file) {
    try {
      Files.writeString(file, "begun");
    } catch (IOException failure) {
      throw new IllegalStateException(failure);
    }
  }
}
