package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A tree that answers as another does, but for what it overrides. Who overrides {@link #read} so
 * that contents differ overrides {@link #id} and {@link #entries} too: an id says what is there.
 */
public interface SnapshotOver extends Snapshot {

  /** The tree that is asked. */
  Snapshot under();

  @Override
  default Optional<SourceFile> read(String path) {
    return under().read(path);
  }

  @Override
  default OptionalLong size(String path) {
    return under().size(path);
  }

  @Override
  default List<String> list(String folder) {
    return under().list(folder);
  }

  @Override
  default Set<String> links(String folder) {
    return under().links(folder);
  }

  @Override
  default Optional<String> id(String path) {
    return under().id(path);
  }

  @Override
  default Optional<List<Entry>> entries(String folder) {
    return under().entries(folder);
  }
}
