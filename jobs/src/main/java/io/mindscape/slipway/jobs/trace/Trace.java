package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Finding;

/** Leads from what was rendered to what somebody wrote. */
public interface Trace {

  /** The finding, on the line that was written. */
  Finding atSource(Finding finding);
}
