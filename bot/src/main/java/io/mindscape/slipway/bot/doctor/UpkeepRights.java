package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.cluster.Right;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/**
 * What the tasks of the window may have to do in clusters, as {@code docs/nodes.md}, {@code
 * docs/logs.md} and {@code docs/database-care.md} list it.
 */
final class UpkeepRights {

  private static final List<Right> REBOOTS =
      List.of(
          new Right("get", "", "nodes", ""),
          new Right("list", "", "nodes", ""),
          new Right("patch", "", "nodes", ""),
          new Right("list", "", "pods", ""),
          new Right("create", "", "pods/eviction", ""));

  private UpkeepRights() {}

  /** Contexts of clusters, and what is needed there. */
  static Map<String, Set<Right>> of(Strategy strategy) {
    var rights = new TreeMap<String, Set<Right>>();
    BiConsumer<String, Collection<Right>> needs =
        (context, more) ->
            rights
                .computeIfAbsent(
                    context,
                    any ->
                        new TreeSet<>((one, other) -> one.toString().compareTo(other.toString())))
                .addAll(more);
    var tasks = strategy.tasks();
    if (tasks.contains("security_patches") && strategy.nodes() != null) {
      targets(strategy)
          .flatMap(UpkeepRights::contexts)
          .forEach(context -> needs.accept(context, REBOOTS));
    }
    if (tasks.contains("log_rotation")) {
      rotation(strategy, needs);
    }
    if (tasks.contains("database_optimization")) {
      strategy.databases().stream()
          .map(DatabaseAccess::secret)
          .forEach(
              secret ->
                  needs.accept(
                      secret.cluster(),
                      List.of(new Right("get", "", "secrets", secret.namespace(), secret.name()))));
    }
    return rights;
  }

  /** Where logs are rotated; where nothing says which, a Job looks in the first cluster. */
  private static void rotation(Strategy strategy, BiConsumer<String, Collection<Right>> needs) {
    if (strategy.logs().isEmpty()) {
      targets(strategy)
          .filter(target -> contexts(target).findAny().isPresent())
          .findFirst()
          .ifPresent(
              first ->
                  needs.accept(contexts(first).findFirst().orElseThrow(), jobs(first.namespace())));
    }
    strategy.logs().stream()
        .map(log -> strategy.delivery().environments().get(log.environment()))
        .flatMap(Stream::ofNullable)
        .forEach(
            target ->
                contexts(target)
                    .forEach(context -> needs.accept(context, jobs(target.namespace()))));
  }

  private static List<Right> jobs(String namespace) {
    return List.of(
        new Right("get", "", "namespaces", ""),
        new Right("create", "batch", "jobs", namespace),
        new Right("get", "batch", "jobs", namespace),
        new Right("delete", "batch", "jobs", namespace),
        new Right("list", "", "pods", namespace),
        new Right("get", "", "pods/log", namespace));
  }

  private static Stream<Target> targets(Strategy strategy) {
    return strategy.delivery().environments().values().stream();
  }

  private static Stream<String> contexts(Target target) {
    return target.waves().stream().flatMap(List::stream);
  }
}
