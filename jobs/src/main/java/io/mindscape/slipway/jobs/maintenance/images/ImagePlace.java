package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import java.util.Optional;

/**
 * Where an image is written: a bare tag or a whole reference, with or without a digest behind it.
 * Beside a tag may stand its name and its digest: {@code registry}, {@code repository} and {@code
 * digest} beside {@code tag}, as charts have it, or {@code name}, {@code newName} and {@code
 * digest} beside {@code newTag}, as Kustomize has it.
 *
 * @param key where in {@code file}, as {@link YamlEdit} takes it
 */
public record ImagePlace(String file, String key) {

  private static final String TAG = "tag";
  private static final String NEW_TAG = "newTag";

  /**
   * What stands there.
   *
   * @param name of the image, with its registry where that is told; empty where only a tag stands
   *     there
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
    return new Written(
        written.name().isEmpty() ? name(content) : written.name(),
        written.tag(),
        written.isPinned() ? written.digest() : digest(content).orElse(""));
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
    return digest(content).isPresent()
        ? YamlEdit.set(tagged, besideKey("digest"), digest)
        : tagged.content();
  }

  private Optional<String> digest(SourceFile content) {
    return beside(content, "digest").filter(it -> it.startsWith("sha256:"));
  }

  /** What stands beside the tag; empty where it is not all told. */
  private String name(SourceFile content) {
    if (last().equals(NEW_TAG)) {
      return beside(content, "newName").or(() -> beside(content, "name")).orElse("");
    }
    var registry = beside(content, "registry").map(host -> host + "/").orElse("");
    return beside(content, "repository").map(name -> registry + name).orElse("");
  }

  /** Nothing where no tag of its own stands at the key, or no value, or an empty one, beside it. */
  private Optional<String> beside(SourceFile content, String name) {
    if (!last().equals(TAG) && !last().equals(NEW_TAG)) {
      return Optional.empty();
    }
    try {
      return Optional.of(YamlEdit.get(content, besideKey(name))).filter(it -> !it.isEmpty());
    } catch (Refused noSuchKey) {
      return Optional.empty();
    }
  }

  private String besideKey(String name) {
    return key.substring(0, key.length() - last().length()) + name;
  }

  private String last() {
    return key.substring(key.lastIndexOf('.') + 1);
  }
}
