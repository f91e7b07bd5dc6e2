package io.mindscape.slipway.jobs.maintenance.dependencies;

import io.mindscape.slipway.jobs.maintenance.dependencies.Look.Blind;
import io.mindscape.slipway.policies.strategy.UpdateRules;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a look at all sources found.
 *
 * @param blind what could not be looked at
 * @param byHand what takes a person
 * @param left what is left as it is
 * @param blindSources those of which something could not be looked at, or is not known
 */
record Findings(
    UpdateRules rules,
    List<Standing> standings,
    List<Blind> blind,
    List<Blind> byHand,
    List<Blind> left,
    Set<String> blindSources) {

  Findings {
    standings = List.copyOf(standings);
    blind = List.copyOf(blind);
    byHand = List.copyOf(byHand);
    left = List.copyOf(left);
    blindSources = Set.copyOf(blindSources);
  }

  /**
   * Looks.
   *
   * @throws io.mindscape.slipway.policies.Refused where a person has to act before anything can be
   *     looked at
   */
  static Findings of(List<Source> sources, Look look, Clock clock) {
    var rules = look.turn().occasion().inForce().strategy().updates();
    var choice = new Choice(rules, look, clock.instant());
    var standings = new ArrayList<Standing>();
    for (var source : sources) {
      look.through(source).forEach(one -> standings.add(choice.of(source.name(), one)));
    }
    if (standings.isEmpty()) {
      look.refusal()
          .ifPresent(
              refused -> {
                throw refused;
              });
    }
    return new Findings(
        rules, standings, look.blind(), look.byHand(), look.left(), look.blindSources());
  }
}
