package io.mindscape.slipway.jobs.maintenance.journal;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What maintenance remembers: what became of each task and step in each opening, and how long steps
 * took. All replicas share it. It is no outward act to write here, so it is written after the close
 * too. Methods throw {@link io.mindscape.slipway.jobs.Unavailable} when it cannot be reached.
 */
public interface Journal {

  /** The key of the line that is about a task as a whole. */
  String WHOLE = "";

  /** What is known of an opening, in the order in which it was begun. */
  List<Line> lines(RepoName repo, Instant opens);

  /** The newest opening of the window of which something is known; no task alone has one. */
  Optional<Opening> newest(RepoName repo);

  /**
   * Notes that something is begun, before it is. Whoever began it before cannot end it any more.
   *
   * @param attempt from 1: one more than is noted
   * @return false if somebody else has begun that attempt: then nothing is noted
   */
  boolean begin(Place place, int attempt, What what, Instant at);

  /**
   * Notes how that attempt ended.
   *
   * @return false if somebody else has begun it anew since: then nothing is noted
   */
  boolean end(Place place, int attempt, End end);

  /**
   * How long the newest steps of that measure took that were done, at most {@code atMost} of them,
   * whatever the repository. One that ended no later than it began says nothing.
   */
  List<Duration> durations(String measure, int atMost);

  /**
   * How long the newest runs of a task as a whole took, at most {@code atMost} of them, that were
   * done without a restart; the newest first.
   */
  List<Duration> runs(RepoName repo, String task, int atMost);

  /**
   * The longest time for which that step, or task, was let run in the newest openings before that
   * of {@code place}, in a row, in which it was begun once and stopped; zero where it was not. What
   * ended no later than it began, or after the close, says nothing.
   */
  Duration stopped(Place place);

  /** In how many of its newest openings, in a row, something was deferred before {@code opens}. */
  int deferrals(RepoName repo, String task, String step, Instant before);

  /** How something ended when it was begun last before {@code before}, and not only deferred. */
  Optional<State> last(RepoName repo, String task, String step, Instant before);

  /** What is noted about: a step, or with {@link #WHOLE} a task, in an opening. */
  record Place(RepoName repo, Opening opening, String task, String step) {}

  /**
   * What it is that is begun.
   *
   * @param title for a person; empty for a task
   * @param measure under which its duration is kept; empty where it is not
   * @param expected how long it is expected to take; zero where nobody knows, as of a task
   */
  record What(String title, String measure, Duration expected) {
    /** A task as a whole. */
    public static final What A_TASK = new What("", "", Duration.ZERO);

    private static final int LONGEST = 300;

    public What {
      // PostgreSQL keeps no such character.
      title = title.replace('\0', ' ');
      title = title.length() <= LONGEST ? title : title.substring(0, LONGEST - 1) + "…";
    }
  }

  /** How something stands. */
  enum State {
    /** It is being worked on, or whoever worked on it died. */
    BEGUN,
    /** It was begun, and what it did was taken back: it can begin anew. */
    UNDONE,
    DONE,
    FAILED,
    /** It could not even begin, and a person can mend that. */
    NOT_DONE,
    /** It did not fit. */
    DEFERRED,
    /** It was told to stop in time. */
    STOPPED;

    /** Whether nothing more is to be done about it in this opening. */
    public boolean isConcluded() {
      return this != BEGUN && this != UNDONE;
    }

    /** Whether it is left to the next opening. */
    public boolean isPutOff() {
      return this == DEFERRED || this == STOPPED;
    }
  }

  /**
   * How something ended.
   *
   * @param notes a {@link io.mindscape.slipway.jobs.maintenance.report.Said} each, as a line
   */
  record End(State state, Instant at, List<String> notes) {
    public End {
      notes = notes.stream().map(line -> line.replaceAll("\\s*\\R\\s*", " ")).toList();
    }
  }

  /**
   * What is noted.
   *
   * @param end while it is {@link State#BEGUN}, of the moment when it was begun
   */
  record Line(Place place, int attempt, What what, Instant begun, End end) {

    /** The longest run of those that were stopped last; see {@link Journal#stopped}. */
    public static Duration longestStopped(Stream<Line> newestFirst) {
      return newestFirst
          .filter(line -> line.state() != State.DEFERRED)
          .takeWhile(line -> line.state() == State.STOPPED)
          .filter(line -> line.attempt() == 1)
          .filter(line -> !line.end().at().isAfter(line.place().opening().closes()))
          .map(line -> Duration.between(line.begun(), line.end().at()))
          .filter(Duration::isPositive)
          .max(Comparator.naturalOrder())
          .orElse(Duration.ZERO);
    }

    public State state() {
      return end.state();
    }
  }
}
