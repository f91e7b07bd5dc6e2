package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change;
import io.mindscape.slipway.policies.edit.Value;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.manifest.Workload.Container;
import io.mindscape.slipway.policies.requirement.Wanted;
import io.mindscape.slipway.policies.strategy.Strategy.Requirement;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Amounts: what the strategy wants, and else what the container says of itself elsewhere. */
final class Sizes {

  private static final BigDecimal GIGA = BigDecimal.ONE.scaleByPowerOfTen(9);
  private static final BigDecimal MEGA = BigDecimal.ONE.scaleByPowerOfTen(6);

  private Sizes() {}

  /** Requests of cpu and memory that are not there. */
  static Optional<Fix> requests(Ill ill) {
    return ill.container()
        .flatMap(
            container -> {
              var changes = new ArrayList<Change>();
              for (var resource : List.of("cpu", "memory")) {
                if (container.at("resources", "requests", resource) == null) {
                  amount(ill, container, resource, "limits")
                      .ifPresent(
                          amount ->
                              changes.add(
                                  put(ill, container, "resources.requests." + resource, amount)));
                }
              }
              return changes.isEmpty()
                  ? Optional.empty()
                  : Optional.of(new Fix("Add resources.requests", changes));
            });
  }

  /** A limit of memory that is not there: what is asked for. */
  static Optional<Fix> memoryLimit(Ill ill) {
    return ill.container()
        .flatMap(
            container ->
                amount(ill, container, "memory", "requests")
                    .map(
                        amount ->
                            new Fix(
                                "Add resources.limits.memory: " + amount,
                                List.of(put(ill, container, "resources.limits.memory", amount)))));
  }

  private static Change put(Ill ill, Container container, String path, String amount) {
    return new Change.Put(ill.root().below(container.path()).below(path), new Value.Loose(amount));
  }

  /** What the container says under {@code other}, else what the strategy wants of its component. */
  private static Optional<String> amount(
      Ill ill, Container container, String resource, String other) {
    if (container.at("resources", other, resource) instanceof Scalar scalar) {
      return Optional.of(scalar.text());
    }
    return needs(ill, container)
        .map(needs -> resource.equals("cpu") ? needs.cpu() : needs.memory())
        .map(Sizes::written);
  }

  /** Only of the container that the strategy speaks of. */
  private static Optional<Requirement> needs(Ill ill, Container container) {
    return Wanted.of(ill.object(), ill.around().strategy(), ill.finding().environment())
        .filter(wanted -> wanted.container().equals(container.path()))
        .map(Wanted::needs);
  }

  /** What is less than the strategy wants. */
  static Optional<Fix> wanted(Ill ill) {
    var wanted = Wanted.of(ill.object(), ill.around().strategy(), ill.finding().environment());
    if (wanted.isEmpty()) {
      return Optional.empty();
    }
    var needs = wanted.get().needs();
    if (ill.field().equals("spec.replicas")) {
      var replicas = needs.replicas();
      return replicas == null || isScaled(ill)
          ? Optional.empty()
          : Fixer.put("Set replicas: " + replicas, ill.way(), new Value.Bare(replicas.toString()));
    }
    return amount(ill.field(), needs)
        .map(
            amount ->
                new Fix(
                    "Ask for %s of %s".formatted(amount, last(ill.field())), raised(ill, amount)));
  }

  /** A limit below what is asked for would be refused. */
  private static List<Change> raised(Ill ill, String amount) {
    var changes = new ArrayList<Change>();
    changes.add(new Change.Put(ill.way(), new Value.Loose(amount)));
    var limit = ill.field().replace(".requests.", ".limits.");
    if (isLess(ill.text(limit), amount)) {
      changes.add(new Change.Put(ill.root().below(limit), new Value.Loose(amount)));
    }
    return changes;
  }

  private static boolean isLess(String limit, String amount) {
    try {
      return !limit.isEmpty() && Quantity.parse(limit).compareTo(Quantity.parse(amount)) < 0;
    } catch (Refused noQuantity) {
      return false;
    }
  }

  /** Then the number is the autoscaler's business. */
  private static boolean isScaled(Ill ill) {
    return ill.around().beside().stream()
        .filter(object -> object.text("kind").equals("HorizontalPodAutoscaler"))
        .anyMatch(
            scaler ->
                scaler.text("spec", "scaleTargetRef", "kind").equals(ill.object().text("kind"))
                    && scaler
                        .text("spec", "scaleTargetRef", "name")
                        .equals(ill.object().ref().name()));
  }

  private static Optional<String> amount(String field, Requirement needs) {
    return switch (last(field)) {
      case "cpu" -> Optional.ofNullable(needs.cpu()).map(Sizes::written);
      case "memory" -> Optional.ofNullable(needs.memory()).map(Sizes::written);
      default -> Optional.empty();
    };
  }

  private static String last(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }

  /** What the strategy calls 4GB, people write as 4Gi, which is a little more. */
  private static String written(@Nullable Quantity amount) {
    var bytes = amount == null ? BigDecimal.ZERO : amount.amount();
    if (bytes.signum() > 0 && bytes.remainder(GIGA).signum() == 0) {
      return bytes.divideToIntegralValue(GIGA).toPlainString() + "Gi";
    }
    if (bytes.signum() > 0 && bytes.remainder(MEGA).signum() == 0) {
      return bytes.divideToIntegralValue(MEGA).toPlainString() + "Mi";
    }
    return String.valueOf(amount);
  }

  /** A bound of an autoscaler that is another than the strategy's. */
  static Optional<Fix> bounds(Ill ill) {
    var autoscaling = ill.around().strategy().autoscaling();
    var target = autoscaling.cpu() == null ? autoscaling.memory() : autoscaling.cpu();
    if (target == null) {
      return Optional.empty();
    }
    return switch (ill.field()) {
      case "spec.minReplicas" -> bound(ill, target.minReplicas());
      case "spec.maxReplicas" -> bound(ill, target.maxReplicas());
      default -> Optional.empty();
    };
  }

  private static Optional<Fix> bound(Ill ill, int count) {
    return Fixer.put(
        "Set %s: %d".formatted(last(ill.field()), count),
        ill.way(),
        new Value.Bare(Integer.toString(count)));
  }
}
