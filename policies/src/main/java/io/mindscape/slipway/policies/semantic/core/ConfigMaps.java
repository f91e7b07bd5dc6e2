package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;

/** {@code v1/ConfigMap}. */
final class ConfigMaps {

  /** What one ConfigMap or Secret can hold. */
  static final int MAX_BYTES = 1024 * 1024;

  private ConfigMaps() {}

  static void judge(Field object) {
    ObjectMeta.namespaced(object, Names.SUBDOMAIN);
    var data = object.get("data");
    var binary = object.get("binaryData");
    long bytes = 0;
    for (var entry : data.entries()) {
      entry.check(Formats.configKey(entry.key()));
      if (binary.entries().stream().anyMatch(other -> other.key().equals(entry.key()))) {
        entry.invalid("binaryData has that key too.");
      }
      bytes += Formats.bytes(entry.text());
    }
    for (var entry : binary.entries()) {
      entry.check(Formats.configKey(entry.key()));
      bytes += entry.bytes().length;
    }
    if (bytes > MAX_BYTES) {
      object.tooLong(MAX_BYTES);
    }
  }
}
