package io.mindscape.slipway.policies.schema;

import java.util.List;

/**
 * What may stand in a field, as the API server decodes it. Each has a code, by which a packed
 * schema names it: see {@link Packed}.
 */
sealed interface FieldType {

  /** The code of the type. */
  String code();

  /** A single value. */
  enum Basic implements FieldType {
    STRING("s", "a string"),
    BOOLEAN("b", "true or false"),
    INT32("i", "a whole number of 32 bits"),
    INT64("l", "a whole number of 64 bits"),
    DOUBLE("n", "a number"),
    BYTES("y", "base64"),
    TIME("t", "a time, such as 2026-11-29T02:00:00Z"),
    MICRO_TIME("u", "a time with six digits of a second, such as 2026-11-29T02:00:00.000000Z"),
    QUANTITY("q", "a quantity, such as 500m or 4Gi"),
    INTEGER_OR_STRING("x", "a whole number or a string"),
    OBJECT("o", "a mapping"),
    ANYTHING("*", "anything");

    private final String code;
    private final String words;

    Basic(String code, String words) {
      this.code = code;
      this.words = words;
    }

    @Override
    public String code() {
      return code;
    }

    String words() {
      return words;
    }
  }

  /** The fields of the type of that number. */
  record Fields(int number) implements FieldType {
    @Override
    public String code() {
      return "@" + number;
    }
  }

  /** A list. */
  record ListOf(FieldType item) implements FieldType {
    @Override
    public String code() {
      return "[" + item.code();
    }
  }

  /** A mapping with keys of the author's. */
  record MapOf(FieldType value) implements FieldType {
    @Override
    public String code() {
      return "{" + value.code();
    }
  }

  /**
   * A mapping with the fields of a type, or what {@code other} says; the unions of a
   * CustomResourceDefinition's schema. The server decodes them by hand, and does not look for
   * unknown fields there.
   */
  record Either(Fields fields, FieldType other) implements FieldType {
    @Override
    public String code() {
      return "|" + fields.number() + "|" + other.code();
    }
  }

  /** The type that has {@code code}. */
  static FieldType parse(String code) {
    char first = code.charAt(0);
    return switch (first) {
      case '@' -> new Fields(Integer.parseInt(code.substring(1)));
      case '[' -> new ListOf(parse(code.substring(1)));
      case '{' -> new MapOf(parse(code.substring(1)));
      case '|' -> {
        int end = code.indexOf('|', 1);
        yield new Either(
            new Fields(Integer.parseInt(code.substring(1, end))), parse(code.substring(end + 1)));
      }
      default ->
          List.of(Basic.values()).stream()
              .filter(basic -> basic.code.equals(code))
              .findFirst()
              .orElseThrow(() -> new IllegalArgumentException("no such field type: " + code));
    };
  }
}
