package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.judge.Beside;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Policies;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.semantic.custom.CustomKinds;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

/**
 * What the objects of each environment are judged beside. Namespaces are those of the tree that is
 * judged; params belong to the policies, and come from where these come from. Safe to use from many
 * threads.
 */
final class Besides {

  private static final Set<String> NAMESPACE = Set.of("Namespace");

  private final Judges judges;
  private final Strategy strategy;
  private final Stock stock;
  private final Inspector.Base base;
  private final Supplier<CustomKinds> kinds;
  private final Set<String> off;
  private final Map<String, Beside> known = new HashMap<>();

  /**
   * @param kinds the custom kinds of the tree
   */
  Besides(Ground ground, Pass.By by, Supplier<CustomKinds> kinds) {
    this.judges = ground.judges();
    this.strategy = ground.renderings().strategy();
    this.stock = new Stock(ground);
    this.base = by.base();
    this.off = strategy.rules().off(by.day());
    this.kinds = kinds;
  }

  /** For an environment, or {@link Stock#OUTSIDE}. */
  synchronized Beside of(String environment) {
    return known.computeIfAbsent(environment, this::make);
  }

  private Beside make(String environment) {
    var own = base.policies().in(environment);
    var surroundings =
        Surroundings.of(objects(environment, own))
            .inNamespace(namespace(environment))
            .giving(strategy.rules().params());
    return new Beside(
        kinds,
        judges.of(environment).policies(own, off),
        // Whether params are in a namespace may be for a definition to say.
        own.paramKinds().isEmpty() ? surroundings : surroundings.knowing(kinds.get().resources()),
        object -> base.earlier().of(environment, object));
  }

  /** The policies that ship look at nothing besides the object. */
  private List<Manifest> objects(String environment, Policies own) {
    var objects = new ArrayList<Manifest>();
    if (!own.isEmpty()) {
      objects.addAll(stock.of(environment, NAMESPACE));
      objects.addAll(base.policies().params(environment));
    }
    return objects;
  }

  private String namespace(String environment) {
    var target = strategy.delivery().environments().get(environment);
    return target == null ? "default" : target.namespace();
  }
}
