package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.policies.Refused;
import java.util.regex.Pattern;

/**
 * The value that says which build of an image runs, as a file writes it.
 *
 * @param name what stands before the tag, registry included; empty where the value is a bare tag
 * @param tag such as {@code 1.9.0}, or {@code @sha256:…} where the value pins a digest alone
 */
record TagValue(String name, String tag) {

  private static final Pattern TAG =
      Pattern.compile("(?=.)([A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?");

  /**
   * Reads a value of {@code image}: {@code 1.9.0}, or {@code registry/mindscape/api:1.9.0}.
   *
   * @throws Refused if it is neither; the value is not repeated, for a place that is named wrongly
   *     may hold a secret
   */
  static TagValue of(String image, String value) {
    int end = endOfName(image, value);
    var rest = value.substring(end);
    var tag = rest.startsWith(":") && end > 0 ? rest.substring(1) : rest;
    if (!TAG.matcher(tag).matches()) {
      throw new Refused(
          "What stands where the tag of %s is sought is none: write a tag such as 1.9.0, or the image with its tag, or name the right place in `delivery.images`."
              .formatted(Prose.code(image)));
    }
    return new TagValue(value.substring(0, end), tag);
  }

  /** The value with another tag, in the shape that it has. */
  String with(String other) {
    if (name.isEmpty() || other.startsWith("@")) {
      return name + other;
    }
    return name + ":" + other;
  }

  /** Where the image's name ends in {@code value}; 0 where it does not stand there. */
  private static int endOfName(String image, String value) {
    int start = value.startsWith(image) ? 0 : value.indexOf("/" + image) + 1;
    int end = start + image.length();
    boolean named =
        (start > 0 || value.startsWith(image))
            && (end == value.length() || ":@".indexOf(value.charAt(end)) >= 0);
    return named ? end : 0;
  }
}
