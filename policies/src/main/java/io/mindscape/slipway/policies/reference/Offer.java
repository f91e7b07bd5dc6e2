package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.List;

/**
 * An object that is there for others to refer to.
 *
 * @param object the manifest by which it is there
 * @param place where its name stands
 */
public record Offer(Id id, ResourceRef object, Place place, Facts facts, Presence presence) {

  /** How it comes to be there. */
  public enum Presence {
    /** By this manifest, and no other may be of the same object. */
    UNIQUE,
    /** By this manifest, as by others: a Namespace, a hook. */
    SHARED,
    /** The manifest only has it made, as an ExternalSecret does its Secret. */
    MADE
  }

  /** What others depend on; where it stands is not part of it. */
  Object essence() {
    return List.of(id, facts, presence);
  }
}
