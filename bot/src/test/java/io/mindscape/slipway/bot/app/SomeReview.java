package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.artifact.Artifact.Application;
import io.mindscape.slipway.jobs.artifact.Artifact.Cause;
import io.mindscape.slipway.jobs.artifact.Artifact.Change;
import io.mindscape.slipway.jobs.artifact.Artifact.ChangedObject;
import io.mindscape.slipway.jobs.artifact.Artifact.Environment;
import io.mindscape.slipway.jobs.artifact.Artifact.Excerpt;
import io.mindscape.slipway.jobs.artifact.Artifact.Result;
import io.mindscape.slipway.jobs.artifact.Artifact.Subject;
import io.mindscape.slipway.jobs.artifact.Artifact.Unchecked;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.List;

/** A review that has a little of everything, and words that would like to be markup. */
final class SomeReview {

  static final String HEAD = "0123456789abcdef0123456789abcdef01234567";
  static final String EVIL = "<script>alert(1)</script>";

  private static final ResourceRef API =
      new ResourceRef("apps/v1", "Deployment", "mindscape", "mindscape-api");
  private static final ResourceRef KEYS = new ResourceRef("v1", "Secret", "mindscape", "api-keys");

  private SomeReview() {}

  static Artifact of(String repository, int number) {
    return new Artifact(
        new Subject(
            RepoName.parse(repository),
            number,
            new CommitId(HEAD),
            new CommitId("89abcdef".repeat(5))),
        new Result("1 error stands between this and the merge " + EVIL, false, 1, 0, 214),
        List.of(
            new Environment("staging", List.of(api(), same())),
            new Environment("", List.of(same()))),
        List.of(error(), standing()),
        new Unchecked(
            List.of(new ResourceRef("external-secrets.io/v1", "ExternalSecret", "", EVIL)),
            List.of(KEYS)),
        List.of("This changes `slipway.yaml`: {{title}} {{body}} " + EVIL));
  }

  private static Application api() {
    return new Application(
        "mindscape-api",
        1,
        0,
        List.of("restarts 3 pods of mindscape-api", EVIL),
        List.of(
            new ChangedObject(
                Change.CHANGED,
                API,
                null,
                List.of(),
                List.of(
                    new FieldChange("spec.replicas", "2", "3"),
                    new FieldChange("spec.paused", null, "true"),
                    new FieldChange("data[" + EVIL + "]", EVIL, null))),
            new ChangedObject(
                Change.CHANGED,
                KEYS,
                null,
                List.of(),
                List.of(new FieldChange("data.token", ObjectChange.HIDDEN, ObjectChange.HIDDEN))),
            new ChangedObject(Change.ADDED, API, null, List.of(), List.of()),
            new ChangedObject(Change.REMOVED, KEYS, null, List.of(), List.of()),
            new ChangedObject(Change.RENAMED, KEYS, API, List.of(API), List.of())),
        17);
  }

  private static Application same() {
    return new Application("mindscape-cache", 0, 0, List.of(), List.of(), 0);
  }

  private static Cause error() {
    return new Cause(
        "policy/pinned-images",
        Severity.ERROR,
        "The image `mindscape/api:latest` is not pinned " + EVIL,
        false,
        List.of(new Place("k8s/" + EVIL + ".yaml", 20, 9), new Place("k8s/b.yaml", 3, 1)),
        List.of("staging"),
        new Excerpt(19, 20, List.of("containers:", "- image: " + EVIL, "  \u202Ename: api")),
        "line 3 of what `a.yaml` renders");
  }

  private static Cause standing() {
    return new Cause(
        "semantic/probe-port",
        Severity.WARNING,
        "There is no port named htpp",
        true,
        List.of(new Place("k8s/b.yaml", 30, 1)),
        List.of(),
        null,
        null);
  }
}
