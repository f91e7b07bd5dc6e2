package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;

/**
 * A tag to be written in one place.
 *
 * @param key where in {@code file}, as {@link YamlEdit} takes it
 */
record Bump(String image, String file, String key, Version from, Version to) {

  /** The file with the new tag; a value {@code image:tag} stays one, and loses an old digest. */
  byte[] in(SourceFile content) {
    var value = withoutDigest(YamlEdit.get(content, key));
    return YamlEdit.set(content, key, value.substring(0, tagStart(value)) + to);
  }

  /** The tag in a value that is a bare tag or a whole {@code image:tag}. */
  static String tag(String value) {
    var undigested = withoutDigest(value);
    return undigested.substring(tagStart(undigested));
  }

  private static String withoutDigest(String value) {
    return value.replaceFirst("@.*", "");
  }

  private static int tagStart(String value) {
    int name = value.lastIndexOf('/') + 1;
    int colon = value.indexOf(':', name);
    return colon < 0 ? name == 0 ? 0 : value.length() : colon + 1;
  }

  @Override
  public String toString() {
    return "%s %s=%s:%s".formatted(file, key, image, to);
  }
}
