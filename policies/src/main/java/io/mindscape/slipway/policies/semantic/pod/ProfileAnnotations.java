package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The annotations with which seccomp and AppArmor profiles were asked for before there were fields:
 * who writes both has to write the same.
 */
final class ProfileAnnotations {

  private static final String LOCAL = "localhost/";
  private static final String CONTEXT = "securityContext";
  private static final Set<String> SECCOMP_DEFAULTS = Set.of("runtime/default", "docker/default");
  private static final String OTHERWISE = "an annotation asks for another profile.";

  private ProfileAnnotations() {}

  /**
   * Judges them.
   *
   * @param annotations of the pod or of the template
   * @param alone whether the pod stands for itself; then the server first makes fields of AppArmor
   *     annotations
   */
  static void judge(Map<String, String> annotations, Field spec, boolean alone) {
    if (annotations.keySet().stream().noneMatch(ProfileAnnotations::isOne)) {
      return;
    }
    var profile = spec.get(CONTEXT, "seccompProfile");
    agree(annotations.get(PodAnnotations.SECCOMP_POD), profile, profile, SECCOMP_DEFAULTS);
    for (var container : PodSpecs.containers(spec)) {
      var name = container.get("name").text();
      var own = container.get(CONTEXT, "seccompProfile");
      agree(annotations.get(PodAnnotations.SECCOMP_CONTAINER + name), own, own, SECCOMP_DEFAULTS);
      if (!PodPlatforms.isWindows(spec)) {
        appArmor(annotations.get(PodAnnotations.APP_ARMOR + name), spec, container, alone);
      }
    }
  }

  private static boolean isOne(String key) {
    return key.equals(PodAnnotations.SECCOMP_POD)
        || key.startsWith(PodAnnotations.SECCOMP_CONTAINER)
        || key.startsWith(PodAnnotations.APP_ARMOR);
  }

  private static void appArmor(
      @Nullable String annotation, Field spec, Field container, boolean alone) {
    var own = container.get(CONTEXT, "appArmorProfile");
    if (alone && !own.isSet() && annotation != null && becomesField(annotation)) {
      return;
    }
    var profile = own.isSet() ? own : spec.get(CONTEXT, "appArmorProfile");
    agree(annotation, profile, own, Set.of("runtime/default"));
  }

  private static boolean becomesField(String annotation) {
    return switch (annotation) {
      case "unconfined", "runtime/default" -> true;
      default -> {
        var name = annotation.startsWith(LOCAL) ? annotation.substring(LOCAL.length()) : "";
        yield !name.isEmpty() && name.strip().equals(name);
      }
    };
  }

  /**
   * Whether an annotation asks for a profile.
   *
   * @param told where to say so if not
   */
  private static void agree(
      @Nullable String annotation, Field profile, Field told, Set<String> defaults) {
    if (annotation == null || !profile.isSet()) {
      return;
    }
    var type = profile.get("type");
    var same =
        switch (type.text()) {
          case "Unconfined" -> annotation.equals("unconfined");
          case "RuntimeDefault" -> defaults.contains(annotation);
          case "Localhost" -> annotation.startsWith(LOCAL);
          default -> true;
        };
    if (!same) {
      told.get("type").forbidden(OTHERWISE);
    } else if (type.text().equals("Localhost")) {
      var local = profile.get("localhostProfile");
      if (!local.isSet() || !local.text().equals(annotation.substring(LOCAL.length()))) {
        told.get("localhostProfile").forbidden(OTHERWISE);
      }
    }
  }
}
