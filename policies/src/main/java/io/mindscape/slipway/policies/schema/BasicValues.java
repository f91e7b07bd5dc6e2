package io.mindscape.slipway.policies.schema;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Quantity;
import io.mindscape.slipway.policies.schema.FieldType.Basic;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import java.util.Base64;

/** Judges single values, as the API server's decoder takes or refuses them. */
final class BasicValues {

  /** Who is told. */
  interface Report {
    void wrong(String rule, String field, String message, Place place);
  }

  private final Manifest manifest;
  private final Report report;

  BasicValues(Manifest manifest, Report report) {
    this.manifest = manifest;
    this.report = report;
  }

  void basic(Basic type, YamlNode value, String path) {
    boolean fits =
        switch (type) {
          case ANYTHING -> isFinite(value);
          case OBJECT -> value instanceof Mapping && isFinite(value);
          case STRING -> is(value, Scalar.Type.STRING);
          case BOOLEAN -> is(value, Scalar.Type.BOOLEAN);
          case INT32 -> isWhole(value, Integer.SIZE);
          case INT64 -> isWhole(value, Long.SIZE);
          case DOUBLE -> isNumber(value);
          case INTEGER_OR_STRING -> is(value, Scalar.Type.STRING) || isWhole(value, Integer.SIZE);
          case BYTES -> isBytes(value);
          case TIME ->
              value instanceof Scalar scalar && isText(scalar) && Times.isTime(scalar.text());
          case MICRO_TIME ->
              value instanceof Scalar scalar && isText(scalar) && Times.isMicroTime(scalar.text());
          case QUANTITY -> isQuantity(value);
        };
    if (!fits) {
      wrong(path, type.words(), value);
    }
  }

  void wrong(String path, String wanted, YamlNode value) {
    report.wrong(
        "type",
        path,
        "%s has to be %s, not %s.".formatted(path, wanted, describe(value, isSecret(path))),
        value.place());
  }

  /** JSON knows no infinity, and the server makes JSON of all YAML. */
  private static boolean isFinite(YamlNode value) {
    return switch (value) {
      case Scalar scalar -> !(scalar.value() instanceof Double number) || Double.isFinite(number);
      case Sequence list -> list.items().stream().allMatch(BasicValues::isFinite);
      case Mapping mapping -> mapping.entries().stream().allMatch(entry -> isFinite(entry.value()));
    };
  }

  private static boolean isNumber(YamlNode value) {
    return (is(value, Scalar.Type.INTEGER) || is(value, Scalar.Type.FLOAT)) && isFinite(value);
  }

  /** {@code 3.0} is whole, for JSON has it as 3; what JSON writes with an exponent is not. */
  private static boolean isWhole(YamlNode value, int bits) {
    if (!(value instanceof Scalar scalar)) {
      return false;
    }
    return switch (scalar.value()) {
      case Long whole -> bits == Long.SIZE || whole == whole.intValue();
      case Double number ->
          isNumber(scalar)
              && number == Math.rint(number)
              && (bits == Long.SIZE ? Math.abs(number) < 0x1p63 : number == number.intValue());
      case null, default -> false;
    };
  }

  private static boolean isText(Scalar scalar) {
    return scalar.type() == Scalar.Type.STRING;
  }

  /** Base64, or, as the decoder has it too, a list of small numbers. */
  private static boolean isBytes(YamlNode value) {
    return switch (value) {
      case Scalar scalar -> isText(scalar) && isBase64(scalar.text());
      case Sequence list ->
          list.items().stream()
              .allMatch(
                  item ->
                      item instanceof Scalar scalar
                          && (scalar.type() == Scalar.Type.NULL
                              || (scalar.value() instanceof Long whole
                                  && whole >= 0
                                  && whole <= 255)));
      case Mapping mapping -> false;
    };
  }

  private static boolean isBase64(String text) {
    try {
      var packed = text.replace("\r", "").replace("\n", "");
      return packed.length() % 4 == 0 && Base64.getDecoder().decode(packed) != null;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static boolean isQuantity(YamlNode value) {
    if (isNumber(value)) {
      return true;
    }
    try {
      return value instanceof Scalar scalar
          && isText(scalar)
          && Quantity.parse(scalar.text()) != null;
    } catch (Refused e) {
      return false;
    }
  }

  /** Where the value is a secret, so that no message may repeat it. */
  private boolean isSecret(String path) {
    return manifest.text("kind").equals("Secret")
        && (path.startsWith("data") || path.startsWith("stringData"));
  }

  private static String describe(YamlNode value, boolean isSecret) {
    return switch (value) {
      case Mapping mapping -> "a mapping";
      case Sequence list -> "a list";
      case Scalar scalar ->
          switch (scalar.type()) {
            case STRING -> isSecret ? "a string" : quoted(scalar.text());
            case BOOLEAN ->
                (isSecret ? "a word" : scalar.text()) + ", which YAML reads as true or false";
            case INTEGER, FLOAT -> isSecret ? "a number" : "the number " + scalar.text();
            case NULL -> "nothing";
          };
    };
  }

  private static String quoted(String text) {
    int most = 60;
    return text.length() > most ? "a long string" : "the string \"" + text + "\"";
  }

  private static boolean is(YamlNode value, Scalar.Type type) {
    return value instanceof Scalar scalar && scalar.type() == type;
  }
}
