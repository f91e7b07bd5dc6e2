package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.List;
import java.util.Map;

/**
 * Units as they will run.
 *
 * @param objects of each unit, in the order in which they were asked for; none where it cannot be
 *     rendered
 * @param problems why not, where somebody wrote it
 * @param secrets what is known to be secret in them; the problems are free of it, the objects are
 *     not
 */
public record Running(Map<Unit, List<Manifest>> objects, List<Finding> problems, Secrets secrets) {

  public Running {
    problems = List.copyOf(problems);
  }
}
