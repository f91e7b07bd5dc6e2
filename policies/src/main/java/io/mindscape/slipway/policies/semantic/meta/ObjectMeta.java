package io.mindscape.slipway.policies.semantic.meta;

import io.mindscape.slipway.policies.semantic.field.Field;
import io.mindscape.slipway.policies.semantic.field.Formats;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code metadata} of an object that is to be created. Who manages which fields is dropped, and a
 * {@code resourceVersion} is refused only by a create that is no dry run.
 */
public final class ObjectMeta {

  private static final int MAX_ANNOTATIONS = 256 * 1024;

  /** What a generated name adds, and what is cut off so that it fits. */
  private static final String GENERATED = "x2x4x";

  private static final int MAX_GENERATED_BASE = 58;

  private static final Set<String> FINALIZERS =
      Set.of("kubernetes", "orphan", "foregroundDeletion");

  /** Whose kinds take finalizers without a prefix. */
  private static final Set<String> FINALIZERS_AS_YOU_LIKE =
      Set.of(
          "admissionregistration.k8s.io/v1",
          "apiextensions.k8s.io/v1",
          "apiregistration.k8s.io/v1",
          "coordination.k8s.io/v1",
          "node.k8s.io/v1",
          "policy/v1",
          "v1/Event");

  private ObjectMeta() {}

  /** Of a kind whose objects live in a namespace. */
  public static void namespaced(Field object, Names names) {
    namespace(object.get("metadata"));
    judge(object, names);
  }

  /** Of a kind whose objects belong to the whole cluster; the server drops a namespace. */
  public static void clusterWide(Field object, Names names) {
    judge(object, names);
  }

  /** Of an object of a kind that a CustomResourceDefinition describes. */
  public static void custom(Field object, boolean namespaced) {
    var meta = object.get("metadata");
    if (namespaced) {
      namespace(meta);
    }
    name(meta, Names.SUBDOMAIN);
    of(meta);
  }

  /** Of an object that is a part of another: it need not have a name. */
  public static void embedded(Field meta) {
    namespace(meta);
    for (var named : List.of(meta.get("name"), meta.get("generateName"))) {
      if (!named.text().isEmpty()) {
        named.check(Names.PATH_SEGMENT.problem(named.text(), named.key().equals("generateName")));
      }
    }
    meta.get("generation").check(Formats.notNegative(meta.get("generation").number()));
    maps(meta);
    owners(meta.get("ownerReferences").items(), meta.get("ownerReferences"));
    finalizers(meta.get("finalizers"));
    meta.get("managedFields").items().forEach(Managers::judge);
  }

  private static void namespace(Field meta) {
    var namespace = meta.get("namespace");
    if (!namespace.text().isEmpty()) {
      namespace.check(Formats.dnsLabel(namespace.text()));
    }
  }

  private static void judge(Field object, Names names) {
    var meta = object.get("metadata");
    name(meta, names);
    if (!Generations.areCounted(object)) {
      meta.get("generation").check(Formats.notNegative(meta.get("generation").number()));
    }
    of(meta);
    var version = object.get("apiVersion").text();
    if (!FINALIZERS_AS_YOU_LIKE.contains(version)
        && !FINALIZERS_AS_YOU_LIKE.contains(version + "/" + object.get("kind").text())) {
      meta.get("finalizers").items().forEach(ObjectMeta::standard);
    }
  }

  private static void standard(Field finalizer) {
    if (!finalizer.text().contains("/") && !FINALIZERS.contains(finalizer.text())) {
      finalizer.invalid("a finalizer of your own has a prefix, such as example.com/cleanup.");
    }
  }

  /** What any metadata has, that of a template too. */
  public static void of(Field meta) {
    maps(meta);
    var owners = meta.get("ownerReferences");
    owners(distinct(owners.items()), owners);
    finalizers(meta.get("finalizers"));
  }

  private static void name(Field meta, Names names) {
    var name = meta.get("name");
    var base = meta.get("generateName");
    if (!base.text().isEmpty()) {
      base.check(names.problem(base.text(), true));
    }
    if (!name.text().isEmpty()) {
      name.check(names.problem(name.text(), false));
    } else if (base.text().isEmpty()) {
      if (!names.mayBeMissing()) {
        name.required("every object has one; or write generateName.");
      }
    } else if (!base.isBlamed()) {
      base.check(names.problem(generated(base.text()), false));
    }
  }

  /** The name of an object that is to be created; where it is generated, one that it could get. */
  public static String nameOf(Field meta) {
    var name = meta.get("name").text();
    var base = meta.get("generateName").text();
    return name.isEmpty() && !base.isEmpty() ? generated(base) : name;
  }

  private static String generated(String base) {
    return base.substring(0, Math.min(base.length(), MAX_GENERATED_BASE)) + GENERATED;
  }

  /** A map of labels. */
  public static void labels(Field labels) {
    for (var label : labels.entries()) {
      label.check(label(label.key(), Formats.qualifiedName(label.key())));
      label.check(Formats.labelValue(label.text()));
    }
  }

  private static @Nullable String label(String key, @Nullable String problem) {
    return problem == null ? null : "its key \"%s\" is no label: %s".formatted(key, problem);
  }

  /** A map of annotations. */
  public static void annotations(Field annotations) {
    long bytes = 0;
    for (var annotation : annotations.entries()) {
      annotation.check(label(annotation.key(), Formats.annotationKey(annotation.key())));
      bytes += Formats.bytes(annotation.key()) + Formats.bytes(annotation.text());
    }
    if (bytes > MAX_ANNOTATIONS) {
      annotations.tooLong(MAX_ANNOTATIONS);
    }
  }

  private static void maps(Field meta) {
    labels(meta.get("labels"));
    annotations(meta.get("annotations"));
  }

  /** Of owners that are written twice the server forgets the second. */
  private static List<Field> distinct(List<Field> owners) {
    var seen = new HashSet<@Nullable Object>();
    return owners.stream().filter(owner -> seen.add(owner.value())).toList();
  }

  private static void owners(List<Field> all, Field owners) {
    int controllers = 0;
    for (var owner : all) {
      var api = owner.get("apiVersion");
      if (api.text().isEmpty()) {
        api.required();
      } else if (api.text().chars().filter(each -> each == '/').count() > 1
          || api.text().endsWith("/")) {
        api.invalid("it has to be group/version or version.");
      }
      for (var key : Set.of("kind", "name", "uid")) {
        if (owner.get(key).text().isEmpty()) {
          owner.get(key).required();
        }
      }
      if (Set.of("v1", "/v1").contains(api.text()) && owner.get("kind").text().equals("Event")) {
        owner.invalid("an Event owns nothing.");
      }
      if (owner.get("controller").flag()) {
        controllers++;
      }
    }
    if (controllers > 1) {
      owners.invalid("only one owner can be the controller.");
    }
  }

  private static void finalizers(Field finalizers) {
    for (var finalizer : finalizers.items()) {
      finalizer.check(Formats.qualifiedName(finalizer.text()));
    }
    if (finalizers.texts().containsAll(Set.of("orphan", "foregroundDeletion"))) {
      finalizers.invalid("\"orphan\" and \"foregroundDeletion\" exclude each other.");
    }
  }
}
