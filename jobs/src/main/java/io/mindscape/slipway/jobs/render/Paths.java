package io.mindscape.slipway.jobs.render;

/** Paths of a repository: forward slashes, {@code ""} for its root. */
final class Paths {

  private Paths() {}

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  static String folder(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static String join(String folder, String path) {
    return folder.isEmpty() ? path : folder + "/" + path;
  }

  /** Whether {@code path} is {@code folder} or below it. */
  static boolean isIn(String path, String folder) {
    return folder.isEmpty() || path.equals(folder) || path.startsWith(folder + "/");
  }

  /** {@code path} as seen from {@code folder}, which it is in. */
  static String below(String path, String folder) {
    return folder.isEmpty() ? path : path.substring(Math.min(path.length(), folder.length() + 1));
  }

  /** As a person may write it: {@code ./k8s/}. */
  static String clean(String path) {
    var cleaned = path.strip().replaceFirst("^(\\./)+", "").replaceFirst("/+$", "");
    return cleaned.equals(".") ? "" : cleaned;
  }

  static boolean isYaml(String path) {
    return path.endsWith(".yaml") || path.endsWith(".yml");
  }
}
