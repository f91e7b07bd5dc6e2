package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who judges what stands in which environment. Somebody may have chosen one judge for everything;
 * else it is the one for the version of Kubernetes that the strategy file says the environment's
 * clusters have, and the usual one where it does not say so. Safe to use from many threads.
 */
public final class Judges {

  private final Supplier<Judge> usual;
  private final @Nullable Strategy strategy;
  private final Map<String, Judge> known = new HashMap<>();

  private Judges(Supplier<Judge> usual, @Nullable Strategy strategy) {
    this.usual = usual;
    this.strategy = strategy;
  }

  /** One for everything, whatever the strategy file says. */
  public static Judges alone(Judge judge) {
    return new Judges(() -> judge, null);
  }

  /**
   * By the strategy file.
   *
   * @param usual who judges where it says nothing; asked once, when it is needed
   */
  public static Judges of(Supplier<Judge> usual, Strategy strategy) {
    return new Judges(usual, strategy);
  }

  /** Who judges where nothing is said. */
  public Judge usual() {
    return forVersion("");
  }

  /**
   * Who judges an environment.
   *
   * @param environment null or empty for what is in none
   */
  public Judge of(@Nullable String environment) {
    return forVersion(version(environment));
  }

  /**
   * The version of Kubernetes that an environment is judged by, such as {@code 1.36}; empty where
   * it is that of the usual judge of a strategy file, who is not asked for it.
   *
   * @param environment null or empty for what is in none
   */
  public String version(@Nullable String environment) {
    if (strategy == null) {
      return usual().version();
    }
    var target = strategy.delivery().environments().get(environment == null ? "" : environment);
    return target == null ? outside(strategy) : target.kubernetes();
  }

  /** The newest that there is, where all environments say what they have. */
  private static String outside(Strategy strategy) {
    var versions =
        strategy.delivery().environments().values().stream().map(Target::kubernetes).toList();
    return versions.contains("")
        ? ""
        : versions.stream().max(Comparator.comparingInt(Judges::minor)).orElse("");
  }

  private static int minor(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }

  private synchronized Judge forVersion(String version) {
    var judge = known.get(version);
    if (judge == null) {
      judge = version.isEmpty() ? usual.get() : forVersion("").forKubernetes(version);
      known.put(version, judge);
    }
    return judge;
  }
}
