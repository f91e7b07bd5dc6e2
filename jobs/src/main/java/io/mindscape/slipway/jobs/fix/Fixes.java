package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.fix.Mended.Done;
import io.mindscape.slipway.jobs.fix.Patch.Edit;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.fix.Fix;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What would mend the findings of one inspection. What was rendered is mended where somebody wrote
 * it, if a single value there is all that has to change.
 */
public final class Fixes {

  private final Mechanic mechanic;
  private final Snapshot tree;
  private final Inspection inspection;
  private final Trying trying;

  /**
   * @param tree what was inspected
   * @param trial tells what would be found of the tree with another file in it
   */
  public Fixes(Mechanic mechanic, Snapshot tree, Inspection inspection, Trial trial) {
    this(mechanic, tree, inspection, trial, Integer.MAX_VALUE);
  }

  /**
   * @param most how many changes of what is rendered are tried; what comes after is not mended
   */
  Fixes(Mechanic mechanic, Snapshot tree, Inspection inspection, Trial trial, int most) {
    this.mechanic = mechanic;
    this.tree = tree;
    this.inspection = inspection;
    this.trying = new Trying(tree, trial, this::sketch, most);
  }

  /** Looks at a tree again in which one file holds something else. */
  @FunctionalInterface
  public interface Trial {
    /** What is found of all that the file takes part in. */
    Inspection of(Snapshot changed, String path);
  }

  /** The fix of a finding; nothing where it takes a person. */
  public Optional<Remedy> of(Finding finding) {
    if (!Mechanic.knows(finding.rule())) {
      return Optional.empty();
    }
    return finding.rendered() == null ? written(finding) : rendered(finding);
  }

  /**
   * What a fix does to a file, to be shown.
   *
   * @param edits of one file, none of which touches another
   */
  public record Proposal(String title, List<Edit> edits) {}

  /** The fix of a finding as edits; nothing where it takes a person, or would show a secret. */
  public Optional<Proposal> proposal(Finding finding) {
    return of(finding)
        .flatMap(
            remedy ->
                tree.read(remedy.path())
                    .map(
                        file ->
                            new Proposal(
                                remedy.fix().title(),
                                Patch.edits(file, Mechanic.apply(file, List.of(remedy.fix()))))))
        .filter(
            proposal ->
                proposal.edits().stream()
                    .noneMatch(edit -> inspection.secrets().isIn(edit.text())));
  }

  private Optional<Remedy> written(Finding finding) {
    var path = finding.place().file();
    return tree.read(path)
        .filter(SourceFile::isYaml)
        .flatMap(file -> mechanic.fix(finding, file, beside(finding, inspection)))
        .map(fix -> new Remedy(path, fix));
  }

  /** Where somebody wrote what it was rendered from, if a change there is all that it takes. */
  private Optional<Remedy> rendered(Finding finding) {
    return judged(finding, inspection)
        .flatMap(
            judged ->
                new Leads(tree)
                    .of(judged)
                    .filter(remedy -> trying.mends(judged, remedy))
                    .findFirst());
  }

  private Optional<Judged> judged(Finding finding, Inspection inspection) {
    for (var unit : inspection.rendered().entrySet()) {
      if (isOf(finding, unit.getKey().environment())) {
        for (var object : unit.getValue()) {
          if (object.ref().equals(finding.resource())) {
            return sketch(finding, object, inspection)
                .map(sketch -> new Judged(finding, unit.getKey(), object, sketch));
          }
        }
      }
    }
    return Optional.empty();
  }

  private Optional<Fix> sketch(Finding finding, Manifest object, Inspection inspection) {
    return mechanic.sketch(finding, object, beside(finding, inspection));
  }

  /**
   * Those of some fixes of a file that can be made together, in the order in which they are to be
   * made; what several findings ask for is made once.
   */
  List<Done> together(SourceFile file, List<Done> planned) {
    var held = new ArrayList<Done>();
    for (var done : planned) {
      if (held.stream().noneMatch(other -> other.fix().equals(done.fix()))) {
        held.add(done);
      }
    }
    held.sort(Comparator.comparing(Done::fix, Mechanic.IN_ORDER));
    boolean isRendered = held.stream().anyMatch(done -> done.finding().rendered() != null);
    return !isRendered || held.size() == 1 || trying.holds(edited(file, held), findings(held))
        ? held
        : oneByOne(file, held);
  }

  private List<Done> oneByOne(SourceFile file, List<Done> planned) {
    var held = new ArrayList<Done>();
    for (var done : planned) {
      held.add(done);
      if (held.size() > 1 && !trying.holds(edited(file, held), findings(held))) {
        held.removeLast();
      }
    }
    return held;
  }

  private static SourceFile edited(SourceFile file, List<Done> done) {
    return Mechanic.apply(file, done.stream().map(Done::fix).toList());
  }

  private static List<Finding> findings(List<Done> done) {
    return done.stream().map(Done::finding).toList();
  }

  private static boolean isOf(Finding finding, String environment) {
    return finding.environment() == null || finding.environment().equals(environment);
  }

  private static List<Manifest> beside(Finding finding, Inspection inspection) {
    var environment = finding.environment();
    var groups =
        environment == null
            ? inspection.objects().values().stream().flatMap(List::stream)
            : inspection.objects().getOrDefault(environment, List.of()).stream();
    return groups.flatMap(List::stream).toList();
  }
}
