package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.jobs.maintenance.journal.Expectation;
import io.mindscape.slipway.jobs.maintenance.plan.Plan.Entry;
import io.mindscape.slipway.jobs.maintenance.plan.Planning.Planned;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import java.time.Instant;
import java.util.List;

/** The tasks of a plan on the line of time, each with its words. */
final class PlanHtml {

  private final Html page;
  private final Planned planned;
  private final Lanes lanes;

  PlanHtml(Html page, Instant now, Planned planned) {
    this.page = page;
    this.planned = planned;
    this.lanes = new Lanes(page, planned.plan().opening(), now);
  }

  /** What has not begun. */
  static List<Entry> toCome(Planned planned) {
    return planned.plan().entries().stream()
        .filter(entry -> !planned.turns().containsKey(entry.name()))
        .toList();
  }

  /** A heading and all that is to come. */
  void all() {
    var entries = toCome(planned);
    page.raw(ReviewHtml.section(planned.plan().open() ? "Still to come" : "Plan"));
    if (entries.isEmpty()) {
      page.raw("<p>Nothing.</p>\n");
      return;
    }
    lanes.scale();
    page.raw("<ol class=\"tasks\">\n");
    entries.forEach(this::entry);
    page.raw("</ol>\n");
  }

  private void entry(Entry entry) {
    page.raw("<li>\n").in("h3", entry.name()).raw("\n<p>");
    switch (entry) {
      case Entry.Fits(var task, var begins) -> {
        page.words("%s, takes %s".formatted(Times.time(begins), takes(task)));
        page.words(before(entry)).raw("</p>\n");
        lanes.bar("plan", begins, begins.plus(expected(task).duration()));
      }
      case Entry.Deferred(var task, var why) -> {
        page.raw("<span class=\"warn\">Does not run:</span> ").prose(why);
        page.words(". It takes %s%s".formatted(takes(task), before(entry))).raw("</p>\n");
      }
      case Entry.Unknown(var name, var why) ->
          page.raw("<span class=\"bad\">Cannot run:</span> ").prose(why).raw("</p>\n");
    }
    page.raw("</li>\n");
  }

  private Expectation expected(TaskName task) {
    return planned.known().expected().apply(task);
  }

  private String takes(TaskName task) {
    var expected = expected(task);
    var length = Times.length(expected.duration());
    return switch (expected.source()) {
      case DECLARED -> "about %s (as declared).".formatted(length);
      case MEASURED -> "about %s (measured).".formatted(length);
      case STOPPED -> "more than %s (it was stopped after that).".formatted(length);
    };
  }

  /** What became of it before, and who put it first. */
  private String before(Entry entry) {
    var known = planned.known();
    int row = known.deferrals().applyAsInt(entry.name());
    var often =
        row == 0
            ? ""
            : " Put off %s before%s."
                .formatted(
                    row == 1 ? "once" : row + " times in a row",
                    known.isRaised(entry.name()) ? ", so it comes early" : "");
    var first =
        known
            .orders()
            .first(entry.name())
            .map(order -> " Put first by @%s.".formatted(order.who()));
    return often + first.orElse("");
  }
}
