package io.mindscape.slipway.policies.rule.cel;

import com.google.common.collect.ImmutableCollection;
import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import dev.cel.common.types.CelType;
import dev.cel.common.types.CelTypeProvider;
import dev.cel.common.types.ListType;
import dev.cel.common.types.MapType;
import dev.cel.common.types.OpaqueType;
import dev.cel.common.types.OptionalType;
import dev.cel.common.types.SimpleType;
import dev.cel.common.types.StructType;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The object types that an expression may meet: the request and the namespace, whose fields the API
 * server knows, and the policy's variables, which come one by one. {@code object}, {@code
 * oldObject} and {@code params} have no type there, and none here. The checker asks for types anew
 * with each expression, so that the variables may grow; one thread compiles.
 */
@SuppressWarnings("Immutable")
final class ObjectTypes implements CelTypeProvider {

  private static final CelType STRING = SimpleType.STRING;
  private static final CelType STRINGS = ListType.create(STRING);
  private static final CelType TEXTS = MapType.create(STRING, STRING);

  static final StructType REQUEST =
      struct(
          "kubernetes.AdmissionRequest",
          Map.ofEntries(
              Map.entry("kind", groupVersion("kubernetes.GroupVersionKind", "kind")),
              Map.entry("resource", groupVersion("kubernetes.GroupVersionResource", "resource")),
              Map.entry("subResource", STRING),
              Map.entry("requestKind", groupVersion("kubernetes.GroupVersionKind", "kind")),
              Map.entry(
                  "requestResource", groupVersion("kubernetes.GroupVersionResource", "resource")),
              Map.entry("requestSubResource", STRING),
              Map.entry("name", STRING),
              Map.entry("namespace", STRING),
              Map.entry("operation", STRING),
              Map.entry(
                  "userInfo",
                  struct(
                      "kubernetes.UserInfo",
                      Map.of(
                          "username", STRING,
                          "uid", STRING,
                          "groups", STRINGS,
                          "extra", MapType.create(STRING, STRINGS)))),
              Map.entry("dryRun", SimpleType.BOOL),
              Map.entry("options", SimpleType.DYN)));

  static final StructType NAMESPACE =
      struct(
          "kubernetes.Namespace",
          Map.of("metadata", metadata(), "spec", spec(), "status", status()));

  private final Map<String, CelType> variables = new HashMap<>();

  private static StructType groupVersion(String name, String last) {
    return struct(name, Map.of("group", STRING, "version", STRING, last, STRING));
  }

  private static StructType metadata() {
    return struct(
        "kubernetes.NamespaceMetadata",
        Map.ofEntries(
            Map.entry("name", STRING),
            Map.entry("generateName", STRING),
            Map.entry("namespace", STRING),
            Map.entry("labels", TEXTS),
            Map.entry("annotations", TEXTS),
            Map.entry("UID", STRING),
            Map.entry("creationTimestamp", SimpleType.TIMESTAMP),
            Map.entry("deletionGracePeriodSeconds", SimpleType.INT),
            Map.entry("deletionTimestamp", SimpleType.TIMESTAMP),
            Map.entry("generation", STRING),
            Map.entry("resourceVersion", STRING),
            Map.entry("finalizers", STRINGS)));
  }

  private static StructType spec() {
    return struct("kubernetes.NamespaceSpec", Map.of("finalizers", STRINGS));
  }

  private static StructType status() {
    var condition =
        struct(
            "kubernetes.NamespaceCondition",
            Map.of(
                "status", STRING,
                "type", STRING,
                "lastTransitionTime", SimpleType.TIMESTAMP,
                "message", STRING,
                "reason", STRING));
    return struct(
        "kubernetes.NamespaceStatus",
        Map.of("conditions", ListType.create(condition), "phase", STRING));
  }

  private static StructType struct(String name, Map<String, CelType> fields) {
    return StructType.create(
        name,
        ImmutableSet.copyOf(fields.keySet()),
        field -> Optional.ofNullable(fields.get(field)));
  }

  /** The type of {@code variables} with those that are declared so far. */
  StructType variables() {
    return StructType.create(
        "kubernetes.variables",
        ImmutableSet.copyOf(variables.keySet()),
        field -> Optional.ofNullable(variables.get(field)));
  }

  /** Declares the variables of a policy, with their types as {@link TypeText} has them. */
  void know(Map<String, String> declared) {
    variables.clear();
    declared.forEach((name, type) -> variables.put(name, TypeText.read(type)));
  }

  @Override
  public ImmutableCollection<CelType> types() {
    return ImmutableList.of(REQUEST, NAMESPACE, variables());
  }

  @Override
  public Optional<CelType> findType(String name) {
    return switch (name) {
      case "kubernetes.variables" -> Optional.of(variables());
      case "kubernetes.AdmissionRequest" -> Optional.of(REQUEST);
      case "kubernetes.Namespace" -> Optional.of(NAMESPACE);
      case "net.IP", "net.CIDR" -> Optional.of(OpaqueType.create(name));
      case "optional_type" -> Optional.of(OptionalType.create(SimpleType.DYN));
      default -> inner(name);
    };
  }

  private static Optional<CelType> inner(String name) {
    return java.util.stream.Stream.of(REQUEST, NAMESPACE)
        .flatMap(ObjectTypes::nested)
        .filter(type -> type.name().equals(name))
        .findFirst();
  }

  private static java.util.stream.Stream<CelType> nested(StructType type) {
    return type.fields().stream()
        .map(StructType.Field::type)
        .map(field -> field instanceof ListType list ? list.elemType() : field)
        .filter(StructType.class::isInstance)
        .flatMap(
            field ->
                java.util.stream.Stream.concat(
                    java.util.stream.Stream.of(field), nested((StructType) field)));
  }
}
