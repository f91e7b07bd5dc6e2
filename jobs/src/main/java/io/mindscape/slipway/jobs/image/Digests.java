package io.mindscape.slipway.jobs.image;

/** Registries, as far as they are asked what a tag stands for today. */
@FunctionalInterface
public interface Digests {

  /**
   * The digest of an image.
   *
   * @param image as manifests write it, without a digest: {@code registry.example/mindscape/api:1}
   * @throws io.mindscape.slipway.jobs.Unavailable when its registry does not answer; others may
   */
  Answer of(String image);

  /** What came of a question. */
  sealed interface Answer {
    /**
     * @param digest such as {@code sha256:} and 64 hexadecimal digits; that of the list where the
     *     image is one for several platforms
     */
    record Known(String digest) implements Answer {}

    /**
     * @param why for a person, to follow the name of the image
     */
    record Unknown(String why) implements Answer {}
  }

  /** Nobody is asked. */
  static Digests unasked(String why) {
    var answer = new Answer.Unknown(why);
    return image -> answer;
  }
}
