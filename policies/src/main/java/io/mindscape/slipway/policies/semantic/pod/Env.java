package io.mindscape.slipway.policies.semantic.pod;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import io.mindscape.slipway.policies.semantic.field.Paths;
import io.mindscape.slipway.policies.semantic.meta.Names;
import java.util.List;

/** {@code env} and {@code envFrom}: the variables of a container. */
final class Env {

  private static final List<String> SOURCES =
      List.of("fieldRef", "resourceFieldRef", "configMapKeyRef", "secretKeyRef", "fileKeyRef");

  /** The server takes the name of a whole ConfigMap or Secret for a prefix. */
  private static final boolean MORE_MAY_FOLLOW = true;

  private Env() {}

  static void judge(Field container, PodFacts facts) {
    for (var variable : container.get("env").items()) {
      name(variable.get("name"));
      if (variable.get("valueFrom").isSet()) {
        source(variable, facts);
      }
    }
    var all = container.get("envFrom");
    for (var source : all.items()) {
      allOf(all, source);
    }
  }

  private static void name(Field name) {
    if (name.text().isEmpty()) {
      name.required();
    } else {
      name.check(Formats.variableName(name.text()));
    }
  }

  private static void source(Field variable, PodFacts facts) {
    var from = variable.get("valueFrom");
    var given = SOURCES.stream().filter(each -> from.get(each).isSet()).toList();
    for (var source : given) {
      switch (source) {
        case "fieldRef" -> FieldRefs.judge(from.get(source), FieldRefs.IN_VARIABLES);
        case "resourceFieldRef" -> ResourceFieldRefs.judge(from.get(source), false);
        case "fileKeyRef" -> file(from.get(source), facts);
        default -> key(from.get(source));
      }
    }
    if (given.isEmpty()) {
      from.invalid("it needs one of %s.".formatted(String.join(", ", SOURCES)));
    } else if (!variable.get("value").text().isEmpty()) {
      from.invalid("there is a value already.");
    } else if (given.size() > 1) {
      from.invalid("%s exclude each other.".formatted(String.join(" and ", given)));
    }
  }

  private static void key(Field ref) {
    ref.get("name").check(Formats.dnsSubdomain(ref.get("name").text()));
    var key = ref.get("key");
    if (key.text().isEmpty()) {
      key.required();
    } else {
      key.check(Formats.configKey(key.text()));
    }
  }

  private static void file(Field ref, PodFacts facts) {
    name(ref.get("key"));
    var path = ref.get("path");
    if (path.text().isEmpty()) {
      path.required();
    } else {
      path.check(Paths.withoutBacksteps(path.text()));
    }
    var volume = ref.get("volumeName");
    if (volume.text().isEmpty()) {
      volume.required();
      return;
    }
    var found = facts.volumes().get(volume.text());
    if (found == null) {
      facts.noVolume(volume);
    } else if (!found.get("emptyDir").isSet()) {
      volume.invalid("it has to be an emptyDir volume.");
    }
  }

  private static void allOf(Field all, Field source) {
    if (!source.get("prefix").text().isEmpty()) {
      source.get("prefix").check(Formats.variableName(source.get("prefix").text()));
    }
    var given =
        List.of("configMapRef", "secretRef").stream()
            .map(source::get)
            .filter(Field::isSet)
            .toList();
    for (var ref : given) {
      var name = ref.get("name");
      if (name.text().isEmpty()) {
        name.required();
      } else {
        name.check(Names.SUBDOMAIN.problem(name.text(), MORE_MAY_FOLLOW));
      }
    }
    if (given.size() != 1) {
      all.showing(source).invalid("it needs either configMapRef or secretRef.");
    }
  }
}
