package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;

/**
 * A reference.
 *
 * @param rule what is broken where it leads nowhere
 * @param object that refers
 * @param field that refers, such as {@code spec.template.spec.volumes[0].configMap.name}
 * @param place where that stands
 */
public record Need(Rule rule, ResourceRef object, String field, Place place, Demand demand) {}
