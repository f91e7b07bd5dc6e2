package io.mindscape.slipway.policies.hcl;

import io.mindscape.slipway.policies.finding.Place;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a file or between the braces of a block, in the order in which it stands there.
 * What could not be read is left out.
 */
public record Body(List<Argument> arguments, List<Block> blocks) {

  public Body {
    arguments = List.copyOf(arguments);
    blocks = List.copyOf(blocks);
  }

  /** The argument of that name, or null. */
  public @Nullable Argument argument(String name) {
    return arguments.stream()
        .filter(argument -> argument.name().equals(name))
        .findFirst()
        .orElse(null);
  }

  /** The blocks of a type. */
  public Stream<Block> blocks(String type) {
    return blocks.stream().filter(block -> block.type().equals(type));
  }

  /** {@code name = value}. */
  public record Argument(Place place, String name, Expression value) {}

  /**
   * <code>type "label" {…}</code>
   *
   * @param place where the type stands
   */
  public record Block(Place place, String type, List<Label> labels, Body body) {
    public Block {
      labels = List.copyOf(labels);
    }

    /** The text of a label; empty where there are not so many. */
    public String label(int index) {
      return index < labels.size() ? labels.get(index).text() : "";
    }
  }

  /** What a block is called. */
  public record Label(Place place, String text) {}
}
