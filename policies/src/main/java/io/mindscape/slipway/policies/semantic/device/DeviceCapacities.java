package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.Set;

/** A capacity of a device, and how those who share the device may ask for parts of it. */
final class DeviceCapacities {

  private static final int MAX_VALUES = 10;
  private static final BigDecimal MAX_WHOLE = BigDecimal.valueOf(Long.MAX_VALUE);

  private DeviceCapacities() {}

  static void judge(Field capacity, boolean shared) {
    var problem = DeviceNames.qualified(capacity.key());
    if (problem != null) {
      capacity.report("invalid", "%s has a wrong name: %s".formatted(capacity.path(), problem));
    }
    var policy = capacity.get("requestPolicy");
    if (!policy.isSet()) {
      return;
    }
    if (!shared) {
      policy.forbidden("it needs allowMultipleAllocations.");
      return;
    }
    policy(policy, amount(capacity.get("value")));
  }

  private static void policy(Field policy, BigDecimal capacity) {
    var values = policy.get("validValues");
    var range = policy.get("validRange");
    if (values.size() > 0 && range.isSet()) {
      policy.forbidden("validValues and validRange exclude each other.");
    } else if (values.size() == 0 && !range.isSet()) {
      return;
    } else if (!policy.get("default").isSet()) {
      policy.get("default").required("validValues and validRange need one.");
    } else if (range.isSet()) {
      range(range, amount(policy.get("default")), capacity);
    } else {
      values(values, amount(policy.get("default")), capacity);
    }
  }

  private static void values(Field values, BigDecimal standard, BigDecimal capacity) {
    var items = values.items();
    for (int i = 1; i < items.size(); i++) {
      if (amount(items.get(i - 1)).compareTo(amount(items.get(i))) > 0) {
        items.get(i).invalid("values have to be in ascending order.");
      }
    }
    if (items.size() > MAX_VALUES) {
      values.tooMany(MAX_VALUES);
      return;
    }
    Set<BigDecimal> seen = new HashSet<>();
    for (var value : items) {
      if (amount(value).compareTo(capacity) > 0) {
        value.invalid("it is more than the whole capacity.");
      }
      if (!seen.add(whole(amount(value)))) {
        value.duplicate();
      }
    }
    if (items.stream().noneMatch(value -> amount(value).compareTo(standard) == 0)) {
      values.invalid("the default has to be one of them.");
    }
  }

  private static void range(Field range, BigDecimal standard, BigDecimal capacity) {
    var min = range.get("min");
    if (!min.isSet()) {
      min.required();
      return;
    }
    bounds(range, standard, capacity);
    if (range.get("step").isSet()) {
      step(range, standard, capacity);
    }
  }

  private static void bounds(Field range, BigDecimal standard, BigDecimal capacity) {
    var min = range.get("min");
    var max = range.get("max");
    if (amount(min).compareTo(capacity) > 0) {
      min.invalid("it is more than the whole capacity.");
    }
    if (standard.compareTo(amount(min)) < 0) {
      range.get("default").invalid("the default is less than min.");
    }
    if (!max.isSet()) {
      return;
    }
    if (amount(min).compareTo(amount(max)) > 0) {
      max.invalid("it is less than min.");
    }
    if (amount(max).compareTo(capacity) > 0) {
      max.invalid("it is more than the whole capacity.");
    }
    if (standard.compareTo(amount(max)) > 0) {
      range.get("default").invalid("the default is more than max.");
    }
  }

  private static void step(Field range, BigDecimal standard, BigDecimal capacity) {
    var step = range.get("step");
    var min = amount(range.get("min"));
    if (amount(step).signum() <= 0) {
      step.invalid("it has to be more than nothing.");
      return;
    }
    if (min.add(amount(step)).compareTo(capacity) > 0) {
      step.invalid("one step from min is more than the whole capacity.");
    }
    if (!fits(standard) || !fits(min) || !fits(amount(range.get("max"))) || !fits(amount(step))) {
      step.invalid("with a step, no amount may be negative or more than %s.".formatted(MAX_WHOLE));
      return;
    }
    steps(step, standard, min);
    if (range.get("max").isSet()) {
      steps(step, amount(range.get("max")), min);
    }
  }

  private static void steps(Field step, BigDecimal value, BigDecimal min) {
    if (whole(value).subtract(whole(min)).remainder(whole(amount(step))).signum() != 0) {
      step.invalid("from min, no number of steps leads to max and to the default.");
    }
  }

  private static boolean fits(BigDecimal amount) {
    return amount.signum() >= 0 && amount.compareTo(MAX_WHOLE) <= 0;
  }

  private static BigDecimal amount(Field field) {
    return field.quantity().amount();
  }

  /** As the server counts here: what is finer than one counts as one. */
  private static BigDecimal whole(BigDecimal amount) {
    return amount.setScale(0, RoundingMode.CEILING).stripTrailingZeros();
  }
}
