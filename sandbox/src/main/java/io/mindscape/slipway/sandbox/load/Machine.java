package io.mindscape.slipway.sandbox.load;

import java.lang.management.ManagementFactory;
import java.util.Locale;

/** What it is measured on. */
final class Machine {

  private Machine() {}

  static String describe() {
    var system = ManagementFactory.getOperatingSystemMXBean();
    return String.format(
        Locale.ROOT,
        "%s %s, %d processors, load %.1f before it begins, Java %s",
        system.getName(),
        system.getArch(),
        system.getAvailableProcessors(),
        system.getSystemLoadAverage(),
        Runtime.version());
  }
}
