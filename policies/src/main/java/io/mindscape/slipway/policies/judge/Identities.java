package io.mindscape.slipway.policies.judge;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.schema.Lifecycle;
import io.mindscape.slipway.policies.schema.Nearest;
import io.mindscape.slipway.policies.schema.Schemas;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Whether a cluster can know the kind of an object at all: {@code apiVersion} and {@code kind}. A
 * kind of a group that is not Kubernetes' own may be known to it by a CustomResourceDefinition.
 */
final class Identities {

  /** Groups that nobody but Kubernetes can add kinds to; the empty one is the core. */
  private static final Set<String> OWN =
      Set.of("", "apps", "autoscaling", "batch", "extensions", "policy");

  private final Schemas schemas;

  Identities(Schemas schemas) {
    this.schemas = schemas;
  }

  /** At most one finding; none where the kind is known, or may be known to the cluster. */
  List<Finding> judge(Manifest object) {
    var api = object.text("apiVersion");
    var kind = object.text("kind");
    if (api.isBlank() || kind.isBlank()) {
      var field = api.isBlank() ? "apiVersion" : "kind";
      return List.of(
          finding(object, "required", field, field + " is required and says nothing here."));
    }
    if (schemas.knows(api, kind)) {
      return List.of();
    }
    var lifecycle = Lifecycle.of(api, kind);
    if (lifecycle != null && lifecycle.isDeprecatedIn(schemas.version())) {
      return List.of(finding(object, "removed-api", "apiVersion", gone(api, kind, lifecycle)));
    }
    var others = stableFirst(schemas.otherVersions(api, kind));
    if (!others.isEmpty()) {
      return List.of(
          finding(
              object,
              "removed-api",
              "apiVersion",
              "Kubernetes %s has no %s in %s. Write %s and see whether its fields have changed."
                  .formatted(schemas.version(), kind, api, others.get(0))));
    }
    var first = isStable(api) ? first(api, kind) : "";
    if (!first.isEmpty() && minor(schemas.version()) < minor(first)) {
      return List.of(finding(object, "unknown-kind", "apiVersion", notYet(api, kind, first)));
    }
    return OWN.contains(group(api)) ? List.of(unknown(object, api, kind)) : List.of();
  }

  private String gone(String api, String kind, Lifecycle lifecycle) {
    var instead =
        lifecycle.replacement() == null
            ? "Nothing took its place."
            : "Write %s and see whether its fields have changed."
                .formatted(lifecycle.replacement());
    return lifecycle.isRemovedIn(schemas.version())
        ? "%s in %s was removed in Kubernetes %s, and the cluster has %s. %s"
            .formatted(kind, api, lifecycle.removed(), schemas.version(), instead)
        : "Kubernetes %s serves no %s in %s unless it is told to, and will not after %s. %s"
            .formatted(schemas.version(), kind, api, before(lifecycle.removed()), instead);
  }

  private String notYet(String api, String kind, String first) {
    return "Kubernetes %s has no %s in %s yet; of the versions that are known here, %s is the first that has it."
        .formatted(schemas.version(), kind, api, first);
  }

  /** The first version that is known here and has the kind; empty where the newest does not. */
  private static String first(String api, String kind) {
    return Schemas.VERSIONS.stream()
        .takeWhile(version -> Schemas.of(version).knows(api, kind))
        .reduce("", (newer, older) -> older);
  }

  private static String before(String version) {
    return "1." + (minor(version) - 1);
  }

  private static int minor(String version) {
    return Integer.parseInt(version.substring(version.indexOf('.') + 1));
  }

  /** At most one finding, for a kind that is known and will not be for long. */
  List<Finding> deprecations(Manifest object) {
    var api = object.text("apiVersion");
    var kind = object.text("kind");
    var lifecycle = Lifecycle.of(api, kind);
    if (lifecycle == null
        || !schemas.knows(api, kind)
        || !lifecycle.isDeprecatedIn(schemas.version())) {
      return List.of();
    }
    var instead =
        lifecycle.replacement() == null ? "" : " Write %s.".formatted(lifecycle.replacement());
    return List.of(
        new Finding(
            "schema/deprecated-api",
            Severity.WARNING,
            "%s in %s is deprecated since Kubernetes %s, and gone in %s.%s"
                .formatted(kind, api, lifecycle.deprecated(), lifecycle.removed(), instead),
            place(object, "apiVersion"),
            object.ref(),
            "apiVersion",
            null));
  }

  /** That nothing here knows the kind, although a cluster may. */
  Finding unknownKind(Manifest object) {
    return finding(
        object,
        "unknown-kind",
        "kind",
        "%s in %s is no kind of Kubernetes %s, so nothing here can check it. Without --strict-kinds it is passed over."
            .formatted(object.text("kind"), object.text("apiVersion"), schemas.version()));
  }

  /** That the definition of the kind serves only other versions. */
  Finding unserved(Manifest object, List<String> versions) {
    return finding(
        object,
        "removed-api",
        "apiVersion",
        "The definition of %s does not serve it in %s, but in %s."
            .formatted(
                object.text("kind"), object.text("apiVersion"), String.join(", ", versions)));
  }

  private Finding unknown(Manifest object, String api, String kind) {
    var near = Nearest.to(kind, schemas.kinds(api));
    return finding(
        object,
        "unknown-kind",
        "kind",
        "Kubernetes %s has no kind %s in %s. %s"
            .formatted(
                schemas.version(),
                kind,
                api,
                near.isEmpty()
                    ? "Correct kind or apiVersion."
                    : "Did you mean \"%s\"?".formatted(near)));
  }

  private static List<String> stableFirst(List<String> versions) {
    return Stream.concat(
            versions.stream().filter(Identities::isStable),
            versions.stream().filter(version -> !isStable(version)))
        .toList();
  }

  private static boolean isStable(String version) {
    return !version.contains("alpha") && !version.contains("beta");
  }

  private static Finding finding(Manifest object, String rule, String field, String message) {
    return new Finding(
        "schema/" + rule, Severity.ERROR, message, place(object, field), object.ref(), field, null);
  }

  private static Place place(Manifest object, String field) {
    var entry = object.root().entry(field);
    return entry == null ? object.root().place() : entry.value().place();
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }
}
