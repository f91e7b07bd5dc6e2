package io.mindscape.slipway.policies.yaml;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Tabs within a line. Kubernetes' reader takes them for spaces, except after the dash of an item
 * and the sign of a complex key or value; SnakeYAML takes none in front of a value.
 */
final class Tabs {

  /** So often a text is read anew, each time with one more tab made a space. */
  private static final int MOST = 50;

  /** And so many characters are read anew in all, that no file can cost much. */
  private static final int MOST_READ = 4 * YamlReader.MAX_BYTES;

  private Tabs() {}

  /** How many tabs of a text may be mended. */
  static int most(String text) {
    return Math.min(MOST, MOST_READ / Math.max(1, text.length()));
  }

  /**
   * The text with a space for the tab of which SnakeYAML complains; null where it complains of
   * something else, or Kubernetes' reader would as well.
   */
  static @Nullable String mended(String text, MarkedYAMLException e) {
    if (e.getProblemMark() == null) {
      return null;
    }
    int at = text.offsetByCodePoints(0, e.getProblemMark().getIndex());
    if (at >= text.length() || text.charAt(at) != '\t' || !mayStand(text, at)) {
      return null;
    }
    return text.substring(0, at) + " " + text.substring(at + 1);
  }

  private static boolean mayStand(String text, int tab) {
    int before = lastOfLine(text, tab);
    if (before < 0) {
      return false;
    }
    return switch (text.charAt(before)) {
      case '-', '?' -> false;
      case ':' -> lastOfLine(text, before) >= 0;
      default -> true;
    };
  }

  /** The last character in front of {@code end} on its line that is no blank; -1 for none. */
  private static int lastOfLine(String text, int end) {
    for (int at = end - 1; at >= 0 && "\r\n".indexOf(text.charAt(at)) < 0; at--) {
      if (" \t".indexOf(text.charAt(at)) < 0) {
        return at;
      }
    }
    return -1;
  }
}
