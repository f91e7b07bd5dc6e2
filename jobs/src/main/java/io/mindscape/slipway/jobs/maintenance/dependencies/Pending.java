package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.maintenance.proposal.Proposed.Edit;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An update that is to be proposed.
 *
 * @param source what the dependency is of
 * @param released when it came out; nothing where nobody says
 * @param edits what is to be written, at least one
 */
record Pending(
    String source,
    Dependency dependency,
    Newer to,
    Optional<Instant> released,
    List<? extends Edit> edits) {

  Pending {
    edits = List.copyOf(edits);
  }

  boolean isMajor() {
    return to.size() == Newer.Size.MAJOR;
  }

  /** The dependency and its step: {@code `redis` 17.3.1 → 18.1.0}. */
  String words() {
    return "%s %s → %s"
        .formatted(
            Markdown.code(dependency.what()),
            Markdown.text(dependency.from()),
            Markdown.text(to.version()));
  }
}
