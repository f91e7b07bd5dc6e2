package io.mindscape.slipway.jobs.advisory;

import io.mindscape.slipway.jobs.advisory.content.Installed;
import io.mindscape.slipway.jobs.advisory.version.VersionOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A package that an advisory is about, and which of its versions.
 *
 * @param ecosystem as the advisory writes it
 * @param versions those that are affected, one by one
 * @see <a href="https://ossf.github.io/osv-schema/#evaluation">how versions are judged</a>
 */
public record Affected(String ecosystem, String name, Set<String> versions, List<Range> ranges) {

  private static final String DEBIAN = "Debian";
  private static final String NO_LIMIT = "*";

  public Affected {
    versions = Set.copyOf(versions);
    ranges = List.copyOf(ranges);
  }

  /**
   * Versions from event to event.
   *
   * @param isSemantic whether they are compared as semantic versions, whatever the ecosystem is
   */
  public record Range(boolean isSemantic, List<Event> events) {
    public Range {
      events = List.copyOf(events);
    }
  }

  /** Something that happens at a version; {@code 0} comes before all others. */
  public record Event(Kind kind, String version) {
    /** What happens there. */
    public enum Kind {
      INTRODUCED,
      FIXED,
      LAST_AFFECTED,
      /** What is told ends before it; of several, the furthest counts. */
      LIMIT
    }
  }

  /** What is known of a version. */
  public enum Judgement {
    AFFECTED,
    NOT_AFFECTED,
    /** There is a range of it, in an order that we do not know, or it is no version there. */
    NOT_COMPARED
  }

  /** Whether it is about that package, in whatever version. */
  public boolean isAbout(Installed installed) {
    return name.equals(installed.name()) && isFrom(installed.ecosystem());
  }

  /** Those of Ubuntu say besides how long a release is looked after; Debian need name none. */
  private boolean isFrom(String other) {
    return ecosystem.equals(other)
        || ecosystem.equals(other + ":LTS")
        || (ecosystem.equals(DEBIAN) && other.startsWith(DEBIAN + ":"));
  }

  Judgement judge(String version) {
    if (versions.contains(version)) {
      return Judgement.AFFECTED;
    }
    var judgements = ranges.stream().map(range -> judge(range, version)).toList();
    if (judgements.contains(Judgement.AFFECTED)) {
      return Judgement.AFFECTED;
    }
    // Whoever lists versions lists all of them.
    return versions.isEmpty() && judgements.contains(Judgement.NOT_COMPARED)
        ? Judgement.NOT_COMPARED
        : Judgement.NOT_AFFECTED;
  }

  /** The first version after that one in which it is mended. */
  Optional<String> fixedAfter(String version) {
    return ranges.stream()
        .flatMap(
            range ->
                range.events().stream()
                    .filter(event -> event.kind() == Event.Kind.FIXED)
                    .map(Event::version)
                    .filter(fix -> compare(range, version, fix).orElse(0) < 0)
                    .reduce((one, two) -> compare(range, one, two).orElse(0) <= 0 ? one : two)
                    .stream())
        .findFirst();
  }

  private Judgement judge(Range range, String version) {
    if (range.events().stream().anyMatch(event -> reached(range, event, version).isEmpty())) {
      return Judgement.NOT_COMPARED;
    }
    return isBeforeLimit(range, version)
            && newest(range, version).filter(it -> it.kind() == Event.Kind.INTRODUCED).isPresent()
        ? Judgement.AFFECTED
        : Judgement.NOT_AFFECTED;
  }

  private boolean isBeforeLimit(Range range, String version) {
    var limits = range.events().stream().filter(event -> event.kind() == Event.Kind.LIMIT).toList();
    return limits.isEmpty()
        || limits.stream().anyMatch(limit -> reached(range, limit, version).orElse(0) > 0);
  }

  /** The newest event that counts at the version; of several at one, the last. */
  private Optional<Event> newest(Range range, String version) {
    return range.events().stream()
        .filter(event -> event.kind() != Event.Kind.LIMIT && counts(range, event, version))
        .reduce((one, two) -> isLater(range, one, two) ? one : two);
  }

  /** What is affected last still is. */
  private boolean counts(Range range, Event event, String version) {
    int order = reached(range, event, version).orElse(0);
    return event.kind() == Event.Kind.LAST_AFFECTED ? order < 0 : order <= 0;
  }

  /** What happens after a version is later than what happens at it, wherever they stand. */
  private boolean isLater(Range range, Event one, Event two) {
    int order = compare(range, one.version(), two.version()).orElse(0);
    return order > 0
        || (order == 0
            && one.kind() == Event.Kind.LAST_AFFECTED
            && two.kind() != Event.Kind.LAST_AFFECTED);
  }

  /** Below zero where the event was before the version. */
  private OptionalInt reached(Range range, Event event, String version) {
    return event.kind() == Event.Kind.LIMIT && event.version().equals(NO_LIMIT)
        ? OptionalInt.of(1)
        : compare(range, event.version(), version);
  }

  private OptionalInt compare(Range range, String one, String other) {
    if (one.equals("0") || other.equals("0")) {
      return OptionalInt.of(Boolean.compare(other.equals("0"), one.equals("0")));
    }
    var order =
        range.isSemantic() ? Optional.of(VersionOrder.SEMANTIC) : VersionOrder.of(ecosystem);
    return order.map(it -> it.compare(one, other)).orElse(OptionalInt.empty());
  }
}
