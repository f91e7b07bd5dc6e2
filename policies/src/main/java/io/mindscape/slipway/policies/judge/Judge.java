package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges Kubernetes objects: fields against the schema of the kind, then the shipped and the
 * repository's {@code ValidatingAdmissionPolicy} documents, then the strategy's numbers.
 *
 * <p>Immutable and safe to share: schemas and compiled policies are loaded once.
 */
public final class Judge {

  /** With the rules that ship with Slipway. */
  public static Judge shipped() {
    throw new UnsupportedOperationException("being built");
  }

  /**
   * Judges the objects that one environment (or one folder) holds.
   *
   * @param environment the environment they are for; null where none is known, and then the
   *     strategy's strictest environment is the measure
   */
  public Verdict judge(List<Manifest> objects, Strategy strategy, @Nullable String environment) {
    throw new UnsupportedOperationException("being built: " + objects + strategy + environment);
  }

  /**
   * What a judgement found.
   *
   * @param judged how many objects were judged
   * @param notChecked the objects of kinds that nothing here knows: never green
   */
  public record Verdict(List<Finding> findings, int judged, List<ResourceRef> notChecked) {
    public Verdict {
      findings = List.copyOf(findings);
      notChecked = List.copyOf(notChecked);
    }
  }
}
