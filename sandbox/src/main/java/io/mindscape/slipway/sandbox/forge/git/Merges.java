package io.mindscape.slipway.sandbox.forge.git;

import java.util.Optional;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.merge.MergeStrategy;

/** Merges in the object database, without a checkout. */
public final class Merges {

  private final BareRepository repository;

  public Merges(BareRepository repository) {
    this.repository = repository;
  }

  /** The tree of the merge of two commits, or nothing where they conflict. */
  public Optional<String> tree(String ours, String theirs) {
    return BareRepository.reading(
        () -> {
          var merger = MergeStrategy.RECURSIVE.newMerger(repository.jgit(), true);
          try (var inserter = repository.jgit().newObjectInserter()) {
            merger.setObjectInserter(inserter);
            if (!merger.merge(ObjectId.fromString(ours), ObjectId.fromString(theirs))) {
              return Optional.<String>empty();
            }
            inserter.flush();
            return Optional.of(merger.getResultTreeId().name());
          }
        });
  }
}
