package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.meta.Amounts;
import io.mindscape.slipway.policies.semantic.meta.ResourceNames;
import java.math.BigDecimal;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The amounts of one item of a LimitRange: for each resource, min ≤ defaultRequest ≤ default ≤ max.
 * What a container's item leaves out is taken from its neighbours first, as the server does.
 */
final class LimitAmounts {

  private final Field limit;
  private final String resource;
  private final @Nullable Field min;
  private final @Nullable Field max;
  private final @Nullable Field standard;
  private final @Nullable Field request;

  private LimitAmounts(Field limit, String resource) {
    this.limit = limit;
    this.resource = resource;
    min = amount("min");
    max = amount("max");
    boolean container = limit.get("type").text().equals(LimitRanges.CONTAINER);
    boolean pod = limit.get("type").text().equals("Pod");
    var limits = pod ? null : amount("default");
    var requests = pod ? null : amount("defaultRequest");
    standard = container ? first(limits, max) : limits;
    request = container ? first(requests, first(standard, min)) : requests;
  }

  static void judge(Field limit) {
    var resources = new TreeSet<String>();
    for (var list : List.of("max", "min", "default", "defaultRequest", "maxLimitRequestRatio")) {
      limit.get(list).entries().forEach(amount -> resources.add(amount.key()));
    }
    resources.forEach(resource -> new LimitAmounts(limit, resource).judge());
  }

  private void judge() {
    inOrder(min, max, min);
    inOrder(min, request, request);
    inOrder(request, max, request);
    inOrder(request, standard, request);
    inOrder(min, standard, standard);
    inOrder(standard, max, standard);
    ratio();
    if (!ResourceNames.mayBeOvercommitted(resource)
        && standard != null
        && request != null
        && Amounts.of(standard).compareTo(Amounts.of(request)) != 0) {
      request.invalid("%s has to be the same in default.".formatted(resource));
    }
  }

  private @Nullable Field amount(String list) {
    var amounts = limit.get(list);
    return amounts.has(resource) ? amounts.entry(resource) : null;
  }

  private static @Nullable Field first(@Nullable Field one, @Nullable Field other) {
    return one == null ? other : one;
  }

  /** The server says it at one of the two, {@code told}. */
  private static void inOrder(@Nullable Field less, @Nullable Field more, @Nullable Field told) {
    if (less != null
        && more != null
        && told != null
        && Amounts.of(less).compareTo(Amounts.of(more)) > 0) {
      told.invalid(
          "%s, %s, may not be more than %s, %s."
              .formatted(less.path(), less.quantity(), more.path(), more.quantity()));
    }
  }

  private void ratio() {
    var ratio = amount("maxLimitRequestRatio");
    if (ratio == null) {
      return;
    }
    if (Amounts.of(ratio).compareTo(BigDecimal.ONE) < 0) {
      ratio.invalid("a limit is at least what is asked for: it has to be at least 1.");
    }
    if (min != null && max != null && exceeds(ratio, min, max)) {
      ratio.invalid("it may not be more than max divided by min.");
    }
  }

  /** In floating point, as the server does, to which a division by nothing is no limit. */
  private static boolean exceeds(Field ratio, Field min, Field max) {
    boolean huge =
        Stream.of(ratio, min, max).anyMatch(amount -> Amounts.units(amount) >= Amounts.HUGE);
    return huge
        ? Amounts.units(ratio) > (double) Amounts.units(max) / Amounts.units(min)
        : Amounts.thousandths(ratio) / 1000.0
            > (double) Amounts.thousandths(max) / Amounts.thousandths(min);
  }
}
