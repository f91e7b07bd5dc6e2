package io.mindscape.slipway.policies.semantic.volume;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A volume that is reached over iSCSI. */
final class Iscsi {

  static final int MAX_LUN = 255;

  /** Asked with {@code find}: the server wants it at the end of the name, not at its beginning. */
  private static final Pattern IQN =
      Pattern.compile("iqn\\.[0-9]{4}-[0-9]{2}\\.[-.0-9A-Za-z]+:[^,;*&$|\\t\\n\\f\\r ]+\\z");

  private static final Pattern EUI = Pattern.compile("eui[^\\n][0-9A-Za-z]{16}");
  private static final Pattern NAA = Pattern.compile("naa[^\\n][0-9A-Za-z]{32}");

  private Iscsi() {}

  static void judge(Field source) {
    VolumeSources.needs(source, "targetPortal", "iqn");
    var name = source.get("iqn");
    if (!name.isEmpty()) {
      name.check(problem(name.text()));
    }
    var lun = source.get("lun");
    lun.check(Formats.range(lun.number(), 0, MAX_LUN));
    if ((source.get("chapAuthDiscovery").flag() || source.get("chapAuthSession").flag())
        && !source.get("secretRef").isSet()) {
      source.get("secretRef").required("CHAP authentication needs one.");
    }
    var initiator = source.get("initiatorName");
    if (initiator.isSet()) {
      initiator.check(problem(initiator.text()));
    }
  }

  private static @Nullable String problem(String name) {
    var good =
        switch (name.length() < 3 ? "" : name.substring(0, 3)) {
          case "iqn" -> IQN.matcher(name).find();
          case "eui" -> EUI.matcher(name).matches();
          case "naa" -> NAA.matcher(name).matches();
          default -> false;
        };
    return good
        ? null
        : "it has to be iqn.<year>-<month>.<domain>:<name>, or eui. with 16 digits, or naa. with"
            + " 32.";
  }
}
