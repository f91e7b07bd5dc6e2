package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.Locale;

/** Names of drivers, of storage and of devices: a DNS subdomain in either case, and shorter. */
public final class DriverNames {

  private static final int MAX_BYTES = 63;

  private DriverNames() {}

  /** The name is there, and well formed. */
  public static void judge(Field name) {
    if (name.text().isEmpty()) {
      name.required();
      return;
    }
    if (Formats.bytes(name.text()) > MAX_BYTES) {
      name.tooLong(MAX_BYTES);
    }
    name.check(Formats.dnsSubdomain(name.text().toLowerCase(Locale.ROOT)));
  }
}
