package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Mapping;
import io.mindscape.slipway.policies.edit.Cst.Scalar;
import io.mindscape.slipway.policies.edit.Cst.Sequence;
import java.util.Optional;

/** Finds a single value by where it stands. */
final class Values {

  private Values() {}

  /** The way to the value that begins at {@code start} and says {@code text}. */
  static Optional<Way> at(int start, String text, Cst node, Way way) {
    return switch (node) {
      case Scalar scalar ->
          scalar.start() == start && scalar.value().equals(text)
              ? Optional.of(way)
              : Optional.empty();
      case Mapping mapping -> {
        for (var pair : mapping.pairs()) {
          var found = at(start, text, pair.value(), way.key(pair.name()));
          if (found.isPresent()) {
            yield found;
          }
        }
        yield Optional.empty();
      }
      case Sequence list -> {
        for (int item = 0; item < list.items().size(); item++) {
          var found = at(start, text, list.items().get(item), way.item(item));
          if (found.isPresent()) {
            yield found;
          }
        }
        yield Optional.empty();
      }
      case Cst.Alias alias -> Optional.empty();
    };
  }
}
