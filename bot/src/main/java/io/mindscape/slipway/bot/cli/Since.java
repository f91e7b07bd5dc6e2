package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.git.Differing;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Earlier;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Base;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.jobs.inspect.Introduced;
import io.mindscape.slipway.policies.strategy.Strategy;

/**
 * {@code --base REV}: judges what differs from an earlier tree, as a pull request is judged, and
 * leaves out what was found there already. Rules and policies are those of the checkout.
 *
 * @param asked everything, or one environment
 */
record Since(Inspector inspector, Snapshot before, Scope asked) {

  Inspection inspect(Snapshot tree, Strategy strategy) {
    var scope = scope(tree);
    var policies = inspector.policies(tree, strategy);
    var was = inspector.inspect(before, strategy, scope, new Base(policies, Earlier.nothing()));
    var is = inspector.inspect(tree, strategy, scope, new Base(policies, Earlier.of(was)));
    return is.only(Introduced.between(is.before(was), is.findings()).introduced());
  }

  /** An environment that somebody asks for is looked at whole, whatever of it differs. */
  private Scope scope(Snapshot tree) {
    return switch (asked) {
      case Scope.Environment environment -> environment;
      case Scope.Whole whole -> new Scope.Paths(Differing.between(before, tree));
      case Scope.Paths paths -> paths;
    };
  }
}
