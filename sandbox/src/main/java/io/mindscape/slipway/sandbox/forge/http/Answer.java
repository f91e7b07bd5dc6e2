package io.mindscape.slipway.sandbox.forge.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What is sent back. */
public record Answer(int status, Content content, Map<String, String> headers) {

  private static final String JSON = "application/json; charset=utf-8";

  public Answer {
    headers = Map.copyOf(headers);
  }

  public Answer(int status, Content content) {
    this(status, content, Map.of());
  }

  public static Answer ok(JsonNode body) {
    return new Answer(200, new Json(body));
  }

  public static Answer created(JsonNode body) {
    return new Answer(201, new Json(body));
  }

  public static Answer done() {
    return new Answer(204, new Nothing());
  }

  /** A list, of which the caller gets one page. */
  public static Answer list(List<? extends JsonNode> items) {
    return new Answer(200, new Items(List.copyOf(items), ""));
  }

  /** A list inside an object, beside its {@code total_count}. */
  public static Answer list(String key, List<? extends JsonNode> items) {
    return new Answer(200, new Items(List.copyOf(items), key));
  }

  public static Answer raw(byte[] bytes, String type) {
    return new Answer(200, new Raw(bytes, type));
  }

  public Answer with(String header, String value) {
    var more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Answer(status, content, more);
  }

  /** What is in an answer. */
  public sealed interface Content {}

  /** A document. */
  public record Json(JsonNode node) implements Content {
    Raw written() {
      return new Raw(
          JsonMapper.shared().writeValueAsString(node).getBytes(StandardCharsets.UTF_8), JSON);
    }
  }

  /**
   * A whole list.
   *
   * @param key where it stands in its object; empty for a bare list
   */
  public record Items(List<JsonNode> all, String key) implements Content {

    Json page(int from, int to) {
      var array = JsonMapper.shared().createArrayNode();
      all.subList(from, to).forEach(array::add);
      if (key.isEmpty()) {
        return new Json(array);
      }
      ObjectNode wrapped = JsonMapper.shared().createObjectNode();
      wrapped.put("total_count", all.size());
      wrapped.set(key, array);
      return new Json(wrapped);
    }
  }

  /** Bytes. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Raw(byte[] bytes, String type) implements Content {}

  /** No body. */
  public record Nothing() implements Content {}
}
