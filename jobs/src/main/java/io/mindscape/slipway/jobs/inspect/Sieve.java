package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.strategy.Exemption;
import io.mindscape.slipway.policies.strategy.Rules.Outcome;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The findings of an inspection, as far as the repository's rules let them through. */
final class Sieve {

  private final Strategy strategy;
  private final LocalDate day;

  /** By what they say: of one line that is rendered often, the first rendering stands for all. */
  private final Map<Finding, Finding> told = new LinkedHashMap<>();

  private final Set<Finding> excepted = new HashSet<>();
  private final Set<Exemption> used = new HashSet<>();

  Sieve(Strategy strategy, LocalDate day) {
    this.strategy = strategy;
    this.day = day;
  }

  void addAll(Collection<Finding> findings) {
    findings.forEach(this::add);
  }

  void add(Finding finding) {
    switch (strategy.rules().of(finding, namespace(finding), day)) {
      case Outcome.Told(var as) -> told.putIfAbsent(as.judged(null), as);
      case Outcome.Excepted(var by) -> {
        excepted.add(finding);
        used.add(by);
      }
      case Outcome.Off() -> {}
    }
  }

  private String namespace(Finding finding) {
    var environment = finding.environment();
    var target = environment == null ? null : strategy.delivery().environments().get(environment);
    return target == null ? "" : target.namespace();
  }

  /** In reading order. */
  List<Finding> told() {
    return told.values().stream().sorted(Finding.READING_ORDER).toList();
  }

  int count(Severity severity) {
    return (int) told.values().stream().filter(finding -> finding.severity() == severity).count();
  }

  /** How many objects there are of which a policy could not be evaluated. */
  int undecided() {
    return (int)
        told.values().stream()
            .filter(finding -> finding.rule().equals(Policies.NOT_EVALUATED))
            .map(finding -> new Undecided(finding.environment(), finding.resource()))
            .distinct()
            .count();
  }

  private record Undecided(@Nullable String environment, @Nullable ResourceRef object) {}

  /** How many findings exceptions cover. */
  int excepted() {
    return excepted.size();
  }

  /** The exceptions that covered something. */
  Set<Exemption> used() {
    return Set.copyOf(used);
  }
}
