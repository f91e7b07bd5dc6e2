package io.mindscape.slipway.sandbox.speed;

import io.mindscape.slipway.policies.judge.Judge;
import io.mindscape.slipway.policies.judge.Refusals;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.util.List;
import java.util.function.Predicate;

/** How much is asked of an object. */
enum Depth {
  /** What strict decoding says. */
  SCHEMAS,
  /** That, and the semantic rules: what the API server would say. */
  SEMANTICS,
  /** That, all shipped policies, and the strategy's requirements: what {@code check} says. */
  EVERYTHING;

  /** Tells which objects have errors; loads what it needs. Safe from many threads. */
  Predicate<Manifest> judge() {
    return switch (this) {
      case SCHEMAS -> {
        var schemas = Schemas.builtIn();
        yield object -> !schemas.decode(object).findings().isEmpty();
      }
      case SEMANTICS -> {
        var refusals = new Refusals(Schemas.builtIn());
        yield object -> !refusals.judge(object).isEmpty();
      }
      case EVERYTHING -> {
        var judge = Judge.shipped();
        var strategy = StrategyReader.reference();
        yield object -> isWrong(judge, object, strategy);
      }
    };
  }

  /** By findings of the schema alone, so that all depths flag the same files. */
  private static boolean isWrong(Judge judge, Manifest object, Strategy strategy) {
    return judge.judge(List.of(object), strategy, null).findings().stream()
        .anyMatch(finding -> finding.rule().startsWith("schema/"));
  }
}
