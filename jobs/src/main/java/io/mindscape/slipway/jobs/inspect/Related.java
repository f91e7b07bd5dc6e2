package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.reference.Links;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What an inspection of some paths learned of references.
 *
 * @param links of the units that were looked at, by environment
 * @param told what is wrong: with the units that were looked at, and, because of what changed in
 *     these, with others
 * @param known those of {@code told} that were wrong before the change too
 */
record Related(Map<String, List<Links>> links, List<Finding> told, List<Finding> known) {

  Related {
    links = Map.copyOf(links);
    told = List.copyOf(told);
    known = List.copyOf(known);
  }

  /** Nothing was looked at. */
  static Related nothing() {
    return new Related(Map.of(), List.of(), List.of());
  }

  /** Whether a finding, as grave as a repository may take it, is one of those known. */
  boolean knows(Finding finding) {
    return known.stream()
        .anyMatch(
            one ->
                one.rule().equals(finding.rule())
                    && one.place().equals(finding.place())
                    && one.message().equals(finding.message())
                    && Objects.equals(one.environment(), finding.environment()));
  }
}
