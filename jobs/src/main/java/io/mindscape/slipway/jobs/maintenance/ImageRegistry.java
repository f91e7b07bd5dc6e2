package io.mindscape.slipway.jobs.maintenance;

import java.util.List;

/** An OCI registry, as far as we ask it. */
public interface ImageRegistry {

  /**
   * The tags of an image, in the registry's order; empty where it does not know the image.
   *
   * @param image without a registry and without a tag: {@code mindscape/api}
   * @throws io.mindscape.slipway.jobs.Unavailable when the registry does not answer
   */
  List<String> tags(String image);
}
