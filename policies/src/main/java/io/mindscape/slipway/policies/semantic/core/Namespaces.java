package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code v1/Namespace}, with what Pod Security admission says of its labels. */
final class Namespaces {

  private static final Set<String> FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");
  private static final String NAME = "kubernetes.io/metadata.name";
  private static final String SECURITY = "pod-security.kubernetes.io/";
  private static final List<String> LEVELS = List.of("privileged", "baseline", "restricted");
  private static final Pattern VERSION = Pattern.compile("v1\\.(0|[1-9][0-9]{0,17})");

  private Namespaces() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(named(object), Names.LABEL);
    for (var finalizer : object.get("spec", "finalizers").items()) {
      var name = finalizer.text();
      finalizer.check(Formats.qualifiedName(name));
      if (!name.contains("/") && !FINALIZERS.contains(name)) {
        finalizer.invalid("a finalizer of your own has a prefix, such as example.com/cleanup.");
      }
    }
    var labels = object.get("metadata", "labels");
    for (var mode : List.of("enforce", "audit", "warn")) {
      podSecurity(labels, SECURITY + mode);
    }
  }

  /** The server writes its name on it as a label, whatever stands there. */
  private static Field named(Field object) {
    var meta = object.get("metadata");
    var labels = meta.get("labels");
    var name = meta.get("name").text();
    if (name.isEmpty() || Formats.labelValue(labels.entry(NAME).text()) == null) {
      return object;
    }
    var named = labels.parts();
    named.put(NAME, name);
    var changed = meta.parts();
    changed.put("labels", labels.as(named));
    var whole = object.parts();
    whole.put("metadata", meta.as(changed));
    return object.as(whole);
  }

  private static void podSecurity(Field labels, String mode) {
    if (labels.has(mode)) {
      labels.entry(mode).oneOf(LEVELS);
    }
    var version = labels.entry(mode + "-version");
    if (labels.has(mode + "-version")
        && !version.text().equals("latest")
        && !VERSION.matcher(version.text()).matches()) {
      version.invalid("it has to be \"latest\" or a version such as v1.37.");
    }
  }
}
