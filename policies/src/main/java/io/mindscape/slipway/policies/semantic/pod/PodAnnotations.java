package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Paths;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Annotations of a pod that mean something to the server. */
final class PodAnnotations {

  /** The kubelet marks with it what stands for a pod of its own files. */
  static final String MIRROR = "kubernetes.io/config.mirror";

  static final String SECCOMP_POD = "seccomp.security.alpha.kubernetes.io/pod";
  static final String SECCOMP_CONTAINER = "container.seccomp.security.alpha.kubernetes.io/";
  static final String APP_ARMOR = "container.apparmor.security.beta.kubernetes.io/";

  private static final String TOLERATIONS = "scheduler.alpha.kubernetes.io/tolerations";
  private static final String COST = "controller.kubernetes.io/pod-deletion-cost";
  private static final Pattern WHOLE = Pattern.compile("0|[1-9][0-9]{0,10}|-0*[0-9]{1,10}");
  private static final String LOCAL = "localhost/";

  private PodAnnotations() {}

  /**
   * Judges them.
   *
   * @param annotations of the pod or of the template
   * @param spec of the pod
   */
  static void judge(Field annotations, Field spec) {
    for (var annotation : annotations.entries()) {
      var key = annotation.key();
      switch (key) {
        case MIRROR -> mirror(annotation, spec);
        case TOLERATIONS -> tolerations(annotation);
        case COST -> cost(annotation);
        case SECCOMP_POD -> annotation.check(seccomp(annotation.text()));
        default -> {
          if (key.startsWith(SECCOMP_CONTAINER)) {
            annotation.check(seccomp(annotation.text()));
          } else if (key.startsWith(APP_ARMOR)) {
            appArmor(annotation, spec);
          }
        }
      }
    }
  }

  private static void mirror(Field annotation, Field spec) {
    if (spec.get("nodeName").isEmpty()) {
      annotation.invalid("a mirror pod names its node in spec.nodeName.");
    }
  }

  private static void tolerations(Field annotation) {
    if (annotation.text().isEmpty()) {
      return;
    }
    var tolerations = TolerationTexts.read(annotation.text());
    if (tolerations == null) {
      annotation.invalid("it has to be a JSON list of tolerations.");
      return;
    }
    for (int i = 0; i < tolerations.size(); i++) {
      for (var problem : tolerations.get(i).problems().entrySet()) {
        annotation.report(
            "invalid",
            "%s: of toleration %d, %s: %s"
                .formatted(annotation.path(), i, problem.getKey(), problem.getValue()));
      }
    }
  }

  private static void cost(Field annotation) {
    var text = annotation.text();
    var whole = WHOLE.matcher(text).matches() ? Long.parseLong(text) : Long.MAX_VALUE;
    if (whole != (int) whole) {
      annotation.invalid("it has to be a whole number of 32 bits.");
    }
  }

  private static @Nullable String seccomp(String profile) {
    return switch (profile) {
      case "runtime/default", "docker/default", "unconfined" -> null;
      default ->
          profile.startsWith(LOCAL)
              ? Paths.descending(profile.substring(LOCAL.length()))
              : "it has to be runtime/default, unconfined, or localhost/ and a path.";
    };
  }

  private static void appArmor(Field annotation, Field spec) {
    var container = annotation.key().substring(APP_ARMOR.length());
    if (PodSpecs.containers(spec).stream()
        .noneMatch(each -> each.get("name").text().equals(container))) {
      annotation.report(
          "invalid", "%s: there is no container of that name.".formatted(annotation.path()));
    }
    var profile = annotation.text();
    switch (profile) {
      case "", "runtime/default", "unconfined" -> {}
      default -> {
        if (!profile.startsWith(LOCAL)) {
          annotation.invalid("it has to be runtime/default, unconfined, or localhost/ and a name.");
        }
      }
    }
  }
}
