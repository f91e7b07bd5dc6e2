package io.mindscape.slipway.policies.semantic.custom;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.Surroundings;
import io.mindscape.slipway.policies.schema.ApiDocument;
import io.mindscape.slipway.policies.schema.Schemas;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The kinds that some CustomResourceDefinitions describe, or a server that has them, and the
 * judgement of their objects. Immutable and safe to share.
 */
public final class CustomKinds {

  /** Of no definitions. */
  public static final CustomKinds NONE = new CustomKinds(Map.of());

  private final Map<String, List<CustomKind>> kinds;

  private CustomKinds(Map<String, List<CustomKind>> kinds) {
    this.kinds = Map.copyOf(kinds);
  }

  /** Whether an object is a definition, and so one for {@link #of}. */
  public static boolean isDefinition(Manifest object) {
    return object.text("kind").equals("CustomResourceDefinition")
        && object.text("apiVersion").equals("apiextensions.k8s.io/v1");
  }

  /**
   * The kinds of {@code definitions}, which have to be such as a server takes. Where several
   * describe one kind, an object has to be right by any of them.
   */
  public static CustomKinds of(List<Manifest> definitions) {
    return by(
        definitions.stream()
            .flatMap(definition -> Definitions.kinds(definition).stream())
            .toList());
  }

  /**
   * The kinds that a server publishes: all that can be created, of the groups of these documents.
   */
  public static CustomKinds published(Collection<ApiDocument> documents) {
    return by(Published.kinds(documents));
  }

  private static CustomKinds by(List<CustomKind> all) {
    Map<String, List<CustomKind>> kinds = new HashMap<>();
    for (var kind : all) {
      kinds
          .computeIfAbsent(key(kind.apiVersion(), kind.kind()), any -> new ArrayList<>())
          .add(kind);
    }
    return new CustomKinds(kinds);
  }

  /** These, and those of {@code others} that are not among these. */
  public CustomKinds and(CustomKinds others) {
    Map<String, List<CustomKind>> both = new HashMap<>(others.kinds);
    both.putAll(kinds);
    return new CustomKinds(both);
  }

  public boolean knows(Manifest object) {
    return kinds.containsKey(key(object.text("apiVersion"), object.text("kind")));
  }

  /** The versions in which the kind of an object is served, if that is not one of them. */
  public List<String> otherVersions(Manifest object) {
    var group = object.text("apiVersion").split("/", 2)[0] + "/";
    return knows(object)
        ? List.of()
        : kinds.values().stream()
            .map(each -> each.get(0))
            .filter(
                each ->
                    each.kind().equals(object.text("kind")) && each.apiVersion().startsWith(group))
            .map(CustomKind::apiVersion)
            .sorted()
            .toList();
  }

  /** What each kind is called in requests, by {@code apiVersion kind}. */
  public Map<String, Surroundings.Resource> resources() {
    Map<String, Surroundings.Resource> resources = new HashMap<>();
    for (var same : kinds.values()) {
      var kind = same.get(0);
      resources.put(
          kind.apiVersion() + " " + kind.kind(),
          new Surroundings.Resource(kind.plural(), kind.namespaced()));
    }
    return resources;
  }

  /** Why a server would refuse an object; empty where it would take it, or it is not known. */
  public List<Finding> judge(Manifest object, Schemas schemas) {
    List<Finding> first = List.of();
    for (var kind :
        kinds.getOrDefault(key(object.text("apiVersion"), object.text("kind")), List.of())) {
      var findings = new Creation(kind, schemas, object).judge();
      if (findings.isEmpty()) {
        return List.of();
      }
      first = first.isEmpty() ? findings : first;
    }
    return first;
  }

  private static String key(String apiVersion, String kind) {
    return apiVersion + "/" + kind;
  }
}
