package io.mindscape.slipway.policies.semantic.apps;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.manifest.Quantity;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * JSON in a text of an object, as Go's own library reads it: the case of names does not count, null
 * is nothing, and what has another type than is asked for spoils the whole.
 */
final class GoJson {

  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private final JsonNode node;

  private GoJson(JsonNode node) {
    this.node = node;
  }

  /** Says that a text is no JSON of the form that is asked for. */
  static final class Unreadable extends RuntimeException {
    private static final long serialVersionUID = 1;

    Unreadable(String message) {
      super(message);
    }
  }

  /**
   * Reads a text.
   *
   * @throws Unreadable if it is no JSON
   */
  static GoJson parse(String text) {
    try {
      return new GoJson(MAPPER.readTree(text));
    } catch (JacksonException e) {
      throw new Unreadable("no JSON");
    }
  }

  /** The objects of a list, each read by {@code reader}. */
  <T> List<T> list(Function<GoJson, T> reader) {
    if (node.isNull()) {
      return List.of();
    }
    if (!node.isArray()) {
      throw new Unreadable("no list");
    }
    return node.values().stream().map(item -> reader.apply(new GoJson(item).asObject())).toList();
  }

  /** The objects of the list of that name. */
  <T> List<T> list(String name, Function<GoJson, T> reader) {
    var list = get(name);
    return list == null ? List.of() : new GoJson(list).list(reader);
  }

  /** The object of that name, or null. */
  @Nullable GoJson object(String name) {
    var object = get(name);
    return object == null ? null : new GoJson(object).asObject();
  }

  /** The text of that name, or the empty text. */
  String text(String name) {
    var text = optionalText(name);
    return text == null ? "" : text;
  }

  /** The text of that name, or null. */
  @Nullable String optionalText(String name) {
    var text = get(name);
    if (text != null && !text.isString()) {
      throw new Unreadable(name + " is no text");
    }
    return text == null ? null : text.asString();
  }

  /** The whole number of that name, or null. */
  @Nullable Long whole(String name) {
    var number = get(name);
    if (number != null && !(number.isIntegralNumber() && number.canConvertToInt())) {
      throw new Unreadable(name + " is no whole number");
    }
    return number == null ? null : number.asLong();
  }

  /** The quantity of that name as it is written, or null. */
  @Nullable String quantity(String name) {
    var quantity = get(name);
    if (quantity == null) {
      return null;
    }
    if (!quantity.isString() && !quantity.isNumber()) {
      throw new Unreadable(name + " is no quantity");
    }
    isZero(quantity.asString());
    return quantity.asString();
  }

  /** Whether a quantity is nothing. */
  static boolean isZero(String quantity) {
    try {
      return Quantity.parse(quantity).amount().signum() == 0;
    } catch (Refused e) {
      throw new Unreadable("no quantity");
    }
  }

  private GoJson asObject() {
    if (!node.isObject() && !node.isNull()) {
      throw new Unreadable("no object");
    }
    return this;
  }

  private @Nullable JsonNode get(String name) {
    JsonNode found = null;
    for (var entry : node.properties()) {
      if (entry.getKey().toLowerCase(Locale.ROOT).equals(name.toLowerCase(Locale.ROOT))) {
        found = entry.getValue();
      }
    }
    return found == null || found.isNull() ? null : found;
  }
}
