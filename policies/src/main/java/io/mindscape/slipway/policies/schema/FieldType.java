package io.mindscape.slipway.policies.schema;

/** What may stand in a field. The letters are those of {@code policies/schemas/compact.py}. */
sealed interface FieldType {

  /** A single value. */
  enum Basic implements FieldType {
    STRING("a string"),
    INTEGER("a whole number"),
    NUMBER("a number"),
    BOOLEAN("true or false"),
    QUANTITY("a quantity, such as 500m or 4Gi"),
    INTEGER_OR_STRING("a whole number or a string"),
    OBJECT("a mapping"),
    ANYTHING("anything");

    private final String words;

    Basic(String words) {
      this.words = words;
    }

    String words() {
      return words;
    }
  }

  /** The fields of the type of that number. */
  record Fields(int number) implements FieldType {}

  /** A list. */
  record ListOf(FieldType item) implements FieldType {}

  /** A mapping with keys of the author's. */
  record MapOf(FieldType value) implements FieldType {}

  static FieldType parse(String code) {
    return switch (code.charAt(0)) {
      case '@' -> new Fields(Integer.parseInt(code.substring(1)));
      case '[' -> new ListOf(parse(code.substring(1)));
      case '{' -> new MapOf(parse(code.substring(1)));
      case 's' -> Basic.STRING;
      case 'i' -> Basic.INTEGER;
      case 'n' -> Basic.NUMBER;
      case 'b' -> Basic.BOOLEAN;
      case 'q' -> Basic.QUANTITY;
      case 'x' -> Basic.INTEGER_OR_STRING;
      case 'o' -> Basic.OBJECT;
      case '*' -> Basic.ANYTHING;
      default -> throw new IllegalArgumentException("no such field type: " + code);
    };
  }
}
