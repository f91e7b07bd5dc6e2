package io.mindscape.slipway.jobs.advisory;

import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.List;
import java.util.Set;

/** Where known vulnerabilities are told of. */
@FunctionalInterface
public interface Advisories {

  /**
   * What they say of these packages; what was withdrawn is left out.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when what has them does not answer
   * @throws io.mindscape.slipway.policies.Refused when a person has to act
   */
  Told about(Set<Installed> packages);

  /**
   * What they tell.
   *
   * @param unreadable how many files were none in the OSV format
   */
  record Told(List<Advisory.Match> matches, int unreadable) {
    public Told {
      matches = List.copyOf(matches);
    }
  }
}
