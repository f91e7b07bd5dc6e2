package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;
import java.util.stream.Collectors;

/** Which wishes may be had at all. */
final class Wishes {

  private Wishes() {}

  /**
   * Passes if it may.
   *
   * @throws Refused with what to write instead
   */
  static void require(Wish wish, Strategy strategy) {
    known(wish.task(), strategy);
    if (wish.reason().isBlank()) {
      throw new Refused("it needs a reason: `--reason \"why it cannot wait for the window\"`.");
    }
    if (wish.reason().length() > Wish.LONGEST_REASON) {
      throw new Refused(
          "the reason has %d characters, and %d are the most: say the rest on the lines below."
              .formatted(wish.reason().length(), Wish.LONGEST_REASON));
    }
    if (wish.length().compareTo(Wish.SHORTEST) < 0 || wish.length().compareTo(Wish.LONGEST) > 0) {
      throw new Refused(
          "it may take from %s to %s: write `--for 30m`, or leave it out for that."
              .formatted(Words.minutes(Wish.SHORTEST), Words.minutes(Wish.LONGEST)));
    }
  }

  private static void known(String name, Strategy strategy) {
    // In the file's order, which is the order of importance.
    var tasks =
        strategy.tasks().stream().filter(task -> TaskName.of(task).isPresent()).distinct().toList();
    if (tasks.isEmpty()) {
      throw new Refused("`slipway.yaml` names no task under `maintenance.tasks`.");
    }
    if (tasks.contains(name)) {
      return;
    }
    var meant = Nearest.to(name, tasks);
    throw new Refused(
        "%s is no task of `maintenance.tasks` in `slipway.yaml`.%s There are %s."
            .formatted(
                Markdown.code(shortened(name)),
                meant.isEmpty() ? "" : " Did you mean `%s`?".formatted(meant),
                list(tasks)));
  }

  private static String shortened(String name) {
    return name.length() <= 60 ? name : name.substring(0, 60) + "…";
  }

  private static String list(List<String> tasks) {
    return tasks.stream().map(Markdown::code).collect(Collectors.joining(", "));
  }
}
