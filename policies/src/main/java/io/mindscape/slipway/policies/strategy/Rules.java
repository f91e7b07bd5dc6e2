package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.time.LocalDate;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
   * @param params what its policy is given; null for what its bindings name
   * @param place where its id stands
   */
  public record Rule(
      String id,
      @Nullable Tuning tuning,
      @Nullable Params params,
      List<Exemption> exemptions,
      Place place) {
    public Rule {
      exemptions = List.copyOf(exemptions);
    }

    /** The id without its family: that of the policy, in which a hyphen stands for each dot. */
    public String name() {
      return id.substring(id.indexOf('/') + 1);
    }
  }

  /**
   * The params that a policy is given, whatever its bindings name.
   *
   * @param object a ConfigMap
   * @param reason for a person
   */
  public record Params(Manifest object, String reason) {}

  /**
   * Another severity for all that a rule finds.
   *
   * @param severity null where the rule is switched off
   * @param until the last day on which it holds, UTC; null for ever
   * @param reason for a person
   */
  public record Tuning(
      @Nullable Severity severity, @Nullable LocalDate until, String reason, Place place) {
    boolean isOff() {
      return severity == null;
    }

    /** Whether it holds on a day. */
    public boolean holdsOn(LocalDate day) {
      return until == null || !day.isAfter(until);
    }
  }

  /** The params that policies are given, by the policy's name as the rule has it. */
  public Map<String, Manifest> params() {
    var given = new LinkedHashMap<String, Manifest>();
    for (var rule : byId.values()) {
      if (rule.params() != null) {
        given.put(rule.name(), rule.params().object());
      }
    }
    return given;
  }

  /** The names of the rules that are switched off on a day. */
  public Set<String> off(LocalDate day) {
    return byId.values().stream()
        .filter(
            rule -> rule.tuning() != null && rule.tuning().isOff() && rule.tuning().holdsOn(day))
        .map(Rule::name)
        .collect(Collectors.toSet());
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
