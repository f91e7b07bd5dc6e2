package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;

/** The files of one commit, or of a folder on disk. Reading is lazy: nothing is checked out. */
public interface Snapshot {

  /** The file at {@code path}, or nothing where there is none. Links are not followed. */
  Optional<SourceFile> read(String path);

  /**
   * The paths of all files under {@code folder}, sorted; {@code ""} for the whole tree.
   *
   * @param folder without a slash at the end
   */
  List<String> list(String folder);

  /** What the symbolic link at {@code path} says; nothing where there is none. */
  default Optional<String> link(String path) {
    return Optional.empty();
  }

  /** The files under {@code folder}, read. */
  default List<SourceFile> readAll(String folder) {
    return list(folder).stream().map(this::read).flatMap(Optional::stream).toList();
  }
}
