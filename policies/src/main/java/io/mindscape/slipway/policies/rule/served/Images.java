package io.mindscape.slipway.policies.rule.served;

/** What the API server makes of an image's name. */
final class Images {

  private Images() {}

  /** {@code Always} for a tag {@code latest} or none; a digest is neither. */
  static String pullPolicy(String image) {
    int digest = image.indexOf('@');
    var named = digest < 0 ? image : image.substring(0, digest);
    int colon = named.lastIndexOf(':');
    var tag = colon > named.lastIndexOf('/') ? named.substring(colon + 1) : "";
    boolean isLatest = tag.equals("latest") || (tag.isEmpty() && digest < 0);
    return isLatest ? "Always" : "IfNotPresent";
  }
}
