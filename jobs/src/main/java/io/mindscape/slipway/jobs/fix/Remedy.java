package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.policies.fix.Fix;

/**
 * A fix, and the file that it changes; which may be another than the finding's.
 *
 * @param path of the file
 */
public record Remedy(String path, Fix fix) {}
