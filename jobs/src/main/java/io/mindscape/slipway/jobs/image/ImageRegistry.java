package io.mindscape.slipway.jobs.image;

import io.mindscape.slipway.jobs.Unlisted;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * OCI registries, as far as we ask them what there is. Images are named as {@code delivery.images}
 * and manifests name them, without a tag: {@code mindscape/api}, or {@code
 * registry.example:5000/mindscape/api}.
 *
 * <p>Every method throws {@link io.mindscape.slipway.jobs.Unavailable} when a registry does not
 * answer, {@link Unlisted} where it may not be asked, and {@link Refused} when a person has to act
 * otherwise.
 */
public interface ImageRegistry {

  /** The tags of an image, in the registry's order; empty where it does not know the image. */
  List<String> tags(String image);

  /** What a tag stands for now; nothing where there is no such tag. */
  Optional<Found> find(String image, String tag);

  /**
   * An image as it is in its registry.
   *
   * @param digest such as {@code sha256:} and 64 hexadecimal digits; that of the list where the
   *     image is one for several platforms
   * @param made when it was built, where its configuration or its manifest tells
   * @param project where it comes from, as it says itself
   */
  record Found(String digest, Optional<Instant> made, Optional<URI> project) {
    public Found(String digest, Optional<Instant> made) {
      this(digest, made, Optional.empty());
    }
  }

  /** In place of registries that nobody named: refuses, and says what to set. */
  static ImageRegistry notConfigured(String whatToSet) {
    return new ImageRegistry() {
      @Override
      public List<String> tags(String image) {
        throw refused();
      }

      @Override
      public Optional<Found> find(String image, String tag) {
        throw refused();
      }

      private Unlisted refused() {
        return new Unlisted("no image registry is configured: " + whatToSet);
      }
    };
  }
}
