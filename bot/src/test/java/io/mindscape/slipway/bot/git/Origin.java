package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.CommitId;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.PersonIdent;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.storage.file.FileRepositoryBuilder;

/** A bare repository on the disk, as the forge would hold it, and somebody who commits to it. */
final class Origin implements AutoCloseable {

  private static final Instant THEN = Instant.parse("2026-11-24T09:00:00Z");

  private final Path place;
  private final Repository repository;
  private int commits;

  Origin(Path place) throws IOException {
    OwnConfig.install();
    this.place = place;
    this.repository = new FileRepositoryBuilder().setBare().setGitDir(place.toFile()).build();
    repository.create(true);
    repository.updateRef(Constants.HEAD).link(Constants.R_HEADS + "main");
  }

  URI url() {
    return place.toUri();
  }

  Repository repository() {
    return repository;
  }

  /** Commits text files on a branch, which is made if it is not there. */
  CommitId commit(String branch, String message, Map<String, String> files) throws IOException {
    return commit(Constants.R_HEADS + branch, message, files, FileMode.REGULAR_FILE);
  }

  /** Commits on any reference, with a mode for each file. */
  CommitId commit(String reference, String message, Map<String, String> files, FileMode mode)
      throws IOException {
    try (var inserter = repository.newObjectInserter();
        var reader = repository.newObjectReader()) {
      var parent = repository.resolve(reference);
      var index =
          parent == null
              ? DirCache.newInCore()
              : DirCache.read(reader, repository.parseCommit(parent).getTree());
      var editor = index.editor();
      for (var file : files.entrySet()) {
        var bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
        var blob = inserter.insert(Constants.OBJ_BLOB, bytes);
        editor.add(put(file.getKey(), blob, mode));
      }
      editor.finish();
      var commit = new CommitBuilder();
      commit.setTreeId(index.writeTree(inserter));
      if (parent != null) {
        commit.setParentId(parent);
      }
      var ana =
          new PersonIdent("Ana", "ana@example.com", THEN.plusSeconds(commits++), ZoneOffset.UTC);
      commit.setAuthor(ana);
      commit.setCommitter(ana);
      commit.setMessage(message);
      var id = inserter.insert(commit);
      inserter.flush();
      move(reference, id);
      return Mirror.id(id);
    }
  }

  void move(String reference, ObjectId target) throws IOException {
    var update = repository.updateRef(reference);
    update.setNewObjectId(target);
    update.forceUpdate();
  }

  void remove(String branch) throws IOException {
    var update = repository.updateRef(Constants.R_HEADS + branch);
    update.setForceUpdate(true);
    update.delete();
  }

  private static DirCacheEditor.PathEdit put(String path, ObjectId blob, FileMode mode) {
    return new DirCacheEditor.PathEdit(path) {
      @Override
      public void apply(DirCacheEntry entry) {
        entry.setFileMode(mode);
        entry.setObjectId(blob);
      }
    };
  }

  @Override
  public void close() {
    repository.close();
  }
}
