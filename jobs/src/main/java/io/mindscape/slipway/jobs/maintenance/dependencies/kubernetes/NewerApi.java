package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.jobs.maintenance.dependencies.Newer;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The version that took the place of another.
 *
 * @param notes what to look at before it is merged
 */
record NewerApi(Sighting sighting, Move move, List<String> notes) implements Newer {

  NewerApi {
    notes = List.copyOf(notes);
  }

  @Override
  public String version() {
    return sighting.replacement();
  }

  @Override
  public Size size() {
    return Size.API;
  }

  /** It has been there for years, or for some releases of Kubernetes. */
  @Override
  public Optional<Instant> released() {
    return Optional.empty();
  }

  @Override
  public List<Move> edits() {
    return List.of(move);
  }

  @Override
  public String evidence() {
    return sighting.fate();
  }

  @Override
  public String byHand() {
    return notes.stream().map(Markdown::text).collect(Collectors.joining("; "));
  }
}
