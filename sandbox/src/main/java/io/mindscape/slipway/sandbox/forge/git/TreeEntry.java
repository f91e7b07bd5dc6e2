package io.mindscape.slipway.sandbox.forge.git;

import java.util.Locale;
import org.eclipse.jgit.lib.FileMode;

/**
 * Something in a tree.
 *
 * @param mode as Git writes it, such as {@code 100644}
 * @param size in bytes; 0 for a tree
 */
public record TreeEntry(String path, String mode, String sha, long size) {

  static String mode(FileMode mode) {
    return String.format(Locale.ROOT, "%06o", mode.getBits());
  }

  public boolean isTree() {
    return mode.equals("040000");
  }

  /** {@code blob}, {@code tree} or {@code commit}. */
  public String type() {
    return isTree() ? "tree" : mode.equals("160000") ? "commit" : "blob";
  }

  /** The last part of its path. */
  public String name() {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
