package io.mindscape.slipway.policies.semantic.core;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.List;
import java.util.regex.Pattern;

/**
 * {@code v1/Binding}, which puts a pod on a node. Of its metadata only what finds the pod is looked
 * at, which has to be there.
 */
final class Bindings {

  private static final Pattern VERSION = Pattern.compile("[1-9][0-9]*");

  private Bindings() {}

  static void judge(Field object) {
    var meta = object.get("metadata");
    if (meta.get("name").text().isEmpty()) {
      meta.get("name").required("it is the pod.");
    } else {
      meta.get("name").check(Formats.dnsSubdomain(meta.get("name").text()));
    }
    if (!meta.get("namespace").text().isEmpty()) {
      meta.get("namespace").check(Formats.dnsLabel(meta.get("namespace").text()));
    }
    var version = meta.get("resourceVersion");
    if (!version.text().isEmpty() && !VERSION.matcher(version.text()).matches()) {
      version.invalid("a pod has a number as its version.");
    }
    var target = object.get("target");
    var kind = target.get("kind");
    if (!kind.text("Node").equals("Node")) {
      kind.unsupported(List.of("Node"));
    }
    var name = target.get("name");
    if (name.text().isEmpty()) {
      name.required("it is the node.");
    } else if (kind.text("Node").equals("Node")) {
      name.check(Formats.dnsSubdomain(name.text()));
    }
  }
}
