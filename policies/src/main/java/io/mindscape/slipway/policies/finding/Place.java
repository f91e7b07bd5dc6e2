package io.mindscape.slipway.policies.finding;

import java.util.Comparator;

/**
 * A place in a file of the repository.
 *
 * @param file relative to the root that was judged, with forward slashes
 * @param line from 1
 * @param column from 1, in code points
 */
public record Place(String file, int line, int column) implements Comparable<Place> {

  private static final Comparator<Place> ORDER =
      Comparator.comparing(Place::file)
          .thenComparingInt(Place::line)
          .thenComparingInt(Place::column);

  public Place {
    if (line < 1 || column < 1) {
      throw new IllegalArgumentException("lines and columns count from 1: " + line + ":" + column);
    }
  }

  /** The start of a file, for what concerns the whole of it. */
  public static Place startOf(String file) {
    return new Place(file, 1, 1);
  }

  @Override
  public int compareTo(Place other) {
    return ORDER.compare(this, other);
  }

  /** {@code file:line}, as editors and terminals make clickable. */
  @Override
  public String toString() {
    return file + ":" + line;
  }
}
