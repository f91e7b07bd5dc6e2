package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Scalar;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;

/** Writes a single value over another, in its style. */
record Scalars(Script script) {

  Span set(Scalar scalar, Value value) {
    if (scalar.isBlock()) {
      throw new Unfit("it is a text block of several lines; write it in one line, in quotes");
    }
    return new Span(scalar.start(), scalar.end(), written(scalar.style(), value));
  }

  private String written(ScalarStyle style, Value value) {
    return switch (value) {
      case Value.Text(var text) -> inStyle(style, text);
      case Value.Loose(var text) when style != ScalarStyle.PLAIN -> inStyle(style, text);
      default -> script.flow(value);
    };
  }

  private String inStyle(ScalarStyle style, String text) {
    return switch (style) {
      case SINGLE_QUOTED -> Script.quoted(text, "'");
      case DOUBLE_QUOTED -> Script.quoted(text, "\"");
      default -> script.plainOrQuoted(text);
    };
  }
}
