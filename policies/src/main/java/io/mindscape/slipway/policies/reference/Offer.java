package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.List;

/**
 * An object that is there for others to refer to.
 *
 * @param object the manifest by which it is there
 * @param place where its name stands
 * @param isMade whether the manifest only has it made, as an ExternalSecret does its Secret
 */
public record Offer(Id id, ResourceRef object, Place place, Facts facts, boolean isMade) {

  /** What others depend on; where it stands is not part of it. */
  Object essence() {
    return List.of(id, facts);
  }
}
