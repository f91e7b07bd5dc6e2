package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.hcl.evaluate.Conversions;
import io.mindscape.slipway.policies.hcl.value.Value;
import io.mindscape.slipway.policies.hcl.value.Value.Text;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A block with its values worked out, dynamic blocks made what they stand for.
 *
 * @param isOpen whether there may be more blocks in it, of which nothing is known
 */
record Node(
    Place place, String type, Map<String, Given> arguments, List<Node> blocks, boolean isOpen) {

  Node {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
    blocks = List.copyOf(blocks);
  }

  /**
   * A value and where it is given.
   *
   * @param isSecret whether it comes from something that is declared to be sensitive
   */
  record Given(Place place, Value value, boolean isSecret) {}

  /** The value of an argument; null where it is not given or given as null. */
  Value value(String name) {
    var given = arguments.get(name);
    return given == null ? Value.nothing() : given.value();
  }

  boolean has(String name) {
    return !value(name).isNull();
  }

  /** Where an argument stands, or else the block. */
  Place placeOf(String name) {
    var given = arguments.get(name);
    return given == null ? place : given.place();
  }

  /** The text of an argument, if it is known and is one. */
  Optional<String> text(String name) {
    return value(name) instanceof Text(var text) ? Optional.of(text) : Optional.empty();
  }

  Optional<BigDecimal> number(String name) {
    return Conversions.number(value(name));
  }

  /** Whether an argument is known and true. */
  boolean isTrue(String name) {
    return is(name, true);
  }

  /** Whether an argument is known and false. */
  boolean isFalse(String name) {
    return is(name, false);
  }

  /** Whether an argument is missing, or known and false. */
  boolean isOff(String name) {
    return !has(name) || isFalse(name);
  }

  private boolean is(String name, boolean wanted) {
    return Conversions.truth(value(name)).filter(truth -> truth == wanted).isPresent();
  }

  /** The known texts among the items of a list. */
  List<String> texts(String name) {
    return value(name) instanceof Value.Sequence(var items, var isSet)
        ? items.stream()
            .flatMap(item -> item instanceof Text(var text) ? Stream.of(text) : Stream.empty())
            .toList()
        : List.of();
  }

  Stream<Node> blocks(String name) {
    return blocks.stream().filter(block -> block.type().equals(name));
  }
}
