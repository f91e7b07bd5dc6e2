package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * Objects that come from outside of the repository, so that references to them lead somewhere.
 *
 * @param objects a star stands for any characters; without a namespace, in whatever namespace
 * @param environments empty for all
 * @param reason who has them, for a person
 * @param place where it stands in the strategy file
 */
public record External(
    ObjectPattern objects, Set<String> environments, String reason, Place place) {

  public External {
    environments = Collections.unmodifiableSet(new LinkedHashSet<>(environments));
  }

  /**
   * Whether an object of an environment is among them.
   *
   * @param name empty for any
   */
  public boolean has(String environment, String kind, String namespace, String name) {
    return (environments.isEmpty() || environments.contains(environment))
        && (name.isEmpty()
            ? objects.kind().equals(kind)
                && (objects.namespace().isEmpty() || objects.namespace().equals(namespace))
            : objects.names(new ResourceRef("", kind, namespace, name), ""));
  }
}
