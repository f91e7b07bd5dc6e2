package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import java.util.Optional;

/**
 * Where an image is written: a bare tag or a whole reference, with or without a digest behind it. A
 * digest may also stand beside the tag, under {@code digest}, as charts have it.
 *
 * @param key where in {@code file}, as {@link YamlEdit} takes it
 */
public record ImagePlace(String file, String key) {

  private static final String TAG = "tag";

  /**
   * What stands there.
   *
   * @param name of the image; empty where only a tag stands there
   * @param tag empty for none
   * @param digest empty for none
   */
  public record Written(String name, String tag, String digest) {
    public boolean isPinned() {
      return !digest.isEmpty();
    }
  }

  /**
   * @throws Refused where there is no such key
   */
  public Written read(SourceFile content) {
    var written = parse(YamlEdit.get(content, key));
    return written.isPinned()
        ? written
        : new Written(written.name(), written.tag(), beside(content).orElse(""));
  }

  /** Reads a value. */
  static Written parse(String value) {
    int at = value.indexOf('@');
    var image = at < 0 ? value : value.substring(0, at);
    var digest = at < 0 ? "" : value.substring(at + 1);
    int name = image.lastIndexOf('/') + 1;
    int colon = image.indexOf(':', name);
    if (colon >= 0) {
      return new Written(image.substring(0, colon), image.substring(colon + 1), digest);
    }
    return name == 0 ? new Written("", image, digest) : new Written(image, "", digest);
  }

  /**
   * The file with another tag there; what is pinned stays pinned, and nothing else changes.
   *
   * @param digest of that tag
   */
  byte[] write(SourceFile content, String tag, String digest) {
    var value = YamlEdit.get(content, key);
    var name = parse(value).name();
    var image = name.isEmpty() ? tag : name + ":" + tag;
    if (value.indexOf('@') >= 0) {
      return YamlEdit.set(content, key, image + "@" + digest);
    }
    var tagged = new SourceFile(content.path(), YamlEdit.set(content, key, image));
    return beside(content).isPresent()
        ? YamlEdit.set(tagged, digestKey(), digest)
        : tagged.content();
  }

  private Optional<String> beside(SourceFile content) {
    if (!key.equals(TAG) && !key.endsWith("." + TAG)) {
      return Optional.empty();
    }
    try {
      return Optional.of(YamlEdit.get(content, digestKey())).filter(it -> it.startsWith("sha256:"));
    } catch (Refused noSuchKey) {
      return Optional.empty();
    }
  }

  private String digestKey() {
    return key.substring(0, key.length() - TAG.length()) + "digest";
  }
}
