package io.mindscape.slipway.jobs.maintenance.images;

import io.mindscape.slipway.jobs.image.ImageRegistry.Found;
import io.mindscape.slipway.jobs.maintenance.images.ImagePlace.Written;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.jobs.prose.Markdown;
import io.mindscape.slipway.policies.yaml.SourceFile;

/**
 * An update of an image, to be written in one place.
 *
 * @param image as its registry was asked for it
 * @param from what stands there
 * @param tag what shall stand there; the same where only the digest has moved
 * @param now what that tag stands for
 */
public record Bump(String image, ImagePlace place, Written from, String tag, Found now)
    implements Proposed.Edit {

  private static final int SHORT = "sha256:".length() + 12;

  @Override
  public String file() {
    return place.file();
  }

  @Override
  public byte[] in(SourceFile content) {
    return place.write(content, tag, now.digest());
  }

  /** The image and its step: {@code mindscape/api 1.8.2 → 1.8.4}. */
  public String words() {
    return "%s %s".formatted(Markdown.code(image), step());
  }

  /** What it takes the place of. */
  Used before() {
    return new Used(image, from.tag(), from.digest());
  }

  /** What takes its place. */
  Used after() {
    return new Used(image, tag, now.digest());
  }

  private String step() {
    return from.tag().equals(tag)
        ? "%s rebuilt: %s → %s".formatted(tag, brief(from.digest()), brief(now.digest()))
        : "%s → %s".formatted(from.tag(), tag);
  }

  private static String brief(String digest) {
    return digest.matches("sha256:[0-9a-f]{64}") ? digest.substring(0, SHORT) : "another";
  }

  @Override
  public String key() {
    return "%s %s=%s:%s→%s@%s"
        .formatted(
            place.file(), place.key(), image, from.tag(), tag, from.isPinned() ? now.digest() : "");
  }
}
