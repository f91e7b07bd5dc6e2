package io.mindscape.slipway.jobs.advisory;

import io.mindscape.slipway.jobs.advisory.Advisory.Match;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The known vulnerabilities of an image.
 *
 * @param hits the worst first, each vulnerability once
 * @param notCompared of how many packages there is an advisory whose versions we cannot compare
 */
public record Exposure(List<Hit> hits, int notCompared) {

  public Exposure {
    hits = List.copyOf(hits);
  }

  /**
   * A vulnerability of a package.
   *
   * @param fixed the version of the package in which it is mended; nothing where none is told
   */
  public record Hit(Advisory advisory, Installed in, Optional<String> fixed) {
    private static final Comparator<Hit> WORST_FIRST =
        Comparator.<Hit, Severity.Level>comparing(hit -> hit.advisory().severity().level())
            .thenComparing(hit -> hit.advisory().id())
            .thenComparing(hit -> hit.in().name());
  }

  /** What of {@code matches} is about {@code packages}. */
  static Exposure of(Set<Installed> packages, List<Match> matches) {
    var own = matches.stream().filter(match -> packages.contains(match.in())).toList();
    var hits =
        own.stream()
            .filter(Match::isAffected)
            .map(match -> new Hit(match.advisory(), match.in(), match.fixed()))
            .toList();
    long notCompared =
        own.stream().filter(match -> !match.isAffected()).map(Match::in).distinct().count();
    return new Exposure(each(hits), Math.toIntExact(notCompared));
  }

  /** The same under two names, or in two packages, is one. */
  private static List<Hit> each(List<Hit> hits) {
    var once = new ArrayList<Hit>();
    var seen = new Seen();
    for (var hit : hits.stream().sorted(Hit.WORST_FIRST).toList()) {
      if (!seen.has(hit.advisory())) {
        seen.add(hit.advisory());
        once.add(hit);
      }
    }
    return once;
  }

  /** Those of this that the other has not. */
  public List<Hit> without(Exposure other) {
    var seen = new Seen();
    other.hits.forEach(hit -> seen.add(hit.advisory()));
    return hits.stream().filter(hit -> !seen.has(hit.advisory())).toList();
  }

  /** Advisories, by whatever they are called: there may be thousands. */
  private static final class Seen {
    private final Set<String> ids = new HashSet<>();
    private final Set<String> names = new HashSet<>();

    void add(Advisory advisory) {
      ids.add(advisory.id());
      names.add(advisory.id());
      advisory.names().others().forEach(names::add);
    }

    /** Whether one of them tells of the same, or all of them together of all that it is made of. */
    boolean has(Advisory advisory) {
      return names.contains(advisory.id())
          || advisory.names().aliases().stream().anyMatch(ids::contains)
          || (advisory.names().others().findAny().isPresent()
              && advisory.names().others().allMatch(names::contains));
    }
  }
}
