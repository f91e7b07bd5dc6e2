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

  /**
   * The tree of the merge of two commits, or nothing where they conflict. Where one of them has the
   * other in it there is nothing to merge; for others all trees are read and one is written.
   */
  public Optional<String> tree(String ours, String theirs) {
    if (repository.contains(theirs, ours)) {
      return Optional.of(treeOf(theirs));
    }
    return repository.contains(ours, theirs) ? Optional.of(treeOf(ours)) : merged(ours, theirs);
  }

  private String treeOf(String commit) {
    return repository.walking(walk -> BareRepository.parse(walk, commit).getTree().getId().name());
  }

  private Optional<String> merged(String ours, String theirs) {
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
