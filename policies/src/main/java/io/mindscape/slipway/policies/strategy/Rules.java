package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a repository makes of the rules: the block {@code rules} of its strategy file. What the API
 * server refuses is not among them.
 *
 * @param byId in the order of the file; an id is {@code family/name}
 */
public record Rules(Map<String, Rule> byId) {

  public Rules {
    byId = Collections.unmodifiableMap(new LinkedHashMap<>(byId));
  }

  /** Every rule as it ships. */
  public static Rules asShipped() {
    return new Rules(Map.of());
  }

  /**
   * What is made of one rule.
   *
   * @param tuning null where its severity stays what it is
   * @param place where its id stands
   */
  public record Rule(String id, @Nullable Tuning tuning, List<Exemption> exemptions, Place place) {
    public Rule {
      exemptions = List.copyOf(exemptions);
    }
  }

  /**
   * Another severity for all that a rule finds.
   *
   * @param severity null where the rule is switched off
   * @param until the last day on which it holds, UTC; null for ever
   * @param reason for a person
   */
  public record Tuning(
      @Nullable Severity severity, @Nullable LocalDate until, String reason, Place place) {
    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
      return until == null || !day.isAfter(until);
    }
  }

  /** What becomes of a finding. */
  public sealed interface Outcome {
    /** It is told, perhaps with another severity. */
    record Told(Finding finding) implements Outcome {}

    /** An exemption covers it. */
    record Excepted(Exemption by) implements Outcome {}

    /** Its rule is switched off. */
    record Off() implements Outcome {}
  }

  /**
   * What becomes of a finding.
   *
   * @param namespace where objects go that name none; empty where that is not known
   * @param day today, UTC
   */
  public Outcome of(Finding finding, String namespace, LocalDate day) {
    var rule = byId.get(finding.rule());
    if (rule == null) {
      return new Outcome.Told(finding);
    }
    for (var exemption : rule.exemptions()) {
      if (exemption.holdsOn(day) && exemption.covers(finding, namespace)) {
        return new Outcome.Excepted(exemption);
      }
    }
    var tuning = rule.tuning();
    if (tuning == null || !tuning.holdsOn(day)) {
      return new Outcome.Told(finding);
    }
    return tuning.severity() == null
        ? new Outcome.Off()
        : new Outcome.Told(finding.as(tuning.severity()));
  }
}
