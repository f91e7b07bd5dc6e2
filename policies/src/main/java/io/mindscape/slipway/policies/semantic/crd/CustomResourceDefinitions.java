package io.mindscape.slipway.policies.semantic.crd;

import io.mindscape.slipway.policies.rule.cel.library.GoUrl;
import io.mindscape.slipway.policies.semantic.admission.Conversions;
import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Rules;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** {@code apiextensions.k8s.io/v1 CustomResourceDefinition}. */
public final class CustomResourceDefinitions {

  private static final String APPROVED = "api-approved.kubernetes.io";

  private CustomResourceDefinitions() {}

  /** Rules by {@code apiVersion/kind}. */
  public static Map<String, Rules> rules() {
    return Map.of(
        "apiextensions.k8s.io/v1/CustomResourceDefinition", CustomResourceDefinitions::judge);
  }

  private static void judge(Field object) {
    var spec = object.get("spec");
    var plural = spec.get("names", "plural").text();
    ObjectMeta.clusterWide(object, called(plural + "." + spec.get("group").text()));
    group(spec.get("group"));
    approval(object, spec.get("group").text());
    var scope = spec.get("scope");
    if (scope.text().isEmpty()) {
      scope.required("write Namespaced or Cluster.");
    } else {
      scope.oneOf(List.of("Namespaced", "Cluster"));
    }
    if (spec.get("preserveUnknownFields").flag()) {
      spec.get("preserveUnknownFields")
          .invalid("write x-kubernetes-preserve-unknown-fields into the schema instead.");
    }
    names(spec.get("names"));
    versions(spec.get("versions"));
    Conversions.judge(spec.get("conversion"));
  }

  private static Names called(String required) {
    return (name, prefix) -> {
      var problem = Names.SUBDOMAIN.problem(name, prefix);
      return problem != null || name.equals(required)
          ? problem
          : "it has to be the plural and the group, \"%s\".".formatted(required);
    };
  }

  private static void group(Field group) {
    if (group.text().isEmpty()) {
      group.required();
      return;
    }
    var problem = Formats.dnsSubdomain(group.text());
    group.check(
        problem == null && !group.text().contains(".")
            ? "it has to be a domain with at least one dot."
            : problem);
  }

  /** Groups of Kubernetes' own say who approved of them. */
  private static void approval(Field object, String group) {
    boolean own = ("." + group).endsWith(".k8s.io") || ("." + group).endsWith(".kubernetes.io");
    if (!own) {
      return;
    }
    var approved = object.get("metadata", "annotations").entry(APPROVED);
    if (approved.text().isEmpty()) {
      approved.required("groups of Kubernetes' own name the URL of their approval.");
    } else if (!approved.text().startsWith("unapproved") && !isUrl(approved.text())) {
      approved.invalid("it has to be a URL, or to begin with \"unapproved\".");
    }
  }

  private static boolean isUrl(String text) {
    try {
      var url = GoUrl.request(text);
      return !url.scheme().isEmpty() && !url.host().isEmpty();
    } catch (GoUrl.Malformed e) {
      return false;
    }
  }

  private static void names(Field names) {
    for (var needed : List.of("plural", "kind")) {
      if (names.get(needed).text().isEmpty()) {
        names.get(needed).required();
      }
    }
    label(names.get("plural"));
    label(names.get("singular"));
    label(names.get("kind"));
    label(names.get("listKind"));
    names.get("shortNames").items().forEach(each -> each.check(Formats.dns1035Label(each.text())));
    names.get("categories").items().forEach(each -> each.check(Formats.dns1035Label(each.text())));
    var kind = names.get("kind").text();
    // Without a singular the kind in lower case is taken.
    if (names.get("singular").text().isEmpty() && kind.isEmpty()) {
      names.get("singular").required();
    }
    // Without a listKind the kind with List behind it is taken.
    if (names.get("listKind").text().isEmpty() && !kind.isEmpty()) {
      names.get("listKind").check(Formats.dns1035Label(kind.toLowerCase(Locale.ROOT) + "list"));
    }
    if (!kind.isEmpty() && kind.equals(names.get("listKind").text())) {
      names.get("listKind").invalid("kind and listKind have to differ.");
    }
  }

  /** Kinds are written in either case, and the others in lower. */
  private static void label(Field name) {
    boolean isKind = name.key().endsWith("ind");
    var text = isKind ? name.text().toLowerCase(Locale.ROOT) : name.text();
    if (!text.isEmpty()) {
      name.check(Formats.dns1035Label(text));
    }
  }

  private static void versions(Field versions) {
    var seen = new HashSet<String>();
    int stored = 0;
    for (var version : versions.items()) {
      var name = version.get("name");
      name.check(Formats.dns1035Label(name.text()));
      if (!seen.add(name.text())) {
        name.duplicate();
      }
      stored += version.get("storage").flag() ? 1 : 0;
    }
    if (stored != 1) {
      versions.invalid("just one version is the one for storage.");
    }
    Versions.judge(versions);
  }
}
