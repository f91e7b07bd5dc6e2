package io.mindscape.slipway.policies.schema;

import io.mindscape.slipway.policies.Refused;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The OpenAPI v3 document of one group and version, as {@code /openapi/v3/…} of an API server
 * answers it.
 *
 * @param path as the server's index names it, such as {@code apis/apps/v1} or {@code api/v1}
 * @param json the document
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3">OpenAPI
 *     v3</a>
 */
public record ApiDocument(String path, String json) {

  /**
   * Its tree.
   *
   * @throws Refused if it is no JSON
   */
  public JsonNode read() {
    try {
      return JsonMapper.shared().readTree(json);
    } catch (JacksonException wrong) {
      throw new Refused("The API server's document %s is no JSON".formatted(path), wrong);
    }
  }

  /** The group, such as {@code apps}; empty for the core. */
  public String group() {
    var parts = path.split("/", -1);
    return parts.length == 3 ? parts[1] : "";
  }
}
