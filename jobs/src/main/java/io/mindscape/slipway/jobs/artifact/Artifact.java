package io.mindscape.slipway.jobs.artifact;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * All that a review found of a pull request at one head. Nothing in it is secret: it is made of
 * what was masked already.
 *
 * @param environments in the order of the strategy; last, without a name, what none uses
 * @param causes each thing that is to be said, once
 * @param notes what a reader has to know of the strategy in force: sentences with code between
 *     backticks
 */
public record Artifact(
    Subject subject,
    Result result,
    List<Environment> environments,
    List<Cause> causes,
    Unchecked unchecked,
    List<String> notes) {

  public Artifact {
    environments = List.copyOf(environments);
    causes = List.copyOf(causes);
    notes = List.copyOf(notes);
  }

  /**
   * What was looked at.
   *
   * @param base where the branch left the one that it goes to
   */
  public record Subject(RepoName repository, int number, CommitId head, CommitId base) {}

  /**
   * What it comes to.
   *
   * @param title the verdict, in one line
   * @param passed whether no error stands between it and the merge
   * @param errors causes that are new with this change
   * @param warnings causes that are new with this change
   * @param judged how many objects were judged
   */
  public record Result(String title, boolean passed, int errors, int warnings, int judged) {}

  /** What changes in one environment. */
  public record Environment(String name, List<Application> applications) {
    public Environment {
      applications = List.copyOf(applications);
    }
  }

  /**
   * What changes in one application of an environment.
   *
   * @param errors findings that are new here
   * @param warnings findings that are new here
   * @param consequences phrases, such as {@code restarts 3 pods of mindscape-api}
   * @param leftOut how many objects more there are: what is kept has a limit
   */
  public record Application(
      String name,
      int errors,
      int warnings,
      List<String> consequences,
      List<ChangedObject> objects,
      int leftOut) {
    public Application {
      consequences = List.copyOf(consequences);
      objects = List.copyOf(objects);
    }

    /** How many objects change, shown or not. */
    public int changed() {
      return objects.size() + leftOut;
    }
  }

  /** What happens to an object. */
  public enum Change {
    ADDED,
    REMOVED,
    CHANGED,
    RENAMED
  }

  /**
   * What happens to one object.
   *
   * @param from what it was called; null where it was not renamed
   * @param followers the objects that do nothing but use it by its new name
   * @param fields what differs; empty where it is new or goes
   */
  public record ChangedObject(
      Change change,
      ResourceRef object,
      @Nullable ResourceRef from,
      List<ResourceRef> followers,
      List<FieldChange> fields) {
    public ChangedObject {
      followers = List.copyOf(followers);
      fields = List.copyOf(fields);
    }
  }

  /**
   * One thing to be said, wherever it is met.
   *
   * @param standing whether it was so before the change already
   * @param places all of them, in the order in which they were found
   * @param environments where it holds; empty for what belongs to none
   * @param excerpt the lines around the first place; null where there is nothing to be seen
   * @param rendered what the first place becomes; null where that is the same
   */
  public record Cause(
      String rule,
      Severity severity,
      String message,
      boolean standing,
      List<Place> places,
      List<String> environments,
      @Nullable Excerpt excerpt,
      @Nullable String rendered) {
    public Cause {
      places = List.copyOf(places);
      environments = List.copyOf(environments);
    }
  }

  /**
   * Lines of a source file at the head.
   *
   * @param first the number of the first of them, from 1
   * @param meant the number of the one that is meant
   */
  public record Excerpt(int first, int meant, List<String> lines) {
    public Excerpt {
      lines = List.copyOf(lines);
    }
  }

  /**
   * What was not judged.
   *
   * @param kinds objects of kinds that nothing here knows
   * @param policies objects of which a policy could not be evaluated
   */
  public record Unchecked(List<ResourceRef> kinds, List<ResourceRef> policies) {
    public Unchecked {
      kinds = List.copyOf(kinds);
      policies = List.copyOf(policies);
    }
  }
}
