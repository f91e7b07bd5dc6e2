package io.mindscape.slipway.jobs.maintenance.dependencies;

import java.util.List;

/**
 * A sort of dependencies: where they are written in a repository, and which releases of them there
 * are. It reads alone, and decides nothing.
 */
public interface Source {

  /**
   * As the strategy file calls it: one of {@link
   * io.mindscape.slipway.policies.strategy.UpdateRules#SOURCES}.
   */
  String name();

  /**
   * What of its sort is written in the repository. What cannot be looked at is told to {@code look}
   * and does not stop the rest.
   *
   * @throws io.mindscape.slipway.policies.Refused when a person has to act before any of it can be
   *     looked at
   * @throws io.mindscape.slipway.jobs.Unavailable when a system without which none of it can be
   *     looked at does not answer
   */
  List<Dependency> look(Look look);
}
