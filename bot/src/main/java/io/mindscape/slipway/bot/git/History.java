package io.mindscape.slipway.bot.git;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.revwalk.filter.RevFilter;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.TreeFilter;

/** What the commits of a mirror tell of each other; all of them have to be in it. */
final class History {

  private static final int NEWEST = 500;

  private History() {}

  static List<String> changed(Mirror mirror, CommitId from, CommitId to) {
    try (var walk = new TreeWalk(mirror.repository())) {
      walk.addTree(mirror.commit(from).getTree());
      walk.addTree(mirror.commit(to).getTree());
      walk.setRecursive(true);
      walk.setFilter(TreeFilter.ANY_DIFF);
      var paths = new TreeSet<String>();
      while (walk.next()) {
        paths.add(walk.getPathString());
      }
      return List.copyOf(paths);
    } catch (IOException failure) {
      throw Trouble.atHome(mirror.repo(), failure);
    }
  }

  static Optional<CommitId> mergeBase(Mirror mirror, CommitId one, CommitId other) {
    try (var walk = new RevWalk(mirror.repository())) {
      walk.setRevFilter(RevFilter.MERGE_BASE);
      walk.markStart(walk.parseCommit(ObjectId.fromString(one.hex())));
      walk.markStart(walk.parseCommit(ObjectId.fromString(other.hex())));
      return Optional.ofNullable(walk.next()).map(Mirror::id);
    } catch (IOException failure) {
      throw Trouble.atHome(mirror.repo(), failure);
    }
  }

  static Optional<CommitId> findTrailer(Mirror mirror, String branch, Trailer trailer) {
    try (var walk = new RevWalk(mirror.repository())) {
      var head = mirror.branch(branch);
      if (head.isEmpty()) {
        return Optional.empty();
      }
      walk.markStart(walk.parseCommit(ObjectId.fromString(head.get().hex())));
      var commit = walk.next();
      for (int seen = 0; commit != null && seen < NEWEST; seen++) {
        if (commit.getFooterLines(trailer.key()).contains(trailer.value())) {
          return Optional.of(Mirror.id(commit));
        }
        commit = walk.next();
      }
      return Optional.empty();
    } catch (IOException failure) {
      throw Trouble.atHome(mirror.repo(), failure);
    }
  }
}
