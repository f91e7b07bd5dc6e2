package io.mindscape.slipway.jobs.advisory;

import io.mindscape.slipway.jobs.advisory.Affected.Judgement;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

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

  /** What of {@code advisories} is in {@code packages}. */
  static Exposure of(Collection<Installed> packages, List<Advisory> advisories) {
    var hits = new ArrayList<Hit>();
    int notCompared = 0;
    for (var installed : packages) {
      boolean isCompared = true;
      for (var advisory : advisories) {
        for (var affected : advisory.affected()) {
          if (affected.isAbout(installed)) {
            var judgement = affected.judge(installed.version());
            isCompared &= judgement != Judgement.NOT_COMPARED;
            if (judgement == Judgement.AFFECTED) {
              hits.add(new Hit(advisory, installed, affected.fixedAfter(installed.version())));
            }
          }
        }
      }
      notCompared += isCompared ? 0 : 1;
    }
    return new Exposure(each(hits), notCompared);
  }

  /** The same under two names, or in two packages, is one. */
  private static List<Hit> each(List<Hit> hits) {
    var once = new ArrayList<Hit>();
    for (var hit : hits.stream().sorted(Hit.WORST_FIRST).toList()) {
      if (once.stream().noneMatch(other -> other.advisory().isSame(hit.advisory()))) {
        once.add(hit);
      }
    }
    return once;
  }

  /** Those of this that the other has not. */
  public List<Hit> without(Exposure other) {
    return hits.stream()
        .filter(hit -> other.hits.stream().noneMatch(it -> it.advisory().isSame(hit.advisory())))
        .toList();
  }
}
