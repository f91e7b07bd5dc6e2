package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.strategy.Exemption;
import io.mindscape.slipway.policies.strategy.Rules;
import io.mindscape.slipway.policies.strategy.Rules.Rule;
import io.mindscape.slipway.policies.strategy.RulesFindings;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

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
   * What ended, what speaks of rules that are not there, and params that no policy takes.
   *
   * @param policies the policies that do not ship, and of each the kind of its params; asked only
   *     if a rule speaks of one
   */
  List<Finding> flaws(Supplier<Map<String, String>> policies) {
    var flaws = new ArrayList<>(RulesFindings.lapsed(rules, day));
    // None of those that ship takes params.
    var kinds = new HashMap<String, String>();
    Policies.shippedNames().forEach(name -> kinds.put(name, ""));
    if (!rules.byId().isEmpty() && !kinds.keySet().containsAll(names())) {
      kinds.putAll(policies.get());
    }
    flaws.addAll(RulesFindings.unknown(rules, kinds.keySet()));
    flaws.addAll(RulesFindings.params(rules, kinds));
    return flaws;
  }

  private List<String> names() {
    return rules.byId().values().stream().map(Rule::name).toList();
  }

  /** What nothing needs any more, if everything was judged by these rules. */
  List<Finding> unused(Set<Exemption> used) {
    return RulesFindings.unused(rules, used, day);
  }
}
