package io.mindscape.slipway.sandbox.review;

import io.mindscape.slipway.bot.log.Logs;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code bench/review}: how long a review takes, however large the repository. */
@Command(
    name = "bench/review",
    description = "Measures reviews of pull requests in repositories of different sizes.",
    mixinStandardHelpOptions = true)
public final class ReviewBench implements Callable<Integer> {

  private static final int MISSED = 1;
  private static final double MOST_GROWTH = 1.5;
  private static final long AIM_MILLIS = 1_000;

  @Option(
      names = "--sizes",
      split = ",",
      paramLabel = "N",
      description = "Numbers of applications, each in three environments (10,100,1000).")
  private List<Integer> sizes = List.of(10, 100, 1_000);

  @Option(
      names = "--pulls",
      paramLabel = "N",
      description = "Pull requests of one application that are measured, besides the first (48).")
  private int pulls = 48;

  @Option(names = "--skip-all", description = "Leaves out the one that touches everything.")
  private boolean skipAll;

  @Option(names = "--keep", description = "Leaves the logs and says where they are.")
  private boolean keep;

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new ReviewBench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    Logs.takeOver();
    var work = Files.createTempDirectory("slipway-review-");
    try {
      var measured = new ArrayList<Sizes.Measured>();
      System.out.printf(
          Locale.ROOT,
          "%d processors, load %.1f before it begins, Java %s%n",
          Runtime.getRuntime().availableProcessors(),
          java.lang.management.ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage(),
          Runtime.version());
      System.out.println(Sizes.HEAD);
      for (int size : sizes) {
        var folder = Files.createDirectories(work.resolve("size-" + size));
        var one = new Sizes(folder, new Sizes.Plan(pulls, !skipAll)).measure(new Estate(size));
        System.out.println(one.row());
        measured.add(one);
      }
      return verdict(measured) ? 0 : MISSED;
    } finally {
      if (keep) {
        System.out.println("logs are in " + work);
      } else {
        delete(work);
      }
    }
  }

  private static boolean verdict(List<Sizes.Measured> measured) {
    boolean met = true;
    var first = measured.getFirst();
    var last = measured.getLast();
    if (measured.size() > 1) {
      double growth = (double) last.warm().median() / first.warm().median();
      met =
          told(
              growth <= MOST_GROWTH,
              "from %d to %d applications the median of a warm review grows %.2f times (must: at most %.1f)"
                  .formatted(first.applications(), last.applications(), growth, MOST_GROWTH));
    }
    System.out.printf(
        "%s the 95th percentile at %d applications is %d ms (aim: below %d)%n",
        last.warm().high() < AIM_MILLIS ? "met     " : "not met ",
        last.applications(),
        last.warm().high(),
        AIM_MILLIS);
    for (var one : measured) {
      var everything = one.everything();
      if (everything != null) {
        var size = "%d applications at once: ".formatted(one.applications());
        met &= told(everything.done(), size + everything.words());
        met &=
            told(
                everything.progress() > 0 || everything.millis() < Everything.SOON.toMillis(),
                size + "the check told %d times how far it was".formatted(everything.progress()));
      }
    }
    return met;
  }

  private static boolean told(boolean met, String what) {
    System.out.println((met ? "met      " : "MISSED   ") + what);
    return met;
  }

  private static void delete(Path folder) {
    try (var all = Files.walk(folder)) {
      all.sorted(Comparator.reverseOrder()).map(Path::toFile).forEach(java.io.File::delete);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
