package io.mindscape.slipway.policies.schema;

import java.util.Map;

/**
 * A type and its fields.
 *
 * @param name as OpenAPI names it, such as {@code io.k8s.api.core.v1.PodSpec}
 */
record Type(String name, Map<String, FieldType> fields) {
  Type {
    fields = Map.copyOf(fields);
  }
}
