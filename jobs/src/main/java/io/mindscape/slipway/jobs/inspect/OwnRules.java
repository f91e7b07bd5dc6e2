package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.strategy.Exemption;
import io.mindscape.slipway.policies.strategy.Rules;
import io.mindscape.slipway.policies.strategy.RulesFindings;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** The {@code rules} block of the strategy file that stands in a tree, in force or not. */
record OwnRules(Rules rules, LocalDate day) {

  /** Those of a file that cannot be understood are none: that it cannot is told elsewhere. */
  static OwnRules in(Files files, LocalDate day) {
    return new OwnRules(
        files.glance(Strategy.FILE).map(OwnRules::read).orElseGet(Rules::asShipped), day);
  }

  private static Rules read(SourceFile file) {
    try {
      return StrategyReader.read(file).rules();
    } catch (Refused bad) {
      return Rules.asShipped();
    }
  }

  /**
   * What ended, and what speaks of rules that are not there.
   *
   * @param policies the names of those that there are; asked only if a rule does not ship
   */
  List<Finding> flaws(Supplier<? extends Collection<String>> policies) {
    var unknown = RulesFindings.unknown(rules, Policies.shippedNames());
    return Stream.concat(
            RulesFindings.lapsed(rules, day).stream(),
            unknown.isEmpty()
                ? Stream.empty()
                : RulesFindings.unknown(rules, policies.get()).stream())
        .toList();
  }

  /** What nothing needs any more, if everything was judged by these rules. */
  List<Finding> unused(Set<Exemption> used) {
    return RulesFindings.unused(rules, used, day);
  }
}
