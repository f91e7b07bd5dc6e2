package io.mindscape.slipway.sandbox.review;

import io.mindscape.slipway.sandbox.review.Visitor.Opened;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * Measures a repository of one size. What is measured of a review is the time from the request that
 * opens the pull request, upon which the forge tells the bot, until the check on its head is
 * concluded and the comment stands there, as somebody sees it who looks every ten milliseconds.
 */
final class Sizes {

  static final String HEAD =
      "applications   units |  cold | warm: median    p95 highest    cpu  forge | everything: time "
          + " progress  bot MB";

  private static final Duration PATIENCE = Duration.ofMinutes(15);
  private static final Duration LOOK = Duration.ofMillis(10);
  private static final Duration GLANCE = Duration.ofMillis(250);
  private static final int WARM_UP = 12;

  private final Path folder;
  private final Plan plan;

  Sizes(Path folder, Plan plan) {
    this.folder = folder;
    this.plan = plan;
  }

  /**
   * @param pulls of one application, besides those that warm up
   * @param everything whether there is one that touches all
   */
  record Plan(int pulls, boolean everything) {}

  /**
   * Of a warm review in the mean, in milliseconds.
   *
   * @param cpu the processor time of the bot and its renderers
   * @param forge how long the forge was at answering the bot
   */
  record Share(long cpu, long forge) {}

  /** What was measured, in milliseconds. */
  record Measured(
      int applications, long cold, Times warm, Share share, @Nullable Everything everything) {
    String row() {
      var all = everything;
      return "%12d %7d | %5d |       %6d %6d %7d %6d %6d | %s"
          .formatted(
              applications,
              applications * Estate.ENVIRONMENTS.size(),
              cold,
              warm.median(),
              warm.high(),
              warm.highest(),
              share.cpu(),
              share.forge(),
              all == null
                  ? "-"
                  : "%13.1f s %9d %7d"
                      .formatted(all.millis() / 1000.0, all.progress(), all.megabytes()));
    }
  }

  Measured measure(Estate estate) {
    try (var site = Site.of(estate, folder);
        var visitor = site.visitor()) {
      int pulls = 1 + WARM_UP + plan.pulls();
      var applications = estate.some(pulls);
      for (int at = 0; at < pulls; at++) {
        visitor.branch("change-" + at, change(estate, applications.get(at), at));
      }
      visitor.branch("everything", estate.everywhere());
      site.listen();
      try (var bot = site.coldBot()) {
        long cold = review(visitor, bot, "change-0");
        var warm = new ArrayList<Long>();
        long busy = 0;
        long answering = 0;
        for (int at = 1; at < pulls; at++) {
          long took = review(visitor, bot, "change-" + at);
          if (at == WARM_UP) {
            busy = bot.busyMillis();
            answering = site.forgeMillis();
          } else if (at > WARM_UP) {
            warm.add(took);
          }
        }
        var share =
            new Share(
                (bot.busyMillis() - busy) / warm.size(),
                (site.forgeMillis() - answering) / warm.size());
        return new Measured(
            estate.applications(),
            cold,
            Times.of(warm),
            share,
            plan.everything() ? everything(visitor, bot) : null);
      }
    }
  }

  /** A third of them in one environment, the others in all three. */
  private static Map<String, String> change(Estate estate, int application, int edition) {
    var files = new TreeMap<String, String>();
    var environments =
        edition % 3 == 0 ? List.of(Estate.ENVIRONMENTS.getLast()) : Estate.ENVIRONMENTS;
    environments.forEach(
        environment -> files.putAll(estate.unit(application, environment, edition + 2)));
    return files;
  }

  private static long review(Visitor visitor, Bot bot, String branch) {
    long began = System.nanoTime();
    var opened = visitor.open(branch);
    while (!isDone(visitor, opened)) {
      pause(bot, began, LOOK);
    }
    return millisSince(began);
  }

  private static boolean isDone(Visitor visitor, Opened opened) {
    var check = visitor.check(opened.head());
    if (!check.status().equals("completed")) {
      return false;
    }
    if (!check.conclusion().equals("success")) {
      throw new IllegalStateException(
          "a review ended otherwise than it must: %s: %s"
              .formatted(check.title(), check.summary()));
    }
    return visitor.comments(opened.number()).stream()
        .anyMatch(text -> text.contains("slipway:review"));
  }

  private static Everything everything(Visitor visitor, Bot bot) {
    Set<String> told = new HashSet<>();
    long began = System.nanoTime();
    var opened = visitor.open("everything");
    long renderers = 0;
    while (bot.isAlive() && millisSince(began) < PATIENCE.toMillis()) {
      var check = visitor.check(opened.head());
      renderers = Math.max(renderers, bot.renderersMegabytes());
      if (check.status().equals("completed")) {
        boolean done = !visitor.comments(opened.number()).isEmpty();
        return new Everything(
            done, millisSince(began), told.size(), bot.peakMegabytes(), renderers, check.title());
      }
      if (check.title().matches(".*[0-9].*")) {
        told.add(check.title());
      }
      LockSupport.parkNanos(GLANCE.toNanos());
    }
    return new Everything(
        false,
        millisSince(began),
        told.size(),
        bot.peakMegabytes(),
        renderers,
        bot.isAlive() ? "it never ended" : "the bot ended");
  }

  private static void pause(Bot bot, long began, Duration time) {
    if (!bot.isAlive() || millisSince(began) > PATIENCE.toMillis()) {
      throw new IllegalStateException("a review was not done; run it with --keep and read the log");
    }
    LockSupport.parkNanos(time.toNanos());
  }

  private static long millisSince(long began) {
    return (System.nanoTime() - began) / 1_000_000;
  }
}
