package io.mindscape.slipway.policies.semantic.field;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Paths in a file system. Each method gives what is wrong, as {@link Field#invalid} wants it, or
 * null where nothing is.
 */
public final class Paths {

  private Paths() {}

  /** A path that stays in the directory from which it begins. */
  public static @Nullable String descending(String path) {
    return path.startsWith("/") ? "it has to be a relative path." : withoutBacksteps(path);
  }

  /** A path, relative or not, without {@code ..} as one of its parts. */
  public static @Nullable String withoutBacksteps(String path) {
    return List.of(path.split("/", -1)).contains("..") ? "it may not contain \"..\"." : null;
  }
}
