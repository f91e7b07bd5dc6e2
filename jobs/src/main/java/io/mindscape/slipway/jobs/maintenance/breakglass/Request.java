package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A wish that somebody uttered, and what became of it.
 *
 * @param id people type it; no other request has it
 */
public record Request(long id, RepoName repo, Wish wish, Asked asked, Course course) {

  /** How long a second person has to agree, and after that the run to begin. */
  public static final Duration PATIENCE = Duration.ofMinutes(30);

  /**
   * Who asked, and where.
   *
   * @param issue on which it stands; all that is said of it is said there
   * @param comment that asked: the same one asks once
   */
  public record Asked(String by, Instant at, int issue, long comment) {}

  /**
   * What became of it.
   *
   * @param confirmed who agreed; null while nobody has
   * @param opening when it ran, or runs; null while it has not begun
   * @param stoppedBy who said that it is to end; null if nobody did
   */
  public record Course(
      State state,
      @Nullable Confirmed confirmed,
      @Nullable Opening opening,
      @Nullable String stoppedBy) {
    static final Course FRESH = new Course(State.ASKED, null, null, null);
  }

  /** The second person. */
  public record Confirmed(String by, Instant at) {}

  /** How far it has come. */
  public enum State {
    /** It waits for a second person. */
    ASKED,
    /** It begins as soon as nothing else of maintenance runs. */
    CONFIRMED,
    RUNNING,
    /** It ran, and its end was told. */
    ENDED,
    /** Nobody agreed in time, or it could not begin in time. */
    LAPSED,
    /** Somebody took it back before it began. */
    WITHDRAWN;

    /** Whether nothing more becomes of it. */
    public boolean isOver() {
      return this == ENDED || this == LAPSED || this == WITHDRAWN;
    }
  }

  public State state() {
    return course.state();
  }

  /** When it lapses if nothing happens. */
  public Instant lapses() {
    var confirmed = course.confirmed();
    return (confirmed == null ? asked.at() : confirmed.at()).plus(PATIENCE);
  }

  /** For a person: {@code break-glass 7}. */
  String called() {
    return "break-glass " + id;
  }
}
