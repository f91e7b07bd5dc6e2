package io.mindscape.slipway.sandbox.forge.http;

import java.util.Map;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A request on its way through the API.
 *
 * @param caller nobody until authentication has looked
 * @param names the parts of the path that a route gives a name, decoded
 */
public record Call(Request request, Caller caller, Map<String, String> names) {

  public Call {
    names = Map.copyOf(names);
  }

  public static Call of(Request request) {
    return new Call(request, new Caller.Anonymous(), Map.of());
  }

  public Call by(Caller who) {
    return new Call(request, who, names);
  }

  public Call with(Map<String, String> found) {
    return new Call(request, caller, found);
  }

  /** A named part of the path. */
  public String name(String name) {
    return names.getOrDefault(name, "");
  }

  /** A named part of the path that is a number; what is none leads nowhere. */
  public long number(String name) {
    try {
      return Long.parseLong(name(name));
    } catch (NumberFormatException notANumber) {
      throw Problem.notFound();
    }
  }

  public String query(String name, String otherwise) {
    var value = request.query().getOrDefault(name, "");
    return value.isEmpty() ? otherwise : value;
  }

  /** A header's value, or nothing. */
  public String header(String lowerCaseName) {
    return request.headers().getOrDefault(lowerCaseName, "");
  }

  /** The body; an empty object where there is none. */
  public JsonNode json() {
    if (request.body().length == 0) {
      return JsonMapper.shared().createObjectNode();
    }
    try {
      var body = JsonMapper.shared().readTree(request.body());
      if (body.isObject() || body.isArray()) {
        return body;
      }
    } catch (JacksonException unreadable) {
      throw new Problem(400, "Problems parsing JSON");
    }
    throw new Problem(400, "Body should be a JSON object");
  }

  /** A text of the body, if it is there. */
  public Optional<String> text(String field) {
    var value = json().path(field);
    return value.isString() ? Optional.of(value.asString()) : Optional.empty();
  }

  /** A text that the body must have. */
  public String required(String resource, String field) {
    return text(field)
        .filter(text -> !text.isBlank())
        .orElseThrow(() -> Problem.invalid(resource, field, "missing_field"));
  }

  @Override
  public String toString() {
    return request.method() + " " + request.path() + " by " + caller;
  }
}
