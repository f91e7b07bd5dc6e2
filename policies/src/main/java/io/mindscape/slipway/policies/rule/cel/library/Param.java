package io.mindscape.slipway.policies.rule.cel.library;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * What a parameter takes at run time. As in cel-go, of a list only the first item is looked at.
 *
 * @param takes whether it takes a value
 */
record Param(Predicate<Object> takes) {

  static final Param ANY = new Param(value -> true);
  static final Param STRING = of(String.class);
  static final Param BOOL = of(Boolean.class);
  static final Param INT = of(Long.class);
  static final Param UINT = of(Uint.class);
  static final Param DOUBLE = of(Double.class);
  static final Param BYTES = of(Bytes.class);
  static final Param DURATION = of(Span.class);
  static final Param TIMESTAMP = of(OffsetDateTime.class);
  static final Param LIST = of(List.class);
  static final Param MAP = of(Map.class);
  static final Param OPTIONAL = of(Maybe.class);

  static Param of(Class<?> type) {
    return new Param(type::isInstance);
  }

  static Param listOf(Param item) {
    return new Param(
        value ->
            value instanceof List<?> list
                && (list.isEmpty() || item.takes().test(list.getFirst())));
  }
}
