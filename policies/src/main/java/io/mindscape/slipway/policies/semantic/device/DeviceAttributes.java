package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;
import java.util.regex.Pattern;

/** An attribute of a device: one value of one type. */
final class DeviceAttributes {

  private static final int MAX_VALUE = 64;
  private static final List<String> TYPES = List.of("int", "bool", "string", "version");

  private static final Pattern VERSION =
      Pattern.compile(
          "(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)\\.(0|[1-9][0-9]*)"
              + "(-(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*)"
              + "(\\.(0|[1-9][0-9]*|[0-9]*[a-zA-Z-][0-9a-zA-Z-]*))*)?"
              + "(\\+[0-9a-zA-Z-]+(\\.[0-9a-zA-Z-]+)*)?");

  private DeviceAttributes() {}

  static void judge(Field attribute) {
    var problem = DeviceNames.qualified(attribute.key());
    if (problem != null) {
      attribute.report("invalid", "%s has a wrong name: %s".formatted(attribute.path(), problem));
    }
    if (TYPES.stream().filter(type -> attribute.get(type).isSet()).count() != 1) {
      attribute.invalid("it has to have one of int, bool, string and version.");
    }
    for (var type : List.of("string", "version")) {
      if (Formats.bytes(attribute.get(type).text()) > MAX_VALUE) {
        attribute.get(type).tooLong(MAX_VALUE);
        return;
      }
    }
    var version = attribute.get("version");
    if (version.isSet() && !VERSION.matcher(version.text()).matches()) {
      version.invalid("it has to be a semantic version, such as 1.2.3.");
    }
  }
}
