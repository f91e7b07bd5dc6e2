package io.mindscape.slipway.policies.rule;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a policy may look at besides the object: params and namespaces, who asks, and where an
 * object goes that names no namespace. Safe to share.
 */
public final class Surroundings {

  private static final String NAME_LABEL = "kubernetes.io/metadata.name";

  private static final Surroundings NONE = of(List.of());

  private final Map<String, List<Manifest>> byKind;
  private final Map<String, Manifest> namespaces = new HashMap<>();
  private final String defaultNamespace;
  private final Requester requester;
  private final Map<String, Resource> custom;
  private final Map<String, Manifest> given;

  private Surroundings(
      Map<String, List<Manifest>> byKind,
      String defaultNamespace,
      Requester requester,
      Map<String, Resource> custom,
      Map<String, Manifest> given) {
    this.byKind = byKind;
    this.defaultNamespace = defaultNamespace;
    this.requester = requester;
    this.custom = custom;
    this.given = given;
    byKind.getOrDefault("v1 Namespace", List.of()).stream()
        .forEach(namespace -> namespaces.put(namespace.ref().name(), namespace));
  }

  /**
   * Who asks for the change. A policy can read it, and offline nobody knows.
   *
   * @param groups such as {@code system:authenticated}
   */
  public record Requester(String username, String uid, List<String> groups) {

    /** Some user: no name, and no more than what every user is. */
    public static final Requester SOMEBODY = new Requester("", "", List.of("system:authenticated"));

    public Requester {
      groups = List.copyOf(groups);
    }
  }

  /**
   * What the objects of a custom kind are called in requests.
   *
   * @param plural such as {@code widgets}
   */
  public record Resource(String plural, boolean isNamespaced) {}

  /** Nothing but the object itself. */
  public static Surroundings none() {
    return NONE;
  }

  /** The objects of a repository. */
  public static Surroundings of(List<Manifest> objects) {
    var byKind =
        objects.stream()
            .collect(
                Collectors.groupingBy(
                    object -> object.text("apiVersion") + " " + object.text("kind")));
    return new Surroundings(byKind, "default", Requester.SOMEBODY, Map.of(), Map.of());
  }

  /** The same, where objects that name no namespace go into {@code namespace}. */
  public Surroundings inNamespace(String namespace) {
    return new Surroundings(byKind, namespace, requester, custom, given);
  }

  /** The same, and {@code somebody} asks. */
  public Surroundings askedBy(Requester somebody) {
    return new Surroundings(byKind, defaultNamespace, somebody, custom, given);
  }

  /** The same, where there are custom kinds, by {@code apiVersion kind}. */
  public Surroundings knowing(Map<String, Resource> kinds) {
    if (kinds.isEmpty()) {
      return this;
    }
    var all = new HashMap<>(custom);
    all.putAll(kinds);
    return new Surroundings(byKind, defaultNamespace, requester, Map.copyOf(all), given);
  }

  /**
   * The same, where some policies are given their params, whatever their bindings name.
   *
   * @param params by the policy's name, in which a hyphen stands for each dot
   */
  public Surroundings giving(Map<String, Manifest> params) {
    return params.isEmpty()
        ? this
        : new Surroundings(byKind, defaultNamespace, requester, custom, Map.copyOf(params));
  }

  @Nullable Resource custom(String apiVersion, String kind) {
    return custom.isEmpty() ? null : custom.get(apiVersion + " " + kind);
  }

  @Nullable Manifest given(String policy) {
    return given.isEmpty() ? null : given.get(policy.replace('.', '-'));
  }

  String defaultNamespace() {
    return defaultNamespace;
  }

  Requester requester() {
    return requester;
  }

  /** The objects of a kind, by name. */
  List<Manifest> objects(String apiVersion, String kind) {
    return byKind.getOrDefault(apiVersion + " " + kind, List.of()).stream()
        .sorted(Comparator.comparing(object -> object.ref().name()))
        .toList();
  }

  @Nullable Manifest namespace(String name) {
    return namespaces.get(name);
  }

  Map<String, String> namespaceLabels(String name) {
    var namespace = namespaces.get(name);
    return namespace == null ? Map.of(NAME_LABEL, name) : namespaceLabels(namespace);
  }

  static Map<String, String> namespaceLabels(Manifest namespace) {
    var labels = new LinkedHashMap<>(Target.labels(namespace));
    labels.put(NAME_LABEL, namespace.ref().name());
    return labels;
  }
}
