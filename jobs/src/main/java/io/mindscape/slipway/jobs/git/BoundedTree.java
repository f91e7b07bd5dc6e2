package io.mindscape.slipway.jobs.git;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.Optional;

/**
 * A tree in which files above {@link Snapshot#LARGEST} read as if they were not there, so that one
 * of them does not keep the others from being looked at. Who has to tell of them asks {@link
 * #isTooLarge}.
 */
public record BoundedTree(Snapshot under) implements SnapshotOver {

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
}
