package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.hcl.Body;
import io.mindscape.slipway.policies.hcl.evaluate.Bindings;
import io.mindscape.slipway.policies.hcl.evaluate.Conversions;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Fields;
import io.mindscape.slipway.policies.hcl.value.Value.Sequence;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * How often a block stands for something: once, or by {@code count} or {@code for_each}.
 *
 * @param kind how its copies are told apart
 * @param copies those that are known; one for all, with a star for its key, where they are not
 */
record Copies(Kind kind, List<Copy> copies) {

  Copies {
    copies = List.copyOf(copies);
  }

  enum Kind {
    SINGLE,
    COUNTED,
    KEYED,
    UNKNOWN
  }

  /**
   * One of them.
   *
   * @param key what is added to its address: nothing, {@code [0]}, {@code ["a"]} or {@code [*]}
   */
  record Copy(String key, Bindings bindings) {}

  static Copies of(Body body, Function<Body.Argument, Value> evaluated) {
    var count = body.argument("count");
    if (count != null) {
      return counted(evaluated.apply(count));
    }
    var each = body.argument("for_each");
    return each == null
        ? new Copies(Kind.SINGLE, List.of(new Copy("", Bindings.none())))
        : keyed(evaluated.apply(each));
  }

  private static Copies counted(Value count) {
    var number = Conversions.number(count);
    if (number.isEmpty()) {
      return new Copies(Kind.UNKNOWN, List.of(copy("[*]", Value.unknown())));
    }
    var copies = new ArrayList<Copy>();
    int most = number.get().min(BigDecimal.valueOf(World.MOST_INSTANCES)).intValue();
    for (int index = 0; index < most; index++) {
      copies.add(copy("[%d]".formatted(index), Value.of(index)));
    }
    return new Copies(Kind.COUNTED, copies);
  }

  private static Copy copy(String key, Value index) {
    return new Copy(key, Bindings.none().with("count", Value.fields(Map.of("index", index))));
  }

  private static Copies keyed(Value each) {
    var copies = new ArrayList<Copy>();
    switch (each) {
      case Fields(var fields, var isOpen) when !isOpen ->
          fields.forEach((key, value) -> copies.add(keyed(key, Value.of(key), value)));
      case Sequence(var items, var isSet) when isSet && each.isWhole() ->
          items.forEach(item -> copies.add(keyed(Conversions.text(item).orElse(""), item, item)));
      default -> {
        return new Copies(
            Kind.UNKNOWN, List.of(new Copy("[*]", each(Value.unknown(), Value.unknown()))));
      }
    }
    return new Copies(Kind.KEYED, copies.subList(0, Math.min(copies.size(), World.MOST_INSTANCES)));
  }

  private static Copy keyed(String key, Value name, Value value) {
    return new Copy("[\"%s\"]".formatted(key), each(name, value));
  }

  private static Bindings each(Value key, Value value) {
    var fields = new TreeMap<String, Value>();
    fields.put("key", key);
    fields.put("value", value);
    return Bindings.none().with("each", Value.fields(fields));
  }

  /** What all of them together are worth to who refers to the block. */
  Value together(Function<Copy, Value> one) {
    return switch (kind) {
      case SINGLE -> one.apply(copies.get(0));
      case COUNTED -> Value.list(copies.stream().map(one).toList());
      case KEYED -> {
        var fields = new TreeMap<String, Value>();
        for (var copy : copies) {
          fields.put(copy.key().substring(2, copy.key().length() - 2), one.apply(copy));
        }
        yield Value.fields(fields);
      }
      case UNKNOWN -> Value.unknown();
    };
  }
}
