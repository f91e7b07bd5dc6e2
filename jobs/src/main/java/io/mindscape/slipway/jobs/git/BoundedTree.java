package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * A tree in which files above {@link Snapshot#LARGEST} read as if they were not there, so that one
 * of them does not keep the others from being looked at. Who has to tell of them asks {@link
 * #isTooLarge}.
 */
public record BoundedTree(Snapshot under) implements Snapshot {

  /** Whether the file at {@code path} is there and not read. */
  public boolean isTooLarge(String path) {
    return under.size(path).orElse(0) > LARGEST;
  }

  /** Whether there is a file at {@code path}, read or not. */
  public boolean isThere(String path) {
    return isTooLarge(path) || read(path).isPresent();
  }

  @Override
  public Optional<SourceFile> read(String path) {
    return isTooLarge(path) ? Optional.empty() : under.read(path);
  }

  @Override
  public OptionalLong size(String path) {
    return under.size(path);
  }

  @Override
  public List<String> list(String folder) {
    return under.list(folder);
  }

  @Override
  public Set<String> links(String folder) {
    return under.links(folder);
  }

  @Override
  public Optional<String> id(String path) {
    return under.id(path);
  }

  @Override
  public Optional<List<Entry>> entries(String folder) {
    return under.entries(folder);
  }
}
