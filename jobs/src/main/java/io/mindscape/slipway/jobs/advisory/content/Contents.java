package io.mindscape.slipway.jobs.advisory.content;

import java.time.Duration;
import java.util.Set;

/** What runs in images. */
@FunctionalInterface
public interface Contents {

  /**
   * The packages of an image.
   *
   * @param image as its registry is asked for it, without a tag
   * @param digest of the image, or of the list where it is one for several platforms
   * @param longest how long it may take
   * @throws io.mindscape.slipway.jobs.Unavailable when its registry does not answer
   * @throws io.mindscape.slipway.policies.Refused when a person has to act
   */
  Answer of(String image, String digest, Duration longest);

  /** What came of a question. */
  sealed interface Answer {
    /**
     * @param from where that is written, to follow "from": {@code its SBOM (SPDX)}
     */
    record Known(Set<Installed> packages, String from) implements Answer {
      public Known {
        packages = Set.copyOf(packages);
      }
    }

    /**
     * @param why for a person, to follow "is not known:"
     */
    record Unknown(String why) implements Answer {}
  }
}
