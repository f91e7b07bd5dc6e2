package io.mindscape.slipway.policies.semantic.device;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;

/** The nodes that can use devices. */
final class NodesOfDevices {

  private NodesOfDevices() {}

  /**
   * In how many ways it is said.
   *
   * @param flags what can be absent or true, and not false
   */
  static int ways(Field place, String... flags) {
    int ways = place.get("nodeSelector").isSet() ? 1 : 0;
    var name = place.get("nodeName");
    if (name.isSet()) {
      name.check(Formats.dnsSubdomain(name.text()));
      ways += name.isEmpty() ? 0 : 1;
    }
    for (var flag : flags) {
      var field = place.get(flag);
      if (field.flag()) {
        ways++;
      } else if (field.isSet()) {
        field.invalid("it has to be absent or true.");
      }
    }
    return ways;
  }
}
