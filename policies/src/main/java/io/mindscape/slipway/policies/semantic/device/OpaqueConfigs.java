package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.DriverNames;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** {@code opaque}: what a driver is told, which nobody else understands. */
final class OpaqueConfigs {

  private static final int MAX_BYTES = 10 * 1024;

  /** Written with six bytes instead of one. */
  private static final String ESCAPED = "<>&";

  private static final int MORE_BYTES = 5;

  private OpaqueConfigs() {}

  /** Of one item of a {@code config}. */
  static void judge(Field config) {
    var opaque = config.get("opaque");
    if (!opaque.isSet()) {
      opaque.required();
      return;
    }
    DriverNames.judge(opaque.get("driver"));
    var parameters = opaque.get("parameters");
    var value = parameters.value();
    if (value == null) {
      parameters.required();
    } else if (bytes(value) > MAX_BYTES) {
      parameters.tooLong(MAX_BYTES);
    } else if (!(value instanceof Map)) {
      parameters.invalid("it has to be a mapping.");
    }
  }

  /** As JSON of the server's making, in which a few characters are spelt out. */
  private static long bytes(Object value) {
    var json = JsonMapper.shared().writeValueAsString(value);
    return Formats.bytes(json)
        + json.chars().filter(each -> ESCAPED.indexOf(each) >= 0).count() * MORE_BYTES;
  }
}
