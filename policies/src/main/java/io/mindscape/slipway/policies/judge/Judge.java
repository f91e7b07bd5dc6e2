package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.requirement.Requirements;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.semantic.Semantics;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Judges Kubernetes objects: what the API server would refuse, then what cannot work, then the
 * shipped {@code ValidatingAdmissionPolicy} documents, then the strategy's numbers.
 *
 * <p>Immutable and safe to share: schemas and compiled policies are loaded once.
 */
public final class Judge {

  private final Refusals refusals;
  private final Policies policies;
  private final boolean strictKinds;

  private Judge(Refusals refusals, Policies policies, boolean strictKinds) {
    this.refusals = refusals;
    this.policies = policies;
    this.strictKinds = strictKinds;
  }

  /**
   * With the rules that ship with Slipway, for the newest Kubernetes version that it knows; they
   * are compiled at the first call.
   */
  public static Judge shipped() {
    return Shipped.JUDGE;
  }

  /**
   * The same, for another version of Kubernetes.
   *
   * @param version such as {@code 1.36}
   * @throws io.mindscape.slipway.policies.Refused if Slipway does not know it
   */
  public Judge forKubernetes(String version) {
    return new Judge(new Refusals(Schemas.of(version)), policies, strictKinds);
  }

  /** The same, to which an object of a kind that nothing here knows is an error. */
  public Judge withStrictKinds() {
    return new Judge(refusals, policies, true);
  }

  /**
   * Judges the objects that one environment (or one folder) holds.
   *
   * @param environment the environment they are for; null where none is known, and then the
   *     strategy's strictest environment is the measure
   */
  public Verdict judge(List<Manifest> objects, Strategy strategy, @Nullable String environment) {
    var findings = new ArrayList<Finding>();
    var notChecked = new ArrayList<ResourceRef>();
    for (var object : objects) {
      var refused = refusals.judge(object);
      findings.addAll(refused);
      if (refusals.knows(object)) {
        findings.addAll(refusals.deprecations(object));
        findings.addAll(Semantics.flaws(object));
        findings.addAll(policies.judge(object, refused.isEmpty()));
      } else if (refused.isEmpty()) {
        notChecked.add(object.ref());
        if (strictKinds) {
          findings.add(refusals.unknown(object));
        }
      }
    }
    findings.addAll(Requirements.judge(objects, strategy, environment));
    return new Verdict(
        findings.stream()
            .map(finding -> environment == null ? finding : finding.in(environment))
            .sorted(Finding.READING_ORDER)
            .toList(),
        objects.size() - notChecked.size(),
        notChecked);
  }

  /**
   * What a judgement found.
   *
   * @param findings in reading order
   * @param judged how many objects were judged
   * @param notChecked the objects of kinds that nothing here knows: never green
   */
  public record Verdict(List<Finding> findings, int judged, List<ResourceRef> notChecked) {
    public Verdict {
      findings = List.copyOf(findings);
      notChecked = List.copyOf(notChecked);
    }
  }

  private static final class Shipped {
    static final Judge JUDGE =
        new Judge(new Refusals(Schemas.builtIn()), Policies.shipped(), false);
  }
}
