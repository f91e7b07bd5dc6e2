package io.mindscape.slipway.jobs.fix;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.git.SnapshotOver;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A tree in which some files hold something else.
 *
 * @param under the tree as it is, which has all these files
 * @param files what they hold here, by path
 */
public record Patched(Snapshot under, Map<String, SourceFile> files) implements SnapshotOver {

  public Patched {
    files = Map.copyOf(files);
  }

  @Override
  public Optional<SourceFile> read(String path) {
    var file = files.get(path);
    return file == null ? under.read(path) : Optional.of(file);
  }

  @Override
  public OptionalLong size(String path) {
    var file = files.get(path);
    return file == null ? under.size(path) : OptionalLong.of(file.content().length);
  }

  /** Ids would be those of what was there before. */
  @Override
  public Optional<String> id(String path) {
    return Optional.empty();
  }

  @Override
  public Optional<List<Entry>> entries(String folder) {
    return Optional.empty();
  }
}
