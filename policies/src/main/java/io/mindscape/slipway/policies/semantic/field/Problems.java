package io.mindscape.slipway.policies.semantic.field;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Collects what the rules say of one object. Not for several threads. */
public final class Problems {

  private final Manifest manifest;
  private final Set<String> told;
  private final List<Finding> findings = new ArrayList<>();

  /**
   * @param told fields of which something was said before the rules were asked; of these and what
   *     is below them nothing more is said
   */
  public Problems(Manifest manifest, Set<String> told) {
    this.manifest = manifest;
    // No Set.copyOf: it slows down with the square of paths that have one hash.
    this.told = new HashSet<>(told);
  }

  /** The object itself, where the rules begin. */
  public Field root() {
    return Field.root(this, manifest.root());
  }

  /** What was said, in the order in which it was said. */
  public List<Finding> findings() {
    return List.copyOf(findings);
  }

  /** Whether a message may repeat what stands at {@code path}. */
  boolean mayShow(String path) {
    return !manifest.text("kind").equals("Secret")
        || !(path.startsWith("data") || path.startsWith("stringData"));
  }

  void add(String rule, String path, String message, Place place) {
    if (!wasTold(path)) {
      findings.add(
          new Finding(
              "semantic/" + rule, Severity.ERROR, message, place, manifest.ref(), path, null));
    }
  }

  /** Whether anything was said of what stands at {@code path} or below. */
  boolean areOf(String path) {
    return told.stream().anyMatch(field -> isWithin(field, path))
        || findings.stream().map(Finding::field).anyMatch(field -> isWithin(field, path));
  }

  private boolean wasTold(String path) {
    // Its beginnings are asked for one by one: the paths that were told may be many.
    for (int at = 0; at < path.length(); at++) {
      boolean ends = path.charAt(at) == '.' || path.charAt(at) == '[';
      if (ends && told.contains(path.substring(0, at))) {
        return true;
      }
    }
    return told.contains(path);
  }

  private static boolean isWithin(String inner, String outer) {
    return inner.startsWith(outer)
        && (inner.length() == outer.length()
            || inner.charAt(outer.length()) == '.'
            || inner.charAt(outer.length()) == '[');
  }
}
