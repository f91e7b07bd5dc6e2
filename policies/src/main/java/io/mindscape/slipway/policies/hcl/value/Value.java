package io.mindscape.slipway.policies.hcl.value;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What an expression is worth. Lists, tuples and sets are {@link Sequence}s, objects and maps are
 * {@link Fields}; what is not known before a run is {@link Unknown}, and so is all that depends on
 * it.
 */
public sealed interface Value {

  /** What nobody knows before a run. */
  static Value unknown() {
    return new Unknown();
  }

  /** Nothing. */
  static Value nothing() {
    return new Null();
  }

  /** What nobody knows before a run. */
  record Unknown() implements Value {}

  /** Nothing: as if the argument was not given. */
  record Null() implements Value {}

  /** True or false. */
  record Truth(boolean isTrue) implements Value {}

  /** A number of any size; equal to others of its value whatever their scale. */
  record Numeral(BigDecimal number) implements Value {
    public Numeral {
      number = number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
  }

  /** A text. */
  record Text(String text) implements Value {}

  /**
   * Items in order.
   *
   * @param isSet whether the items are their own keys
   */
  record Sequence(List<Value> items, boolean isSet) implements Value {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /**
   * Values under names, in the order of the names.
   *
   * @param isOpen whether there may be others, of which nothing is known
   */
  record Fields(Map<String, Value> fields, boolean isOpen) implements Value {
    public Fields {
      fields = Collections.unmodifiableMap(new TreeMap<>(fields));
    }
  }

  static Value of(boolean truth) {
    return new Truth(truth);
  }

  static Value of(long number) {
    return new Numeral(BigDecimal.valueOf(number));
  }

  static Value of(BigDecimal number) {
    return new Numeral(number);
  }

  static Value of(String text) {
    return new Text(text);
  }

  static Value list(List<Value> items) {
    return new Sequence(items, false);
  }

  static Value fields(Map<String, Value> fields) {
    return new Fields(fields, false);
  }

  default boolean isUnknown() {
    return this instanceof Unknown;
  }

  default boolean isNull() {
    return this instanceof Null;
  }

  /** Whether nothing in it is unknown. */
  default boolean isWhole() {
    return switch (this) {
      case Unknown unknown -> false;
      case Sequence(var items, var isSet) -> items.stream().allMatch(Value::isWhole);
      case Fields(var fields, var isOpen) ->
          !isOpen && fields.values().stream().allMatch(Value::isWhole);
      case Null nothing -> true;
      case Truth truth -> true;
      case Numeral number -> true;
      case Text text -> true;
    };
  }
}
