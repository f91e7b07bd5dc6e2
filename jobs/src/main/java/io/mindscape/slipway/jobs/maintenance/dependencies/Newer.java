package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.maintenance.proposal.Proposed.Edit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A release that could stand in the place of a {@link Dependency}. What has to be asked for is
 * asked for when it is wanted, and only of the release that may be proposed.
 *
 * <p>Its methods throw {@link io.mindscape.slipway.jobs.Unavailable} where a system does not answer
 * and {@link io.mindscape.slipway.policies.Refused} where a person has to act.
 */
public interface Newer {

  /** As it would be written: {@code 18.1.0}. */
  String version();

  /** How far it goes. */
  Size size();

  /** When it came out; nothing where nobody says. */
  Optional<Instant> released();

  /** What has to be written for it: at least one. */
  List<? extends Edit> edits();

  /** What it is known by besides its version, such as a digest; empty for nothing. */
  default String evidence() {
    return "";
  }

  /** What is left to do by hand once it is written, as Markdown in one line; empty for nothing. */
  default String byHand() {
    return "";
  }

  /** What its makers say of it; nothing where that is not known. */
  default Optional<Changes> changes() {
    return Optional.empty();
  }

  /** How far a release goes. */
  enum Size {
    /** Whoever uses it may have to change something. */
    MAJOR,
    MINOR,
    PATCH,
    /** The same release, built anew. */
    DIGEST,
    /** Another way to write the same. */
    API;

    /** For a person. */
    String words() {
      return switch (this) {
        case MAJOR -> "major";
        case MINOR -> "minor";
        case PATCH -> "patch";
        case DIGEST -> "rebuilt";
        case API -> "API";
      };
    }
  }
}
