package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Mapping;
import io.mindscape.slipway.policies.edit.Cst.Sequence;
import java.util.Optional;

/**
 * Finds a key that stands for the second time, by where it does.
 *
 * @param again an offset into the text
 */
record Duplicates(int again) {

  /** The way to the key, where it is below {@code node}. */
  Optional<Way> in(Cst node, Way way) {
    return switch (node) {
      case Mapping mapping -> in(mapping, way);
      case Sequence list -> {
        for (int at = 0; at < list.items().size(); at++) {
          var found = in(list.items().get(at), way.item(at));
          if (found.isPresent()) {
            yield found;
          }
        }
        yield Optional.empty();
      }
      case Cst.Scalar scalar -> Optional.empty();
      case Cst.Alias alias -> Optional.empty();
    };
  }

  private Optional<Way> in(Mapping mapping, Way way) {
    for (var pair : mapping.pairs()) {
      if (pair.key().start() == again
          && mapping.find(pair.name(), 0) != mapping.last(pair.name())) {
        return Optional.of(way.key(pair.name()));
      }
      var found = in(pair.value(), way.key(pair.name()));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }
}
