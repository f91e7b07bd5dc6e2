package io.mindscape.slipway.jobs.advisory;

import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A known vulnerability.
 *
 * @param link where more is told; empty for nowhere
 */
public record Advisory(Names names, Severity severity, String link, List<Affected> affected) {

  public Advisory {
    affected = List.copyOf(affected);
  }

  /**
   * By what it is known.
   *
   * @param id such as {@code DSA-5532-1}
   * @param aliases by which others know the same
   * @param upstream all that it is made of: a distribution may mend several with one update
   */
  public record Names(String id, Set<String> aliases, Set<String> upstream) {
    public Names {
      aliases = Set.copyOf(aliases);
      upstream = Set.copyOf(upstream);
    }

    /** Aliases, and what it is made of. */
    Stream<String> others() {
      return Stream.concat(aliases.stream(), upstream.stream());
    }
  }

  public String id() {
    return names.id();
  }

  /**
   * What it says of packages, without those that are not affected.
   *
   * @param installed by their names
   */
  public List<Match> of(Map<String, List<Installed>> installed) {
    return affected.stream()
        .flatMap(
            it ->
                installed.getOrDefault(it.name(), List.of()).stream()
                    .filter(it::isAbout)
                    .flatMap(one -> match(it, one).stream()))
        .toList();
  }

  private Optional<Match> match(Affected it, Installed one) {
    var judgement = it.judge(one.version());
    if (judgement == Affected.Judgement.NOT_AFFECTED) {
      return Optional.empty();
    }
    // There may be thousands: the lists of versions are not kept.
    var brief = new Advisory(names, severity, link, List.of());
    return Optional.of(
        new Match(
            brief, one, judgement == Affected.Judgement.AFFECTED, it.fixedAfter(one.version())));
  }

  /**
   * What an advisory says of a package.
   *
   * @param advisory without what it is about
   * @param isAffected false where its versions cannot be compared
   * @param fixed the version in which it is mended; nothing where none is told
   */
  public record Match(
      Advisory advisory, Installed in, boolean isAffected, Optional<String> fixed) {}
}
