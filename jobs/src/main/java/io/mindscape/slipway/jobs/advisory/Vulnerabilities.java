package io.mindscape.slipway.jobs.advisory;

import io.mindscape.slipway.jobs.advisory.content.Contents;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Known vulnerabilities of images, where a setting names advisories. */
public final class Vulnerabilities {

  private final Optional<Advisories> advisories;
  private final Contents contents;

  private Vulnerabilities(Optional<Advisories> advisories, Contents contents) {
    this.advisories = advisories;
    this.contents = contents;
  }

  public Vulnerabilities(Advisories advisories, Contents contents) {
    this(Optional.of(advisories), contents);
  }

  /** Nobody asks for them. */
  public static Vulnerabilities notLookedFor() {
    return new Vulnerabilities(
        Optional.empty(), (image, digest, longest) -> new Contents.Answer.Unknown("nobody asked"));
  }

  public boolean areLookedFor() {
    return advisories.isPresent();
  }

  public Contents contents() {
    return contents;
  }

  /**
   * Those of several images, with one look at the advisories.
   *
   * @param images by whatever the caller knows them by
   * @throws io.mindscape.slipway.jobs.Unavailable when what has the advisories does not answer
   * @throws io.mindscape.slipway.policies.Refused when a person has to act
   */
  public <K> Found<K> of(Map<K, Set<Installed>> images) {
    var all = new HashSet<Installed>();
    images.values().forEach(all::addAll);
    var told =
        all.isEmpty() || advisories.isEmpty()
            ? new Advisories.Told(List.of(), 0)
            : advisories.get().about(Set.copyOf(all));
    var exposures = new HashMap<K, Exposure>();
    images.forEach((key, packages) -> exposures.put(key, Exposure.of(packages, told.matches())));
    return new Found<>(exposures, told.unreadable());
  }

  /**
   * What was found.
   *
   * @param unreadable how many files of advisories could not be read
   */
  public record Found<K>(Map<K, Exposure> exposures, int unreadable) {
    public Found {
      exposures = Map.copyOf(exposures);
    }
  }
}
