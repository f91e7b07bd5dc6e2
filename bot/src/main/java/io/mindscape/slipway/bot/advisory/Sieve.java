package io.mindscape.slipway.bot.advisory;

import io.mindscape.slipway.jobs.advisory.Advisories.Told;
import io.mindscape.slipway.jobs.advisory.Advisory;
import io.mindscape.slipway.jobs.advisory.OsvFile;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Keeps of the advisories what they say of some packages. */
final class Sieve implements Reading {

  private final Map<String, List<Installed>> packages;
  private final long end;
  private final List<Advisory.Match> kept = new ArrayList<>();
  private int read;
  private int unreadable;

  /**
   * @param end until when they are read, on the clock of whoever reads
   */
  Sieve(Set<Installed> packages, long end) {
    this.packages = packages.stream().collect(Collectors.groupingBy(Installed::name));
    this.end = end;
  }

  @Override
  public long end() {
    return end;
  }

  @Override
  public int read() {
    return read;
  }

  @Override
  public void take(byte[] json) {
    switch (OsvFile.read(json)) {
      case OsvFile.Read.Found(var advisory) -> {
        read++;
        kept.addAll(advisory.of(packages));
      }
      case OsvFile.Read.Withdrawn() -> read++;
      case OsvFile.Read.Unreadable() -> unreadable++;
    }
  }

  Told told() {
    return new Told(kept, unreadable);
  }
}
