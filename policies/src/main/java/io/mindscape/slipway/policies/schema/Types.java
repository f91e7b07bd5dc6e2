package io.mindscape.slipway.policies.schema;

import java.util.List;
import java.util.concurrent.atomic.AtomicReferenceArray;

/** Types by their numbers, each made when it is first asked for; safe to share. */
final class Types {

  private final List<String> lines;
  private final AtomicReferenceArray<Type> made;

  Types(List<String> lines) {
    this.lines = List.copyOf(lines);
    this.made = new AtomicReferenceArray<>(lines.size());
  }

  /** The number of the type of that name. */
  int number(String name) {
    for (int number = 0; number < lines.size(); number++) {
      if (lines.get(number).startsWith("T " + name + " ")) {
        return number;
      }
    }
    throw new IllegalArgumentException("no such type: " + name);
  }

  Type get(int number) {
    var type = made.get(number);
    if (type == null) {
      type = Packed.type(lines.get(number));
      made.set(number, type);
    }
    return type;
  }
}
