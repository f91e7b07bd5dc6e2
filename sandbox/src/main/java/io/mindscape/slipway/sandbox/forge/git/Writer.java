package io.mindscape.slipway.sandbox.forge.git;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheBuilder;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.RefUpdate;
import org.eclipse.jgit.revwalk.RevWalk;

/** Writes objects into a repository, and moves its refs. */
public final class Writer {

  private final BareRepository repository;

  public Writer(BareRepository repository) {
    this.repository = repository;
  }

  /**
   * A change of one path in a tree.
   *
   * @param mode as Git writes it, such as {@code 100644}
   * @param sha the blob that is to stand there, or nothing to take the file away
   */
  public record Edit(String path, String mode, Optional<String> sha) {}

  /**
   * What a commit is made of.
   *
   * @param parents the ids of the commits it follows
   */
  public record NewCommit(
      String tree, List<String> parents, String message, Ident author, Ident committer) {}

  /** How moving a ref ended. */
  public enum Moved {
    MOVED,
    /** It would have lost commits. */
    NOT_FORWARD,
    /** It was not where it was expected. */
    ELSEWHERE
  }

  public String blob(byte[] bytes) {
    return inserting(inserter -> inserter.insert(Constants.OBJ_BLOB, bytes));
  }

  /** A tree like {@code base} (nothing: an empty one) with {@code edits}. */
  public String tree(Optional<String> base, List<Edit> edits) {
    return inserting(
        inserter -> {
          var cache = DirCache.newInCore();
          if (base.isPresent()) {
            load(cache, base.get());
          }
          var editor = cache.editor();
          edits.forEach(edit -> editor.add(toJGit(edit)));
          editor.finish();
          return cache.writeTree(inserter);
        });
  }

  public String commit(NewCommit text) {
    return inserting(
        inserter -> {
          var builder = new CommitBuilder();
          builder.setTreeId(ObjectId.fromString(text.tree()));
          builder.setParentIds(text.parents().stream().map(ObjectId::fromString).toList());
          builder.setMessage(text.message());
          builder.setAuthor(text.author().toJGit());
          builder.setCommitter(text.committer().toJGit());
          return inserter.insert(builder);
        });
  }

  /**
   * Moves a ref, or makes it.
   *
   * @param from where it must be now; nothing: it must not exist
   * @param force whether commits may get lost
   */
  public Moved move(String ref, Optional<String> from, String to, boolean force) {
    return BareRepository.reading(
        () -> {
          try (var walk = new RevWalk(repository.jgit())) {
            var update = repository.jgit().updateRef(ref);
            update.setExpectedOldObjectId(from.map(ObjectId::fromString).orElse(ObjectId.zeroId()));
            update.setNewObjectId(ObjectId.fromString(to));
            update.setForceUpdate(force);
            update.disableRefLog();
            return outcome(update.update(walk));
          }
        });
  }

  public void delete(String ref) {
    BareRepository.reading(
        () -> {
          var update = repository.jgit().updateRef(ref);
          update.setForceUpdate(true);
          return update.delete();
        });
  }

  private static Moved outcome(RefUpdate.Result result) {
    return switch (result) {
      case NEW, FAST_FORWARD, FORCED, NO_CHANGE -> Moved.MOVED;
      case REJECTED -> Moved.NOT_FORWARD;
      default -> Moved.ELSEWHERE;
    };
  }

  private void load(DirCache cache, String tree) throws IOException {
    DirCacheBuilder builder = cache.builder();
    try (var reader = repository.jgit().newObjectReader();
        var walk = new RevWalk(reader)) {
      builder.addTree(
          new byte[0], DirCacheEntry.STAGE_0, reader, walk.parseTree(ObjectId.fromString(tree)));
    }
    builder.finish();
  }

  private static DirCacheEditor.PathEdit toJGit(Edit edit) {
    if (edit.sha().isEmpty()) {
      return new DirCacheEditor.DeletePath(edit.path());
    }
    return new DirCacheEditor.PathEdit(edit.path()) {
      @Override
      public void apply(DirCacheEntry entry) {
        entry.setFileMode(FileMode.fromBits(Integer.parseInt(edit.mode(), 8)));
        entry.setObjectId(ObjectId.fromString(edit.sha().get()));
      }
    };
  }

  private String inserting(Insert work) {
    return BareRepository.reading(
        () -> {
          try (var inserter = repository.jgit().newObjectInserter()) {
            var id = work.into(inserter);
            inserter.flush();
            return id.name();
          }
        });
  }

  /** Puts one object into a repository. */
  @FunctionalInterface
  private interface Insert {
    ObjectId into(ObjectInserter inserter) throws IOException;
  }
}
