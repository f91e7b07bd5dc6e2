package io.mindscape.slipway.policies.terraform;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** Paths of folders, relative to the root of the repository. */
final class Folders {

  private Folders() {}

  /** Where a relative path leads; empty where it leads out of the repository. */
  static Optional<String> resolve(String folder, String relative) {
    var parts = new ArrayDeque<String>();
    if (!folder.isEmpty()) {
      parts.addAll(List.of(folder.split("/", -1)));
    }
    for (var part : relative.split("/", -1)) {
      if (part.equals("..")) {
        if (parts.pollLast() == null) {
          return Optional.empty();
        }
      } else if (!part.isEmpty() && !part.equals(".")) {
        parts.add(part);
      }
    }
    return Optional.of(String.join("/", parts));
  }

  static String join(String folder, String path) {
    return folder.isEmpty() ? path : folder + "/" + path;
  }

  static String of(String path) {
    int slash = path.lastIndexOf('/');
    return slash < 0 ? "" : path.substring(0, slash);
  }

  static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1);
  }
}
