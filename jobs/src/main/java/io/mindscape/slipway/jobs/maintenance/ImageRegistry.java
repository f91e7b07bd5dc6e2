package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.policies.Refused;
import java.util.List;

/** An OCI registry, as far as we ask it. */
@FunctionalInterface
public interface ImageRegistry {

  /**
   * The tags of an image, in the registry's order; empty where it does not know the image.
   *
   * @param image without a registry and without a tag: {@code mindscape/api}
   * @throws io.mindscape.slipway.jobs.Unavailable when the registry does not answer
   * @throws Refused when a person has to act
   */
  List<String> tags(String image);

  /** In place of a registry that nobody named: refuses, and says what to set. */
  static ImageRegistry notConfigured(String whatToSet) {
    return image -> {
      throw new Refused("no image registry is configured: " + whatToSet);
    };
  }
}
