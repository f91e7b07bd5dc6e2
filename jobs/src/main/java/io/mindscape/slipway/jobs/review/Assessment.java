package io.mindscape.slipway.jobs.review;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.List;
import java.util.stream.Stream;

/**
 * What was found of a pull request.
 *
 * @param base where its branch left the branch that it goes to
 * @param introduced what was not so at the base; errors among these stand between it and the merge
 * @param standing what was so at the base already
 * @param units what changes in the applications that it takes part in
 * @param judged how many objects were judged at its head
 * @param notChecked objects of kinds that nothing here knows
 * @param context what it was judged by
 * @param source what its findings stand in
 */
record Assessment(
    PullRequest pull,
    CommitId base,
    List<Finding> introduced,
    List<Finding> standing,
    List<UnitChange> units,
    int judged,
    List<ResourceRef> notChecked,
    Context context,
    Source source) {

  Assessment {
    introduced = List.copyOf(introduced);
    standing = List.copyOf(standing);
    units = List.copyOf(units);
    notChecked = List.copyOf(notChecked);
  }

  /** Objects of which a policy could not be evaluated, at the base already or not. */
  List<ResourceRef> notEvaluated() {
    return Stream.concat(introduced.stream(), standing.stream())
        .filter(finding -> finding.rule().equals(Policies.NOT_EVALUATED))
        .flatMap(finding -> Stream.ofNullable(finding.resource()))
        .distinct()
        .toList();
  }

  int errors() {
    return count(introduced, Severity.ERROR);
  }

  int warnings() {
    return count(introduced, Severity.WARNING);
  }

  /** Whether there was anything to look at. */
  boolean isEmpty() {
    return units.isEmpty() && judged == 0 && introduced.isEmpty() && standing.isEmpty();
  }

  List<Finding> introduced(Severity severity) {
    return introduced.stream().filter(finding -> finding.severity() == severity).toList();
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * The files as they will be.
   *
   * @param secrets what must not be read in what is shown of them
   */
  record Source(Snapshot head, Secrets secrets) {}

  /**
   * What it was judged by.
   *
   * @param environments in the order of the strategy
   * @param gated the environments with approvals whose content it changes
   * @param notes what a reader has to know of the strategy in force, a sentence each, with code
   *     between backticks
   */
  record Context(List<String> environments, List<String> gated, List<String> notes) {
    Context {
      environments = List.copyOf(environments);
      gated = List.copyOf(gated);
      notes = List.copyOf(notes);
    }
  }

  /**
   * What changes in one application of one environment.
   *
   * @param environment empty for a chart that no environment uses
   * @param findings those of {@link Assessment#introduced} that are about it
   */
  record UnitChange(
      String application,
      String environment,
      List<ObjectChange> changes,
      List<String> consequences,
      List<Finding> findings) {
    UnitChange {
      changes = List.copyOf(changes);
      consequences = List.copyOf(consequences);
      findings = List.copyOf(findings);
    }

    int count(Severity severity) {
      return Assessment.count(findings, severity);
    }
  }
}
