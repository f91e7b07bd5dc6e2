package io.mindscape.slipway.sandbox.forge.http;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What exactly is wrong with a value that was sent.
 *
 * @param resource empty where only the message is told
 */
record Detail(String resource, @Nullable String field, String code, @Nullable String message) {

  void addTo(ArrayNode errors) {
    if (resource.isEmpty()) {
      errors.add(message);
    } else {
      writeTo(errors.addObject());
    }
  }

  private void writeTo(ObjectNode error) {
    error.put("resource", resource);
    if (field != null) {
      error.put("field", field);
    }
    error.put("code", code);
    if (message != null) {
      error.put("message", message);
    }
  }
}
