package io.mindscape.slipway.policies.schema;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.manifest.Manifest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The built-in kinds of one Kubernetes version: which fields they have and which they need. */
public final class Schemas {

  private final String version;
  private final Map<String, Integer> kinds;
  private final List<Type> types;

  private Schemas(String version, Map<String, Integer> kinds, List<Type> types) {
    this.version = version;
    this.kinds = kinds;
    this.types = types;
  }

  /** The version that ships with Slipway; read once, at first use. */
  public static Schemas builtIn() {
    return Shipped.SCHEMAS;
  }

  /** The Kubernetes version, such as {@code 1.36}. */
  public String version() {
    return version;
  }

  /** Whether the kind is a built-in one. */
  public boolean knows(String apiVersion, String kind) {
    return kinds.containsKey(apiVersion + "/" + kind);
  }

  /**
   * Whether the kind exists in another version of its group, and in which: {@code
   * autoscaling/v2beta2} is gone, {@code autoscaling/v2} is there. Empty where it does not.
   */
  public List<String> otherVersions(String apiVersion, String kind) {
    var group = group(apiVersion);
    return kinds.keySet().stream()
        .filter(key -> key.endsWith("/" + kind))
        .map(key -> key.substring(0, key.length() - kind.length() - 1))
        .filter(api -> group(api).equals(group))
        .sorted()
        .toList();
  }

  /** The kinds of a version, such as {@code apps/v1}; none where there is no such version. */
  public List<String> kinds(String apiVersion) {
    var prefix = apiVersion + "/";
    return kinds.keySet().stream()
        .filter(key -> key.startsWith(prefix))
        .map(key -> key.substring(prefix.length()))
        .filter(kind -> kind.indexOf('/') < 0)
        .sorted()
        .toList();
  }

  /** Unknown, missing and wrongly typed fields; nothing for a kind that is not built in. */
  public List<Finding> judge(Manifest manifest) {
    var number = kinds.get(manifest.text("apiVersion") + "/" + manifest.text("kind"));
    if (number == null) {
      return List.of();
    }
    var fields = new FieldJudge(manifest, types);
    fields.judge(number);
    return fields.findings();
  }

  private static String group(String apiVersion) {
    int slash = apiVersion.indexOf('/');
    return slash < 0 ? "" : apiVersion.substring(0, slash);
  }

  /** A type: its fields, and those of them that must be there. */
  record Type(Map<String, FieldType> fields, Set<String> required) {}

  private static final class Shipped {
    static final Schemas SCHEMAS = load();

    private static Schemas load() {
      try (var packed = Schemas.class.getResourceAsStream("kubernetes.json.gz")) {
        if (packed == null) {
          throw new IllegalStateException("the shipped schema is missing: kubernetes.json.gz");
        }
        return read(JsonMapper.shared().readTree(new GZIPInputStream(packed)));
      } catch (IOException e) {
        throw new UncheckedIOException("the shipped schema cannot be read", e);
      }
    }

    private static Schemas read(JsonNode json) {
      var kinds = new HashMap<String, Integer>();
      json.path("kinds")
          .properties()
          .forEach(kind -> kinds.put(kind.getKey(), kind.getValue().asInt()));
      var types = new ArrayList<Type>();
      for (var type : json.path("types")) {
        var fields = new LinkedHashMap<String, FieldType>();
        type.path("p")
            .properties()
            .forEach(
                field -> fields.put(field.getKey(), FieldType.parse(field.getValue().asString())));
        var required = new ArrayList<String>();
        type.path("r").forEach(name -> required.add(name.asString()));
        types.add(new Type(fields, Set.copyOf(required)));
      }
      return new Schemas(json.path("version").asString(), Map.copyOf(kinds), List.copyOf(types));
    }
  }
}
