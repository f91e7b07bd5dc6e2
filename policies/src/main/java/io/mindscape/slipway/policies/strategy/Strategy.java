package io.mindscape.slipway.policies.strategy;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.window.WindowSchedule;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The strategy of a platform, as {@code slipway.yaml} at the root of its GitOps repository tells
 * it. A block that the file leaves out is empty here.
 *
 * @param environments in the order of the file, which is the order of promotion
 * @param requirements environment → component → what its workloads need at least
 * @param tasks the maintenance tasks, in the order of the file
 * @param window null where the file has no {@code maintenance} block
 * @param nodes how nodes are rebooted; null where they are left alone
 * @param logs those that are rotated
 * @param databases where the logins of the databases stand that are looked after, in the order of
 *     promotion of their environments; empty where the file does not say
 * @param updates what is wanted of updates of dependencies
 * @param autoMerge what maintenance may merge by itself
 * @param breakGlass teams ({@code org/team}) that may have a task run outside the window; empty
 *     where the file does not say
 * @param rules what the repository makes of the rules
 * @param places where things stand, for messages that point back: {@code
 *     resource_requirements.production.api.cpu} → its line in the strategy file
 * @param speaksOf what the names of the objects begin with that it is about; empty for all
 */
public record Strategy(
    Map<String, Environment> environments,
    Map<String, Map<String, Requirement>> requirements,
    Autoscaling autoscaling,
    Monitoring monitoring,
    @Nullable WindowSchedule window,
    List<String> tasks,
    @Nullable NodeCare nodes,
    List<LogTarget> logs,
    List<DatabaseAccess> databases,
    UpdateRules updates,
    AutoMerge autoMerge,
    List<String> breakGlass,
    Delivery delivery,
    Rules rules,
    Map<String, Place> places,
    String speaksOf) {

  public Strategy {
    environments = Collections.unmodifiableMap(new LinkedHashMap<>(environments));
    requirements = Collections.unmodifiableMap(new LinkedHashMap<>(requirements));
    tasks = List.copyOf(tasks);
    logs = List.copyOf(logs);
    databases = List.copyOf(databases);
    breakGlass = List.copyOf(breakGlass);
    places = Map.copyOf(places);
  }

  /**
   * The window as far as it concerns one environment: its own freezes win over it too. Null where
   * there is none.
   */
  public @Nullable WindowSchedule window(String environment) {
    var target = delivery.environments().get(environment);
    return window == null || target == null ? window : window.frozenBy(target.freezes());
  }

  /**
   * The names of all environments in the order of promotion: those of {@code environments}, then
   * those that {@code delivery} alone has.
   */
  public List<String> promotionOrder() {
    var names = new LinkedHashSet<>(environments.keySet());
    names.addAll(delivery.environments().keySet());
    return List.copyOf(names);
  }

  /**
   * The teams whose members, two of them, may have a maintenance task run outside the window: the
   * owners, where the file does not say.
   */
  public List<String> breakGlassTeams() {
    return breakGlass.isEmpty() ? delivery.owners() : breakGlass;
  }

  /** Where the strategy file stands in a GitOps repository. */
  public static final String FILE = "slipway.yaml";

  /**
   * One environment.
   *
   * @param access who may use it, as the file words it
   * @param scaling by hand or by itself; null where the file does not say
   * @param monitoring null where the file does not say
   */
  public record Environment(
      String name,
      String purpose,
      String access,
      @Nullable Scaling scaling,
      @Nullable MonitoringLevel monitoring) {}

  /** {@code Manual}: no autoscaler may stand there. {@code Auto-scaling}: one must. */
  public enum Scaling {
    MANUAL,
    AUTO
  }

  /** {@code Basic}, {@code Full}, {@code Full with alerts}. */
  public enum MonitoringLevel {
    BASIC,
    FULL,
    FULL_WITH_ALERTS
  }

  /**
   * What a component needs at least; null where the file asks for nothing.
   *
   * @param memory in bytes; the file's {@code 4GB} is met by {@code 4Gi} and by {@code 4G}
   */
  public record Requirement(
      @Nullable Quantity cpu,
      @Nullable Quantity memory,
      @Nullable Quantity storage,
      @Nullable Integer replicas) {}

  /** The bounds that every horizontal autoscaler keeps; null where the file has no such block. */
  public record Autoscaling(@Nullable Target cpu, @Nullable Target memory) {
    /**
     * @param percent average utilization, 1 to 100
     */
    public record Target(int percent, int minReplicas, int maxReplicas) {}
  }

  /** What is watched, and what wakes people. */
  public record Monitoring(List<String> metrics, List<Alert> alerts) {
    public Monitoring {
      metrics = List.copyOf(metrics);
      alerts = List.copyOf(alerts);
    }

    /**
     * @param metric such as {@code latency_p95}
     * @param comparison one of {@code > >= < <=}
     * @param unit {@code %}, {@code ms}, {@code s} or empty
     */
    public record Alert(String metric, String comparison, double threshold, String unit) {}
  }
}
