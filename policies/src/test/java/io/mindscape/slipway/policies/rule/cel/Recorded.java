package io.mindscape.slipway.policies.rule.cel;

import io.mindscape.slipway.policies.rule.cel.value.Bytes;
import io.mindscape.slipway.policies.rule.cel.value.GoText;
import io.mindscape.slipway.policies.rule.cel.value.Maybe;
import io.mindscape.slipway.policies.rule.cel.value.Opaque;
import io.mindscape.slipway.policies.rule.cel.value.Span;
import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import io.mindscape.slipway.policies.rule.cel.value.Uint;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the API server's own CEL environment (Kubernetes 1.37.2, cel-go 0.29.2) said of some hundred
 * expressions about one Deployment: value, error, cost, or that it does not compile.
 *
 * @param e the expression
 * @param v the value in CEL's own notation, or null
 * @param err the error, or null
 * @param compile why it does not compile, or null
 */
record Recorded(String e, String v, String err, String compile, long cost) {

  private static final JsonMapper JSON = JsonMapper.builder().build();

  static Stream<Recorded> all() {
    return text("expressions.jsonl").lines().map(Recorded::of);
  }

  private static Recorded of(String line) {
    var node = JSON.readTree(line);
    return new Recorded(
        node.get("e").asString(),
        text(node, "v"),
        text(node, "err"),
        text(node, "compile"),
        node.has("cost") ? node.get("cost").asLong() : 0);
  }

  private static String text(JsonNode node, String field) {
    return node.has(field) ? node.get(field).asString() : null;
  }

  /** The Deployment as the API server hands it to CEL. */
  static Object object() {
    return typed(JSON.readTree(text("object.json")));
  }

  private static String text(String file) {
    try (var resource = Recorded.class.getResourceAsStream(file)) {
      return new String(resource.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Object typed(JsonNode node) {
    if (node.isObject()) {
      var map = new TypedMap();
      node.properties().forEach(entry -> map.put(entry.getKey(), typed(entry.getValue())));
      return map;
    }
    if (node.isArray()) {
      var list = new TypedList(node.size());
      node.forEach(item -> list.add(typed(item)));
      return list;
    }
    return node.isBoolean()
        ? (Object) node.asBoolean()
        : node.isNumber() ? node.asLong() : node.asString();
  }

  /** A value in CEL's notation. */
  static String notation(Object value) {
    return switch (value) {
      case String text -> GoText.quoted(text);
      case Uint number -> number + "u";
      case Double number -> real(number);
      case Bytes bytes -> "b\"" + HexOctal.of(bytes.content()) + "\"";
      case Span span -> "duration(\"" + span.seconds() + "\")";
      case OffsetDateTime time -> "timestamp(\"" + instant(time.toInstant()) + "\")";
      case List<?> list ->
          list.stream().map(Recorded::notation).collect(Collectors.joining(", ", "[", "]"));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> notation(entry.getKey()) + ": " + notation(entry.getValue()))
              .sorted()
              .collect(Collectors.joining(", ", "{", "}"));
      case Maybe maybe when maybe.value() != null -> "optional.of(" + notation(maybe.value()) + ")";
      case Opaque opaque -> opaque.toString();
      default -> value.toString();
    };
  }

  private static String real(double number) {
    if (!Double.isFinite(number)) {
      return "double(\""
          + (Double.isNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity")
          + "\")";
    }
    var text = new BigDecimal(Double.toString(number)).stripTrailingZeros().toPlainString();
    return text.contains(".") ? text : text + ".0";
  }

  private static String instant(Instant time) {
    return time.toString().replaceFirst("(\\.\\d*?)0+Z", "$1Z");
  }

  private static final class HexOctal {
    static String of(byte[] bytes) {
      var text = new StringBuilder();
      for (byte b : bytes) {
        text.append("\\%03o".formatted(b & 0xff));
      }
      return text.toString();
    }
  }
}
