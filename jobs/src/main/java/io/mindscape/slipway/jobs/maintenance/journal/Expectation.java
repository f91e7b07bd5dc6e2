package io.mindscape.slipway.jobs.maintenance.journal;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.journal.Journal.Place;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.util.List;

/**
 * How long a step, or a task as a whole, is expected to take: longer than nineteen of its twenty
 * last ones did, and a fifth more; as declared, while it was measured fewer than {@link #FEW}
 * times; and never less than it was let run the last time when it was stopped then.
 *
 * @param measured how often it was measured, at most {@link #NEWEST}
 * @param stopped whether it ran that long the last time, or times, and was stopped then
 */
public record Expectation(Duration duration, int measured, boolean stopped) {

  /** Where a duration comes from. */
  public enum Source {
    /** From who wrote the task. */
    DECLARED,
    /** From runs that were done. */
    MEASURED,
    /** From the last run, which was stopped then: the next may well take longer. */
    STOPPED
  }

  /** So often it has to be measured to be gone by. */
  public static final int FEW = 5;

  /** Older measurements are not looked at. */
  public static final int NEWEST = 30;

  /** Where it was not stopped. */
  public Expectation(Duration duration, int measured) {
    this(duration, measured, false);
  }

  /** Of a step. */
  public static Expectation of(Measure measure, Place place, Journal journal) {
    return of(measure.declared(), journal.durations(measure.name(), NEWEST))
        .atLeast(journal.stopped(place));
  }

  /** Of a task in an opening of a repository. */
  public static Expectation of(TaskName task, RepoName repo, Opening opening, Journal journal) {
    var whole = new Place(repo, opening, task.toString(), Journal.WHOLE);
    return of(task.expected(), journal.runs(repo, task.toString(), NEWEST))
        .atLeast(journal.stopped(whole));
  }

  /** Where nothing was measured. */
  public static Expectation declared(TaskName task) {
    return of(task.expected(), List.of());
  }

  private static Expectation of(Duration declared, List<Duration> measured) {
    var took = measured.stream().sorted().toList();
    if (took.size() < FEW) {
      return new Expectation(declared, took.size());
    }
    var p95 = took.get((int) Math.ceil(0.95 * took.size()) - 1);
    return new Expectation(p95.multipliedBy(6).dividedBy(5), took.size());
  }

  /** It was let run that long, and was not done. */
  private Expectation atLeast(Duration run) {
    return run.compareTo(duration) > 0 ? new Expectation(run, measured, true) : this;
  }

  /** Where the duration comes from. */
  public Source source() {
    return stopped ? Source.STOPPED : measured >= FEW ? Source.MEASURED : Source.DECLARED;
  }

  /**
   * How much has to be left of an opening. For what ran before never more than half of it: a few
   * long ones must not keep their sort from ever being begun, and so measured, again.
   */
  public Duration needs(Opening opening, Duration margin) {
    var all = duration.plus(margin);
    var half = Duration.between(opening.opens(), opening.closes()).dividedBy(2);
    return source() != Source.DECLARED && all.compareTo(half) > 0 ? half : all;
  }

  /** {@code it takes about 12 minutes (measured 30 times)}. */
  public String words() {
    var from =
        switch (source()) {
          case DECLARED -> "as declared";
          case MEASURED -> "measured %d times".formatted(measured);
          case STOPPED -> "it was stopped after that";
        };
    return "it takes %s (%s)".formatted(length(), from);
  }

  /** {@code about 12 minutes}. */
  public String length() {
    return (stopped ? "more than " : "about ") + words(duration);
  }

  /** Minutes, rounded up; of less than one, seconds. */
  public static String words(Duration duration) {
    var rounded = duration.plusMillis(999);
    if (rounded.toSeconds() < 60) {
      return counted(rounded.toSeconds(), "second");
    }
    return counted(rounded.plusSeconds(59).toMinutes(), "minute");
  }

  /** {@code 25 minutes are}, rounded down; of less than one, seconds. */
  public static String areLeft(Duration left) {
    boolean isShort = left.toSeconds() < 60;
    long count = Math.max(0, isShort ? left.toSeconds() : left.toMinutes());
    return counted(count, isShort ? "second" : "minute") + (count == 1 ? " is" : " are");
  }

  private static String counted(long count, String unit) {
    return count == 1 ? "1 " + unit : "%d %ss".formatted(count, unit);
  }
}
