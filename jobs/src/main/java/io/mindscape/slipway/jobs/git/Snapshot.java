package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The files of one commit, or of a folder on disk. Reading is lazy: nothing is checked out. */
public interface Snapshot {

  /** In bytes: above this no file is read. Nothing that describes a platform is as large. */
  int LARGEST = 32 << 20;

  /**
   * The file at {@code path}, or nothing where there is none. Links are not followed.
   *
   * @throws io.mindscape.slipway.policies.Refused if it is larger than {@link #LARGEST}; {@link
   *     BoundedTree} is for whoever goes on without it
   */
  Optional<SourceFile> read(String path);

  /**
   * How many bytes the file at {@code path} has. Nothing where there is none, or where this tree
   * would have to read it to know.
   */
  default OptionalLong size(String path) {
    return OptionalLong.empty();
  }

  /**
   * The paths of all files under {@code folder}, sorted; {@code ""} for the whole tree.
   *
   * @param folder without a slash at the end
   */
  List<String> list(String folder);

  /** The symbolic links under {@code folder}; they are no files, and are not followed. */
  default Set<String> links(String folder) {
    return Set.of();
  }

  /**
   * The Git object id of a file or a folder; {@code ""} for the whole tree. Nothing where there is
   * none, or where this tree knows no ids: what is derived from it is not kept then.
   */
  default Optional<String> id(String path) {
    return Optional.empty();
  }

  /**
   * What stands directly in a folder, by name, files and folders only; empty where there is no such
   * folder. Nothing where this tree knows no ids.
   */
  default Optional<List<Entry>> entries(String folder) {
    return Optional.empty();
  }

  /**
   * A file or a folder of a folder.
   *
   * @param id its Git object id
   */
  record Entry(String name, String id, boolean isFolder) {}
}
