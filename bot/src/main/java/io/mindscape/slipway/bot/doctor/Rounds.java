package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Looks at one thing after another. Whatever fails or hangs is told as wrong, and the next is
 * looked at.
 */
final class Rounds {

  private final Duration longest;
  private final Consumer<String> progress;

  /**
   * @param longest that a look may take; it is left alone then
   * @param progress is told what is looked at
   */
  Rounds(Duration longest, Consumer<String> progress) {
    this.longest = longest;
    this.progress = progress;
  }

  /** What is told, under each heading. */
  Map<String, List<Told>> of(List<Look> looks) {
    Map<String, List<Told>> told = new LinkedHashMap<>();
    for (var look : looks) {
      progress.accept(look.what());
      told.computeIfAbsent(look.area(), any -> new ArrayList<>()).addAll(at(look));
    }
    return told;
  }

  private List<Told> at(Look look) {
    var task = new FutureTask<>(look.work()::look);
    Thread.ofVirtual().name("look").start(task);
    try {
      return task.get(longest.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      task.cancel(true);
      return wrong(
          look,
          "it did not answer within %d s: look whether the network or the machine is overloaded, and try again"
              .formatted(longest.toSeconds()));
    } catch (ExecutionException failed) {
      return wrong(look, why(failed));
    } catch (InterruptedException stopped) {
      task.cancel(true);
      Thread.currentThread().interrupt();
      return wrong(look, "it was broken off");
    }
  }

  private static String why(ExecutionException failed) {
    var failure = failed.getCause() == null ? failed : failed.getCause();
    return switch (failure) {
      case Refused refused -> String.valueOf(refused.getMessage());
      case Unavailable away -> String.valueOf(away.getMessage());
      default ->
          "internal error (%s): that is a bug of Slipway, please report it"
              .formatted(failure.getClass().getSimpleName());
    };
  }

  private static List<Told> wrong(Look look, String why) {
    return List.of(Told.wrong(look.what(), why));
  }
}
