package io.mindscape.slipway.sandbox.forge.shape;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** How documents are begun, and what they say in the same words everywhere. */
public final class Docs {

  private Docs() {}

  public static ObjectNode object() {
    return JsonMapper.shared().createObjectNode();
  }

  public static ArrayNode array() {
    return JsonMapper.shared().createArrayNode();
  }

  /** An instant as GitHub writes it: to the second. */
  public static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** The opaque id that GraphQL would know a thing by. */
  public static String node(String kind, Object id) {
    var text = kind + ":" + id;
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
