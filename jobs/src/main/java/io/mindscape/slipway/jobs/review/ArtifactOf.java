package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.artifact.Artifact;
import io.mindscape.slipway.jobs.artifact.Artifact.Application;
import io.mindscape.slipway.jobs.artifact.Artifact.Cause;
import io.mindscape.slipway.jobs.artifact.Artifact.Change;
import io.mindscape.slipway.jobs.artifact.Artifact.ChangedObject;
import io.mindscape.slipway.jobs.artifact.Artifact.Environment;
import io.mindscape.slipway.jobs.artifact.Artifact.Result;
import io.mindscape.slipway.jobs.artifact.Artifact.Subject;
import io.mindscape.slipway.jobs.artifact.Artifact.Unchecked;
import io.mindscape.slipway.jobs.review.Assessment.UnitChange;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.change.ObjectChange.Added;
import io.mindscape.slipway.policies.change.ObjectChange.Changed;
import io.mindscape.slipway.policies.change.ObjectChange.FieldChange;
import io.mindscape.slipway.policies.change.ObjectChange.Removed;
import io.mindscape.slipway.policies.change.ObjectChange.Renamed;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes of an assessment what is kept of it, within a limit. */
final class ArtifactOf {

  /** Characters of all that changes together. */
  private static final int ROOM = 2_000_000;

  private static final int LONGEST_VALUE = 4_000;

  /** Causes that are new, and as many that were there. */
  private static final int MOST_CAUSES = 1_000;

  /** Roughly what an object, and what a field, takes besides its words. */
  private static final int EACH = 100;

  private final Assessment assessment;
  private final Causes causes;
  private final Excerpts excerpts;
  private int room = ROOM;

  private ArtifactOf(Assessment assessment) {
    this.assessment = assessment;
    this.causes = new Causes(assessment.context().environments());
    this.excerpts = new Excerpts(assessment.source().head(), assessment.source().secrets());
  }

  /**
   * @param title the verdict
   */
  static Artifact of(Assessment assessment, String title) {
    return new ArtifactOf(assessment).make(title);
  }

  private Artifact make(String title) {
    var pull = assessment.pull();
    return new Artifact(
        new Subject(pull.repo(), pull.number(), pull.head(), assessment.base()),
        new Result(
            title,
            assessment.errors() == 0,
            causes.count(assessment.introduced(Severity.ERROR)),
            causes.count(assessment.introduced(Severity.WARNING)),
            assessment.judged()),
        environments(),
        Stream.concat(causes(assessment.introduced(), false), causes(assessment.standing(), true))
            .toList(),
        new Unchecked(shown(assessment.notChecked()), shown(assessment.notEvaluated())),
        assessment.context().notes());
  }

  private List<Environment> environments() {
    Map<String, List<Application>> found = new LinkedHashMap<>();
    assessment.context().environments().forEach(name -> found.put(name, new ArrayList<>()));
    assessment
        .units()
        .forEach(
            unit ->
                found
                    .computeIfAbsent(unit.environment(), name -> new ArrayList<>())
                    .add(application(unit)));
    return found.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty())
        .map(entry -> new Environment(entry.getKey(), entry.getValue()))
        .toList();
  }

  private Application application(UnitChange unit) {
    var objects = new ArrayList<ChangedObject>();
    for (var change : unit.changes()) {
      var object = object(change);
      int takes = size(object);
      if (takes <= room) {
        room -= takes;
        objects.add(object);
      }
    }
    return new Application(
        unit.application(),
        unit.count(Severity.ERROR),
        unit.count(Severity.WARNING),
        unit.consequences(),
        objects,
        unit.changes().size() - objects.size());
  }

  private static int size(ChangedObject object) {
    int size = EACH;
    for (var field : object.fields()) {
      size += EACH + field.path().length() + length(field.before()) + length(field.after());
    }
    return size;
  }

  private static int length(@Nullable String value) {
    return value == null ? 0 : value.length();
  }

  private ChangedObject object(ObjectChange change) {
    return switch (change) {
      case Added(var object) -> whole(Change.ADDED, object, List.of());
      case Removed(var object) -> whole(Change.REMOVED, object, List.of());
      case Changed(var object, var fields) -> whole(Change.CHANGED, object, fields);
      case Renamed(var object, var from, var fields, var followers) ->
          new ChangedObject(
              Change.RENAMED, shown(object), shown(from), shown(followers), shortened(fields));
    };
  }

  private ChangedObject whole(Change change, ResourceRef object, List<FieldChange> fields) {
    return new ChangedObject(change, shown(object), null, List.of(), shortened(fields));
  }

  private List<ResourceRef> shown(List<ResourceRef> objects) {
    return objects.stream().map(this::shown).toList();
  }

  /** What a secret was written into tells no name: prose leaves versions out, this does not. */
  private ResourceRef shown(ResourceRef object) {
    var secrets = assessment.source().secrets();
    return new ResourceRef(
        secrets.mask(object.apiVersion()),
        secrets.mask(object.kind()),
        secrets.mask(object.namespace()),
        secrets.mask(object.name()));
  }

  private static List<FieldChange> shortened(List<FieldChange> fields) {
    return fields.stream()
        .map(
            field ->
                new FieldChange(field.path(), shortened(field.before()), shortened(field.after())))
        .toList();
  }

  private static @Nullable String shortened(@Nullable String value) {
    return value == null || value.length() <= LONGEST_VALUE
        ? value
        : "%s… (%d characters more)"
            .formatted(value.substring(0, LONGEST_VALUE), value.length() - LONGEST_VALUE);
  }

  private Stream<Cause> causes(List<Finding> findings, boolean standing) {
    return causes.groups(findings).stream()
        .sorted(Comparator.comparing(group -> group.first().severity()))
        .limit(MOST_CAUSES)
        .map(group -> cause(group, standing));
  }

  private Cause cause(Causes.Group group, boolean standing) {
    var first = group.first();
    var rendered = first.rendered();
    return new Cause(
        first.rule(),
        first.severity(),
        first.message(),
        standing,
        List.copyOf(group.places()),
        causes.inOrder(group.environments()),
        excerpts.of(first),
        rendered == null ? null : rendered.toString());
  }
}
