package io.mindscape.slipway.policies.semantic.storage;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.meta.Names;
import io.mindscape.slipway.policies.semantic.meta.ObjectMeta;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** {@code StorageClass} and {@code VolumeAttributesClass} of {@code storage.k8s.io/v1}. */
final class StorageClasses {

  private static final int MAX_PARAMETERS = 512;
  private static final int MAX_BYTES = 256 * 1024;

  private StorageClasses() {}

  static void judge(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    provisioner(object.get("provisioner"));
    parameters(object.get("parameters"));
    var reclaim = object.get("reclaimPolicy");
    if (!reclaim.text().isEmpty()) {
      reclaim.oneOf(Set.of("Delete", "Retain"));
    }
    if (object.get("volumeBindingMode").isSet()) {
      object.get("volumeBindingMode").oneOf(Set.of("Immediate", "WaitForFirstConsumer"));
    }
    topologies(object.get("allowedTopologies"));
  }

  static void attributes(Field object) {
    ObjectMeta.clusterWide(object, Names.SUBDOMAIN);
    provisioner(object.get("driverName"));
    parameters(object.get("parameters"));
    if (object.get("parameters").size() == 0) {
      object.get("parameters").required("without one the class changes nothing.");
    }
  }

  private static void provisioner(Field name) {
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(Formats.qualifiedName(name.text().toLowerCase(Locale.ROOT)));
    }
  }

  private static void parameters(Field parameters) {
    if (parameters.size() > MAX_PARAMETERS) {
      parameters.tooMany(MAX_PARAMETERS);
      return;
    }
    long bytes = 0;
    for (var parameter : parameters.entries()) {
      if (parameter.key().isEmpty()) {
        parameters.invalid("a key may not be empty.");
      }
      bytes += Formats.bytes(parameter.key()) + Formats.bytes(parameter.text());
    }
    if (bytes > MAX_BYTES) {
      parameters.tooLong(MAX_BYTES);
    }
  }

  /** Terms differ from each other, and none is empty: that is like no term at all. */
  private static void topologies(Field terms) {
    List<Map<String, Set<String>>> seen = new ArrayList<>();
    seen.add(Map.of());
    for (var term : terms.items()) {
      var wanted = term(term.get("matchLabelExpressions"));
      if (seen.contains(wanted)) {
        term.get("matchLabelExpressions")
            .report(
                "duplicate",
                "%s.matchLabelExpressions is empty, or stands in an earlier term already."
                    .formatted(term.path()));
      }
      seen.add(wanted);
    }
  }

  private static Map<String, Set<String>> term(Field expressions) {
    Map<String, Set<String>> wanted = new HashMap<>();
    for (var expression : expressions.items()) {
      var key = expression.get("key");
      key.check(Formats.qualifiedName(key.text()));
      if (wanted.put(key.text(), values(expression.get("values"))) != null) {
        key.duplicate();
      }
    }
    return wanted;
  }

  private static Set<String> values(Field values) {
    if (values.size() == 0) {
      values.required("write at least one.");
    }
    Set<String> seen = new HashSet<>();
    for (var value : values.items()) {
      if (!seen.add(value.text())) {
        value.duplicate();
      }
    }
    return seen;
  }
}
