package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.fix.Patch.Edit;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What would mend the findings of one inspection. What was rendered is mended where somebody wrote
 * it, if a single value there is all that has to change.
 */
public final class Fixes {

  private final Mechanic mechanic;
  private final Snapshot tree;
  private final Inspection inspection;
  private final Trial trial;
  private final Map<String, List<Finding>> unchanged = new ConcurrentHashMap<>();

  /**
   * @param tree what was inspected
   * @param trial tells what would be found of the tree with another file in it
   */
  public Fixes(Mechanic mechanic, Snapshot tree, Inspection inspection, Trial trial) {
    this.mechanic = mechanic;
    this.tree = tree;
    this.inspection = inspection;
    this.trial = trial;
  }

  /** Looks at a tree again in which one file holds something else. */
  @FunctionalInterface
  public interface Trial {
    /** All that is found of what the file takes part in. */
    List<Finding> of(Snapshot changed, String path);
  }

  /** The fix of a finding; nothing where it takes a person. */
  public Optional<Fix> of(Finding finding) {
    if (!Mechanic.knows(finding.rule())) {
      return Optional.empty();
    }
    return tree.read(finding.place().file())
        .filter(SourceFile::isYaml)
        .flatMap(
            file -> finding.rendered() == null ? written(finding, file) : rendered(finding, file));
  }

  /**
   * What a fix does to a file, to be shown.
   *
   * @param edits of the finding's file, none of which touches another
   */
  public record Proposal(String title, List<Edit> edits) {}

  /** The fix of a finding as edits; nothing where it takes a person, or would show a secret. */
  public Optional<Proposal> proposal(Finding finding) {
    return of(finding)
        .flatMap(
            fix ->
                tree.read(finding.place().file())
                    .map(
                        file ->
                            new Proposal(
                                fix.title(),
                                Patch.edits(file, Mechanic.apply(file, List.of(fix))))))
        .filter(
            proposal ->
                proposal.edits().stream()
                    .noneMatch(edit -> inspection.secrets().isIn(edit.text())));
  }

  private Optional<Fix> written(Finding finding, SourceFile file) {
    return mechanic.fix(finding, file, beside(finding));
  }

  /** By the value that it was rendered from, or in the file that is the object but for patches. */
  private Optional<Fix> rendered(Finding finding, SourceFile file) {
    return object(finding)
        .flatMap(
            object ->
                mechanic
                    .sketch(finding, object, beside(finding))
                    .flatMap(sketch -> Cause.of(finding, object, file, sketch)))
        .filter(fix -> mends(finding, file, fix));
  }

  private boolean mends(Finding finding, SourceFile file, Fix fix) {
    var edited = Mechanic.apply(file, List.of(fix));
    if (edited.equals(file)) {
      return false;
    }
    var after = trial.of(new Patched(tree, Map.of(file.path(), edited)), file.path());
    return Told.isBetter(finding, asItIs(file.path()), after);
  }

  /** What is found of a file that nobody changed: the same for every finding of it. */
  private List<Finding> asItIs(String path) {
    var known = unchanged.get(path);
    if (known == null) {
      known = trial.of(tree, path);
      unchanged.put(path, known);
    }
    return known;
  }

  private Optional<Manifest> object(Finding finding) {
    return inspection.rendered().entrySet().stream()
        .filter(unit -> isOf(finding, unit.getKey().environment()))
        .flatMap(unit -> unit.getValue().stream())
        .filter(object -> object.ref().equals(finding.resource()))
        .findFirst();
  }

  private static boolean isOf(Finding finding, String environment) {
    return finding.environment() == null || finding.environment().equals(environment);
  }

  private List<Manifest> beside(Finding finding) {
    var environment = finding.environment();
    var groups =
        environment == null
            ? inspection.objects().values().stream().flatMap(List::stream)
            : inspection.objects().getOrDefault(environment, List.of()).stream();
    return groups.flatMap(List::stream).toList();
  }
}
