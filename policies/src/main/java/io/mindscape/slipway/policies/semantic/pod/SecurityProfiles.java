package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Paths;
import java.util.Set;

/** {@code seccompProfile} and {@code appArmorProfile}, of a pod or of one of its containers. */
final class SecurityProfiles {

  private static final String LOCALHOST = "Localhost";
  private static final Set<String> TYPES = Set.of(LOCALHOST, "RuntimeDefault", "Unconfined");

  /** One less than the longest path that Linux knows. */
  private static final int LONGEST_PATH = 4095;

  private SecurityProfiles() {}

  /** Judges the {@code securityContext} of a pod or of a container. */
  static void judge(Field context) {
    seccomp(context.get("seccompProfile"));
    appArmor(context.get("appArmorProfile"));
  }

  private static void seccomp(Field profile) {
    if (!profile.isSet()) {
      return;
    }
    type(profile);
    var path = profile.get("localhostProfile");
    if (!isLocal(profile)) {
      onlyLocal(path);
    } else if (!path.isSet()) {
      path.required("a profile of the node has a path.");
    } else {
      path.check(Paths.descending(path.text()));
    }
  }

  private static void appArmor(Field profile) {
    if (!profile.isSet()) {
      return;
    }
    type(profile);
    var name = profile.get("localhostProfile");
    if (isLocal(profile)) {
      loaded(name);
    } else if (TYPES.contains(profile.get("type").text())) {
      onlyLocal(name);
    }
  }

  private static void loaded(Field name) {
    var text = name.text();
    if (text.isEmpty()) {
      name.required("a profile of the node has a name.");
    } else if (Formats.isPadded(text)) {
      name.invalid("it may not begin or end with white space.");
    }
    if (Formats.bytes(text) > LONGEST_PATH) {
      name.tooLong(LONGEST_PATH);
    }
  }

  private static void type(Field profile) {
    var type = profile.get("type");
    if (type.text().isEmpty()) {
      type.required();
    } else {
      type.oneOf(TYPES);
    }
  }

  private static boolean isLocal(Field profile) {
    return profile.get("type").text().equals(LOCALHOST);
  }

  private static void onlyLocal(Field profile) {
    if (profile.isSet()) {
      profile.invalid("only a profile of type Localhost has it.");
    }
  }
}
