package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.reference.Links;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What an inspection found.
 *
 * @param rendered the objects of each unit that was looked at, as they will run; a list may make
 *     them anew whenever it is gone through, so that all units need not be in memory at once
 * @param objects all that was looked at, unit by unit or folder by folder, by environment; under
 *     the empty name those of none
 * @param undecided how many objects there are of which a policy could not be evaluated, counted
 *     once for each environment
 * @param excepted how many findings more there were, had the repository's rules no exceptions
 * @param secrets what is known to be secret in all that was looked at; the findings are free of it
 * @param known those of the findings that are known to have been so before the change
 * @param links what the units that were looked at offer and refer to, by environment; empty where
 *     that was everything
 * @param stacks what Terraform makes of what was looked at; empty where that was everything
 */
public record Inspection(
    Summary summary,
    List<Finding> findings,
    Map<Unit, List<Manifest>> rendered,
    List<ResourceRef> notChecked,
    Map<String, List<List<Manifest>>> objects,
    int undecided,
    int excepted,
    Secrets secrets,
    List<Finding> known,
    Map<String, List<Links>> links,
    List<Stack> stacks) {

  public Inspection {
    findings = List.copyOf(findings);
    rendered = Map.copyOf(rendered);
    notChecked = List.copyOf(notChecked);
    objects = Map.copyOf(objects);
    known = List.copyOf(known);
    links = Map.copyOf(links);
    stacks = List.copyOf(stacks);
  }

  /**
   * All that was so before the change.
   *
   * @param base what it started from
   */
  public List<Finding> before(Inspection base) {
    return Stream.concat(base.findings().stream(), known.stream()).toList();
  }

  /** The same, where only these of its findings count. */
  public Inspection only(List<Finding> some) {
    var counted =
        new Summary(
            summary.files(),
            summary.resources(),
            count(some, Severity.ERROR),
            count(some, Severity.WARNING),
            summary.skipped());
    return new Inspection(
        counted,
        some,
        rendered,
        notChecked,
        objects,
        undecided,
        excepted,
        secrets,
        known,
        links,
        stacks);
  }

  private static int count(List<Finding> findings, Severity severity) {
    return (int) findings.stream().filter(finding -> finding.severity() == severity).count();
  }

  /**
   * @param files that were read
   * @param resources that were judged, counted once for each environment
   * @param skipped resources of kinds that nothing here knows, and those of which a policy could
   *     not be evaluated; counted once for each environment
   */
  public record Summary(int files, int resources, int errors, int warnings, int skipped) {}
}
