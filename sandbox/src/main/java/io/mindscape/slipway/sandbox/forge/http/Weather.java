package io.mindscape.slipway.sandbox.forge.http;

import io.mindscape.slipway.sandbox.witness.Witness.Asked;
import java.util.Optional;

/** How the forge behaves in general, besides what it was told to do to single requests. */
@FunctionalInterface
public interface Weather {

  /** Nothing goes wrong. */
  Weather FAIR = asked -> Optional.empty();

  /** What goes wrong with this request, if anything. */
  Optional<Fault> fault(Asked asked);
}
