package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A version of a chart in an index.
 *
 * @param created when it was put there; nothing where the index does not tell
 * @param projects where it comes from, as it says itself: its sources, then its home
 */
record Indexed(String version, Optional<Instant> created, List<URI> projects) {
  Indexed {
    projects = List.copyOf(projects);
  }
}
