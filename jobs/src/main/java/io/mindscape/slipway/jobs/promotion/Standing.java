package io.mindscape.slipway.jobs.promotion;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where an environment that is fed by promotion stands.
 *
 * @param images what Git says that both run, image by image
 * @param notes what is worth knowing besides, a sentence each
 * @param pull the number of the bot's open promotion; null where there is none
 * @param gates those of the open promotion; null where there is none
 */
public record Standing(
    String source,
    String target,
    List<Row> images,
    List<String> notes,
    @Nullable Integer pull,
    @Nullable Gates gates) {

  public Standing {
    images = List.copyOf(images);
    notes = List.copyOf(notes);
  }

  /** Whether the target lacks something that the source runs. */
  public boolean behind() {
    return images.stream().anyMatch(row -> !row.inSource().equals(row.inTarget()));
  }

  /**
   * @param inSource the tags, separated by commas
   * @param inTarget the tags, separated by commas; empty where the target does not have the image
   */
  public record Row(String image, String inSource, String inTarget) {}
}
