package io.mindscape.slipway.sandbox.forge.git;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.jgit.diff.DiffEntry;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.AbstractTreeIterator;
import org.eclipse.jgit.treewalk.CanonicalTreeParser;
import org.eclipse.jgit.treewalk.EmptyTreeIterator;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** How commits of a repository relate to each other. */
public final class History {

  private final BareRepository repository;

  public History(BareRepository repository) {
    this.repository = repository;
  }

  /** The newest commit that is in both. */
  public Optional<String> mergeBase(String one, String other) {
    return repository.walking(
        walk -> {
          walk.setRevFilter(RevFilter.MERGE_BASE);
          walk.markStart(BareRepository.parse(walk, one));
          walk.markStart(BareRepository.parse(walk, other));
          var base = walk.next();
          return Optional.ofNullable(base).map(ObjectId::name);
        });
  }

  /** The commits reachable from {@code head} that changed {@code path}, newest first. */
  public List<Commit> touching(String head, String path) {
    return repository.walking(
        walk -> {
          walk.markStart(BareRepository.parse(walk, head));
          walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path), TreeFilter.ANY_DIFF));
          return BareRepository.drain(walk, Integer.MAX_VALUE);
        });
  }

  /** What a commit changed, against its first parent. */
  public List<FileChange> changes(Commit commit) {
    return diff(commit.parents().stream().findFirst(), commit.sha());
  }

  /**
   * The files that differ.
   *
   * @param from nothing: everything in {@code to} is new
   */
  public List<FileChange> diff(Optional<String> from, String to) {
    return BareRepository.reading(
        () -> {
          var text = new ByteArrayOutputStream();
          try (var formatter = new DiffFormatter(text);
              var walk = new RevWalk(repository.jgit())) {
            formatter.setRepository(repository.jgit());
            formatter.setDetectRenames(true);
            var before = from.isEmpty() ? new EmptyTreeIterator() : tree(walk, from.get());
            var changes = new ArrayList<FileChange>();
            for (var entry : formatter.scan(before, tree(walk, to))) {
              text.reset();
              formatter.format(entry);
              changes.add(change(formatter, entry, text.toString(StandardCharsets.UTF_8)));
            }
            return List.copyOf(changes);
          }
        });
  }

  private AbstractTreeIterator tree(RevWalk walk, String commit) throws IOException {
    try (var reader = repository.jgit().newObjectReader()) {
      var parser = new CanonicalTreeParser();
      parser.reset(reader, BareRepository.parse(walk, commit).getTree());
      return parser;
    }
  }

  private static FileChange change(DiffFormatter formatter, DiffEntry entry, String text)
      throws IOException {
    int added = 0;
    int removed = 0;
    for (var edit : formatter.toFileHeader(entry).toEditList()) {
      added += edit.getLengthB();
      removed += edit.getLengthA();
    }
    boolean gone = entry.getChangeType() == DiffEntry.ChangeType.DELETE;
    boolean isNew = entry.getChangeType() == DiffEntry.ChangeType.ADD;
    var path = gone ? entry.getOldPath() : entry.getNewPath();
    var sha = (gone ? entry.getOldId() : entry.getNewId()).name();
    var previous = isNew ? path : entry.getOldPath();
    return new FileChange(path, previous, status(entry), sha, added, removed, hunks(text));
  }

  private static String status(DiffEntry entry) {
    return switch (entry.getChangeType()) {
      case ADD -> "added";
      case DELETE -> "removed";
      case MODIFY -> "modified";
      case RENAME -> "renamed";
      case COPY -> "copied";
    };
  }

  private static String hunks(String patch) {
    int at = patch.indexOf("\n@@ ");
    var hunks = at < 0 ? "" : patch.substring(at + 1);
    return hunks.endsWith("\n") ? hunks.substring(0, hunks.length() - 1) : hunks;
  }
}
