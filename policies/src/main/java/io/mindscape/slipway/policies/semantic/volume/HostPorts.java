package io.mindscape.slipway.policies.semantic.volume;

/** {@code host:port}, with brackets around an IPv6 address; either side may be empty. */
final class HostPorts {

  private HostPorts() {}

  static boolean isPair(String text) {
    var colon = text.lastIndexOf(':');
    if (colon < 0) {
      return false;
    }
    if (!text.startsWith("[")) {
      return text.indexOf(':') == colon && isPlain(text);
    }
    var end = text.indexOf(']');
    return end >= 0
        && end + 1 == colon
        && text.indexOf('[', 1) < 0
        && text.indexOf(']', end + 1) < 0;
  }

  private static boolean isPlain(String text) {
    return text.indexOf('[') < 0 && text.indexOf(']') < 0;
  }
}
