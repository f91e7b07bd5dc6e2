package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.policies.finding.Place;

/**
 * The line that caused a finding.
 *
 * @param saysIt whether what was rendered can be read there
 */
record Cause(Place place, boolean saysIt) {}
