package io.mindscape.slipway.jobs.maintenance.orders;

import io.mindscape.slipway.jobs.git.RepoName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A book that is kept as long as the test. */
public final class MemoryOrderBook implements OrderBook {

  private final Map<RepoName, Map<LocalDate, Page>> pages =
      new TreeMap<>((one, other) -> one.toString().compareToIgnoreCase(other.toString()));

  private Optional<Runnable> afterwards = Optional.empty();

  /** What happens once, before whoever writes next does anything else. */
  public synchronized void afterTheNextWriting(Runnable happens) {
    afterwards = Optional.of(happens);
  }

  private Stream<Page> of(RepoName repo) {
    return pages.getOrDefault(repo, Map.of()).values().stream();
  }

  @Override
  public synchronized Optional<Page> on(RepoName repo, LocalDate day) {
    return of(repo).filter(page -> page.day().equals(day)).findFirst();
  }

  @Override
  public synchronized Optional<Page> on(RepoName repo, int issue) {
    return of(repo).filter(page -> page.preview().issue() == issue).findFirst();
  }

  @Override
  public synchronized List<Page> open(RepoName repo) {
    return of(repo).filter(page -> !page.preview().closed()).toList();
  }

  @Override
  public synchronized boolean write(Page page) {
    int version = on(page.repo(), page.day()).map(Page::version).orElse(0);
    if (version != page.version()) {
      return false;
    }
    pages
        .computeIfAbsent(page.repo(), repo -> new TreeMap<>())
        .put(
            page.day(),
            new Page(page.repo(), page.day(), page.preview(), page.orders(), version + 1));
    var happens = afterwards;
    afterwards = Optional.empty();
    happens.ifPresent(Runnable::run);
    return true;
  }
}
