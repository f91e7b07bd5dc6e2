package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.strategy.Strategies.InForce;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.Follows;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;

/** From the environment that is followed to the one that follows it by promotion. */
record Route(Target source, Target target) {

  /**
   * @throws Refused if there is no such environment, or it is not fed by promotion; the message
   *     says what there is
   */
  static Route to(InForce inForce, String environment) {
    var target = environment(inForce, environment);
    var followed =
        switch (target.follows()) {
          case Follows.Promotion(var name) -> name;
          case Follows.Branch(var branch) ->
              throw new Refused(
                  "%s follows the branch %s: what is merged there is deployed by itself, and nothing has to be promoted."
                      .formatted(environment, Prose.code(branch)));
          case null ->
              throw new Refused(
                  "%s follows no environment: `delivery.environments.%s.follows` in `%s` says where it is fed from."
                      .formatted(environment, environment, Strategy.FILE));
        };
    var source = environment(inForce, followed);
    if (source.follows() instanceof Follows.Branch(var branch)
        && !branch.equals(inForce.branch())) {
      throw new Refused(
          "%s follows the branch %s; a promotion needs it on the default branch, %s. Let it follow that one in `%s`."
              .formatted(
                  source.environment(),
                  Prose.code(branch),
                  Prose.code(inForce.branch()),
                  Strategy.FILE));
    }
    return new Route(source, target);
  }

  /** The environments that are fed by promotion, in the order of the file. */
  static List<String> fed(InForce inForce) {
    return inForce.strategy().delivery().environments().values().stream()
        .filter(target -> target.follows() instanceof Follows.Promotion)
        .map(Target::environment)
        .toList();
  }

  /**
   * @throws Refused if there is none of that name; the message names those that exist
   */
  static Target environment(InForce inForce, String name) {
    var environments = inForce.strategy().delivery().environments();
    var target = environments.get(name);
    if (target == null) {
      var names = environments.keySet().stream().map(Prose::code).toList();
      throw new Refused(
          "There is no environment %s. `%s` has %s."
              .formatted(
                  Prose.code(name),
                  Strategy.FILE,
                  names.isEmpty() ? "none under `delivery`" : Prose.list(names)));
    }
    return target;
  }
}
