package io.mindscape.slipway.jobs.advisory;

import java.util.List;
import java.util.Set;

/** Where known vulnerabilities are told of. */
@FunctionalInterface
public interface Advisories {

  /**
   * Those that are about a package of one of these names, in whatever version; what was withdrawn
   * is left out.
   *
   * @throws io.mindscape.slipway.jobs.Unavailable when what has them does not answer
   * @throws io.mindscape.slipway.policies.Refused when a person has to act
   */
  Told about(Set<String> names);

  /**
   * What they tell.
   *
   * @param unreadable how many files were none in the OSV format
   */
  record Told(List<Advisory> advisories, int unreadable) {
    public Told {
      advisories = List.copyOf(advisories);
    }
  }
}
