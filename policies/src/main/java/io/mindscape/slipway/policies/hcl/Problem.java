package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;

/**
 * A mistake in a file.
 *
 * @param message for a person: what is wrong and what would be right
 */
public record Problem(Place place, String message) {}
