package io.mindscape.slipway.jobs.maintenance.journal;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A journal that is kept as long as the test. */
public final class MemoryJournal implements Journal {

  private static final Comparator<Line> NEWEST_FIRST =
      Comparator.comparing((Line line) -> line.end().at()).reversed();

  /** How many openings it looks back: a century would take long. */
  private static final int MOST = 200;

  private final NavigableMap<Instant, Map<Key, Line>> openings = new TreeMap<>();
  private final Predicate<Instant> apart;

  public MemoryJournal() {
    this(opens -> false);
  }

  /**
   * @param apart whether an opening is none of the window
   */
  public MemoryJournal(Predicate<Instant> apart) {
    this.apart = apart;
  }

  /** An opening is known by its beginning alone. */
  private record Key(RepoName repo, String task, String step) {
    static Key of(Place place) {
      return new Key(place.repo(), place.task(), place.step());
    }
  }

  /** The beginnings of all openings from {@code from} to {@code to}. */
  public synchronized List<Instant> opened(Instant from, Instant to) {
    return List.copyOf(openings.subMap(from, to).keySet());
  }

  private Map<Key, Line> at(Instant opens) {
    return openings.getOrDefault(opens, Map.of());
  }

  @Override
  public synchronized List<Line> lines(RepoName repo, Instant opens) {
    return at(opens).values().stream().filter(line -> line.place().repo().equals(repo)).toList();
  }

  @Override
  public synchronized Optional<Opening> newest(RepoName repo) {
    return openings.descendingMap().values().stream()
        .flatMap(lines -> lines.values().stream().map(Line::place))
        .filter(place -> place.repo().equals(repo))
        .map(Place::opening)
        .filter(opening -> !apart.test(opening.opens()))
        .findFirst();
  }

  @Override
  public synchronized boolean begin(Place place, int attempt, What what, Instant at) {
    var lines = openings.computeIfAbsent(place.opening().opens(), opens -> new LinkedHashMap<>());
    var there = lines.get(Key.of(place));
    if (attempt != 1 + (there == null ? 0 : there.attempt())) {
      return false;
    }
    lines.put(
        Key.of(place), new Line(place, attempt, what, at, new End(State.BEGUN, at, List.of())));
    return true;
  }

  @Override
  public synchronized boolean end(Place place, int attempt, End end) {
    var there = at(place.opening().opens()).get(Key.of(place));
    if (there == null || there.attempt() != attempt) {
      return false;
    }
    at(place.opening().opens())
        .put(Key.of(place), new Line(place, attempt, there.what(), there.begun(), end));
    return true;
  }

  @Override
  public synchronized List<Duration> durations(String measure, int atMost) {
    return openings.descendingMap().values().stream()
        .flatMap(lines -> lines.values().stream().sorted(NEWEST_FIRST))
        .filter(line -> line.state() == State.DONE && measure.equals(line.what().measure()))
        .filter(line -> line.end().at().isAfter(line.begun()))
        .limit(atMost)
        .map(line -> Duration.between(line.begun(), line.end().at()))
        .toList();
  }

  @Override
  public synchronized List<Duration> runs(RepoName repo, String task, int atMost) {
    return past(repo, task, WHOLE, Instant.MAX)
        .filter(line -> line.state() == State.DONE && line.attempt() == 1)
        .filter(line -> line.end().at().isAfter(line.begun()))
        .limit(atMost)
        .map(line -> Duration.between(line.begun(), line.end().at()))
        .toList();
  }

  @Override
  public synchronized Optional<State> last(
      RepoName repo, String task, String step, Instant before) {
    return past(repo, task, step, before)
        .map(Line::state)
        .filter(state -> state != State.DEFERRED)
        .findFirst();
  }

  private Stream<Line> past(RepoName repo, String task, String step, Instant before) {
    return openings.headMap(before, false).descendingMap().values().stream()
        .limit(MOST)
        .flatMap(lines -> lines.values().stream())
        .filter(line -> line.place().repo().equals(repo))
        .filter(line -> line.place().task().equals(task) && line.place().step().equals(step));
  }

  @Override
  public synchronized Duration stopped(Place place) {
    return Line.longestStopped(
        past(place.repo(), place.task(), place.step(), place.opening().opens()));
  }

  @Override
  public synchronized int deferrals(RepoName repo, String task, String step, Instant before) {
    return (int) past(repo, task, step, before).takeWhile(line -> line.state().isPutOff()).count();
  }
}
