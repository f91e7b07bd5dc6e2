package io.mindscape.slipway.jobs.forge;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The bot's verdict on a commit: a check run for an App, a commit status where only a token is
 * configured.
 */
public interface Checks {

  /**
   * Reports; the report of the same name on the same commit is replaced, never doubled, and the
   * same state, title and summary again change nothing.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when the forge does not answer
   */
  void report(RepoName repo, CommitId commit, Report report);

  /** The bot's own report of that name on that commit, if there is one. */
  Optional<State> find(RepoName repo, CommitId commit, String name);

  /**
   * What everybody reported of that commit, check runs and statuses, the newest of each name; the
   * bot's own reports are among them.
   */
  Map<String, State> all(RepoName repo, CommitId commit);

  /**
   * A verdict.
   *
   * @param name what branch protection knows it by, such as {@code slipway/review}
   * @param summary Markdown
   * @param actions what a person may click on; three at most, and none where only a token is
   *     configured
   */
  record Report(
      String name,
      State state,
      String title,
      String summary,
      List<Annotation> annotations,
      List<Action> actions) {
    public Report {
      annotations = List.copyOf(annotations);
      actions = List.copyOf(actions);
    }

    public Report(
        String name, State state, String title, String summary, List<Annotation> annotations) {
      this(name, state, title, summary, annotations, List.of());
    }
  }

  /**
   * A button on a check, as long as GitHub takes it: label and identifier 20 characters, the
   * description 40.
   *
   * @param identifier what the forge names when somebody clicks on it
   */
  record Action(String label, String description, String identifier) {
    public Action {
      if (label.length() > 20 || description.length() > 40 || identifier.length() > 20) {
        throw new IllegalArgumentException("longer than GitHub takes: " + label);
      }
    }
  }

  /** Where a check stands. */
  enum State {
    /** Being worked on. */
    IN_PROGRESS,
    /** Waits for a person: shown as pending, never as a failure. */
    WAITING,
    SUCCESS,
    FAILURE,
    NEUTRAL
  }

  /** A remark on a line of a file. */
  record Annotation(Place place, Severity severity, String title, String message) {}
}
