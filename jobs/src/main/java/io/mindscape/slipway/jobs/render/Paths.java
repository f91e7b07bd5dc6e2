package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.git.Snapshot;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** Paths of a repository: forward slashes, {@code ""} for its root. */
public final class Paths {

  private Paths() {}

  public static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  public static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  public static String join(String folder, String path) {
    return folder.isEmpty() ? path : folder + "/" + path;
  }

  /** Whether {@code path} is {@code folder} or below it. */
  public static boolean isIn(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  /** {@code path} as seen from {@code folder}, which it is in. */
  public static String below(String path, String folder) {
    return folder.isEmpty() ? path : path.substring(Math.min(path.length(), folder.length() + 1));
  }

  /** As a person may write it: {@code ./k8s/}. */
  public static String clean(String path) {
    var cleaned = path.strip().replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
    return cleaned.equals(".") ? "" : cleaned;
  }

  public static boolean isYaml(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml");
  }

  /** What {@code name} means in {@code folder}; null where it leads out of the tree. */
  public static @Nullable String resolve(String folder, String name) {
    if (name.startsWith("/") || name.indexOf('\0') >= 0) {
      return null;
    }
    var steps = new ArrayDeque<String>();
    for (var step : join(folder, name).split("/", -1)) {
      if (step.equals("..")) {
        if (steps.pollLast() == null) {
          return null;
        }
      } else if (!step.isEmpty() && !step.equals(".")) {
        steps.addLast(step);
      }
    }
    return String.join("/", steps);
  }

  /** The path, or the folder above it, that is a symbolic link; null where none is. */
  public static @Nullable String linkOn(Snapshot tree, String path) {
    var links = tree.links("");
    for (var at = path; !at.isEmpty(); at = folder(at)) {
      if (links.contains(at)) {
        return at;
      }
    }
    return null;
  }
}
