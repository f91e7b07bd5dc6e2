package io.mindscape.slipway.bot.git;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.Properties;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.api.errors.JGitInternalException;
import org.eclipse.jgit.lib.EmptyProgressMonitor;
import org.eclipse.jgit.lib.RefUpdate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Packs a mirror anew where many fetches have left many packs, and lets go what no branch reaches
 * for two weeks. Commits that were looked at in the last day stay, as heads of pull requests, which
 * no branch of ours names: somebody may still be reading them.
 */
final class MirrorCare {

  private static final Logger LOG = LoggerFactory.getLogger(MirrorCare.class);

  private static final String KEPT = "refs/slipway/kept/";

  /** Somebody who reads a commit asked for it no longer ago. */
  static final Duration IN_USE = Duration.ofDays(1);

  private static final Duration UNREACHED = Duration.ofDays(14);
  private static final Duration LONGEST = Duration.ofMinutes(2);

  private final Limits limits;

  /**
   * When it is worth while, and when it would take too much memory.
   *
   * @param packs that may lie there
   * @param loose objects that may
   * @param objects more than which are left alone: each takes some 200 bytes of heap
   */
  record Limits(long packs, long loose, long objects) {
    static final Limits USUAL = new Limits(20, 1_000, 300_000);
  }

  MirrorCare(Limits limits) {
    this.limits = limits;
  }

  /**
   * Packs it anew, if that is worth while. Whoever fetches meanwhile waits.
   *
   * @return by how many bytes it is smaller; empty where nothing was done
   */
  Optional<Long> tidy(Mirror mirror, Instant now) throws IOException {
    mirror.fetching().lock();
    try (var git = new Git(mirror.repository())) {
      var statistics = git.gc().getStatistics();
      boolean isWorthIt =
          number(statistics, "numberOfPackFiles") > limits.packs()
              || number(statistics, "numberOfLooseObjects") > limits.loose();
      if (!isWorthIt || number(statistics, "numberOfPackedObjects") > limits.objects()) {
        return Optional.empty();
      }
      long before = bytes(mirror.place());
      pack(git, mirror, now);
      return Optional.of(before - bytes(mirror.place()));
    } catch (GitAPIException | JGitInternalException failure) {
      throw new IOException(failure);
    } finally {
      mirror.fetching().unlock();
    }
  }

  private static long number(Properties statistics, String name) {
    return statistics.get(name) instanceof Number number ? number.longValue() : 0;
  }

  private static void pack(Git git, Mirror mirror, Instant now)
      throws IOException, GitAPIException {
    mirror.lean();
    // Left by somebody who was interrupted: the mirror is ours alone, and we hold its lock.
    Files.deleteIfExists(mirror.place().resolve("gc.pid"));
    forget(mirror);
    for (var commit : mirror.usedSince(now.minus(IN_USE))) {
      if (mirror.has(commit)) {
        var update = mirror.repository().updateRef(KEPT + commit.name());
        update.setNewObjectId(commit);
        update.forceUpdate();
      }
    }
    try {
      git.gc()
          .setExpire(now.minus(UNREACHED))
          .setProgressMonitor(new Patience(System.nanoTime() + LONGEST.toNanos()))
          .call();
    } finally {
      forget(mirror);
    }
  }

  private static void forget(Mirror mirror) throws IOException {
    for (var ref : mirror.repository().getRefDatabase().getRefsByPrefix(KEPT)) {
      var update = mirror.repository().updateRef(ref.getName());
      update.setForceUpdate(true);
      if (update.delete() != RefUpdate.Result.FORCED) {
        LOG.atDebug().addKeyValue("reference", ref.getName()).log("stays until the next time");
      }
    }
  }

  /** Of all files below a folder. */
  static long bytes(Path folder) throws IOException {
    var files = new ArrayList<Path>();
    try (var all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(files::add);
    }
    long sum = 0;
    for (var file : files) {
      sum += Files.size(file);
    }
    return sum;
  }

  /** Ends it where it takes too long, or the thread is told to stop. */
  private static final class Patience extends EmptyProgressMonitor {
    private final long end;

    Patience(long end) {
      this.end = end;
    }

    @Override
    public boolean isCancelled() {
      return Thread.currentThread().isInterrupted() || System.nanoTime() - end > 0;
    }
  }
}
