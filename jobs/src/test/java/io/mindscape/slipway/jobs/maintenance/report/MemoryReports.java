package io.mindscape.slipway.jobs.maintenance.report;

import io.mindscape.slipway.jobs.git.RepoName;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reports that are kept as long as the test. */
public final class MemoryReports implements Reports {

  private final List<Kept> all = new ArrayList<>();
  private long last;

  @Override
  public synchronized void keep(Report report) {
    var there =
        all.stream()
            .filter(kept -> isOf(kept, report.repo()))
            .filter(kept -> kept.report().opening().opens().equals(report.opening().opens()))
            .findFirst();
    long id = there.map(Kept::id).orElseGet(() -> ++last);
    there.ifPresent(all::remove);
    all.add(new Kept(id, report));
    list(Optional.of(report.repo()), Long.MAX_VALUE, Integer.MAX_VALUE).stream()
        .skip(MOST)
        .forEach(all::remove);
  }

  @Override
  public synchronized List<Kept> list(Optional<RepoName> repo, long before, int limit) {
    return all.stream()
        .filter(kept -> repo.isEmpty() || isOf(kept, repo.get()))
        .filter(kept -> kept.id() < before)
        .sorted(Comparator.comparingLong(Kept::id).reversed())
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<Kept> find(long id) {
    return all.stream().filter(kept -> kept.id() == id).findFirst();
  }

  private static boolean isOf(Kept kept, RepoName repo) {
    return kept.report().repo().toString().equalsIgnoreCase(repo.toString());
  }
}
