package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.dircache.DirCache;
import org.eclipse.jgit.dircache.DirCacheEditor;
import org.eclipse.jgit.dircache.DirCacheEntry;
import org.eclipse.jgit.dircache.InvalidPathException;
import org.eclipse.jgit.lib.CommitBuilder;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.FileMode;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectInserter;
import org.eclipse.jgit.lib.ObjectReader;
import org.eclipse.jgit.lib.PersonIdent;

/** Builds commits in the object database: no index, no files on the disk besides the objects. */
final class CommitWriter {

  private final GitMirrors.Author author;
  private final Clock clock;

  CommitWriter(GitMirrors.Author author, Clock clock) {
    this.author = author;
    this.clock = clock;
  }

  /** Writes a commit on top of {@code parent} that differs from it in {@code files} alone. */
  ObjectId write(Mirror mirror, CommitId parent, CommitText text, Map<String, byte[]> files)
      throws IOException {
    return write(mirror, parent, List.of(parent), text, files);
  }

  /** Writes a commit that differs from {@code like} in {@code files} alone. */
  ObjectId write(
      Mirror mirror,
      CommitId like,
      List<CommitId> parents,
      CommitText text,
      Map<String, byte[]> files)
      throws IOException {
    try (var inserter = mirror.repository().newObjectInserter();
        var reader = mirror.repository().newObjectReader()) {
      var tree = tree(reader, inserter, mirror.commit(like).getTree(), files);
      var commit = new CommitBuilder();
      commit.setTreeId(tree);
      for (var parent : parents) {
        commit.addParentId(ObjectId.fromString(parent.hex()));
      }
      var person = new PersonIdent(author.name(), author.email(), clock.instant(), ZoneOffset.UTC);
      commit.setAuthor(person);
      commit.setCommitter(person);
      commit.setMessage(message(text));
      var id = inserter.insert(commit);
      inserter.flush();
      return id;
    }
  }

  private static ObjectId tree(
      ObjectReader reader, ObjectInserter inserter, ObjectId base, Map<String, byte[]> files)
      throws IOException {
    var blobs = new HashMap<String, ObjectId>();
    for (var file : files.entrySet()) {
      blobs.put(file.getKey(), inserter.insert(Constants.OBJ_BLOB, file.getValue()));
    }
    var index = DirCache.read(reader, base);
    var editor = index.editor();
    try {
      blobs.forEach((path, blob) -> editor.add(new Write(path, blob)));
    } catch (InvalidPathException wrong) {
      throw new Refused("A file cannot be written: " + wrong.getMessage(), wrong);
    }
    editor.finish();
    return index.writeTree(inserter);
  }

  private static String message(CommitText text) {
    var message = new StringBuilder(text.subject().strip()).append('\n');
    if (!text.body().isBlank()) {
      message.append('\n').append(text.body().strip()).append('\n');
    }
    if (!text.trailers().isEmpty()) {
      message.append('\n');
    }
    for (var trailer : text.trailers()) {
      if (trailer.toString().lines().count() != 1) {
        throw new IllegalArgumentException("a trailer is one line: " + trailer);
      }
      message.append(trailer).append('\n');
    }
    return message.toString();
  }

  /** Puts a blob at a path; what can be executed stays so. */
  private static final class Write extends DirCacheEditor.PathEdit {

    private final ObjectId blob;

    Write(String path, ObjectId blob) {
      super(path);
      this.blob = blob;
    }

    @Override
    public void apply(DirCacheEntry entry) {
      var mode = entry.getFileMode();
      if (FileMode.SYMLINK.equals(mode) || FileMode.GITLINK.equals(mode)) {
        throw new Refused(
            "%s is a link, which is not written through: put a file in its place"
                .formatted(entry.getPathString()));
      }
      if (!FileMode.EXECUTABLE_FILE.equals(mode)) {
        entry.setFileMode(FileMode.REGULAR_FILE);
      }
      entry.setObjectId(blob);
    }
  }
}
