package io.mindscape.slipway.policies.rule.served;

import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.rule.cel.value.TypedList;
import io.mindscape.slipway.policies.rule.cel.value.TypedMap;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** Objects as the API server hands them to policies; safe to share. */
public final class Served {

  /** Stands for what nobody can know before: the uid that an object will get. */
  public static final String UID = "00000000-0000-0000-0000-000000000000";

  /** Stands for the time at which an object will be created. */
  public static final String CREATED = "1970-01-01T00:00:00Z";

  private final GoTypes types = GoTypes.read();
  private final Decoding decoding = new Decoding(types);
  private final List<Defaults> defaults;

  /** With the defaults that are known here; read at the first call. */
  public static Served builtIn() {
    return BuiltIn.SERVED;
  }

  public Served(List<Defaults> defaults) {
    this.defaults = List.copyOf(defaults);
  }

  /**
   * An object that is being created or changed.
   *
   * @param root the object, or a variant of it
   * @param namespace the one that it is created in; empty for none
   */
  public Map<?, ?> object(Manifest manifest, Mapping root, String namespace) {
    var apiVersion = manifest.text("apiVersion");
    var kind = manifest.text("kind");
    var fields = types.of(apiVersion, kind);
    if (fields == null) {
      return custom(root, namespace);
    }
    var object = decoding.object(root, fields);
    if (object.get("metadata") instanceof TypedMap metadata) {
      named(metadata, namespace);
    }
    if (apiVersion.equals("v1")) {
      core(kind, object);
    }
    defaults.forEach(each -> each.fill(apiVersion, kind, object));
    return object;
  }

  /** An object that is there already, such as the params of a policy. */
  public Map<?, ?> stored(Manifest manifest, String namespace) {
    return object(manifest, manifest.root(), namespace);
  }

  private static void named(Map<String, Object> metadata, String namespace) {
    if (metadata.get("generateName") instanceof String start) {
      metadata.putIfAbsent("name", start + "xxxxx");
    }
    if (!namespace.isEmpty()) {
      metadata.put("namespace", namespace);
    }
    metadata.put("uid", UID);
    metadata.put("creationTimestamp", CREATED);
  }

  private static void core(String kind, TypedMap object) {
    if (kind.equals("Secret")) {
      encode(object);
    } else if (kind.equals("Namespace") && object.get("metadata") instanceof TypedMap metadata) {
      var labels = metadata.get("labels") instanceof TypedMap given ? given : new TypedMap();
      labels.put("kubernetes.io/metadata.name", metadata.getOrDefault("name", ""));
      metadata.put("labels", labels);
    }
  }

  // The server has no stringData: it is made part of data.
  private static void encode(TypedMap secret) {
    if (secret.remove("stringData") instanceof Map<?, ?> texts) {
      var data = secret.get("data") instanceof TypedMap there ? there : new TypedMap();
      texts.forEach(
          (key, text) ->
              data.put(
                  String.valueOf(key),
                  Base64.getEncoder()
                      .encodeToString(String.valueOf(text).getBytes(StandardCharsets.UTF_8))));
      secret.put("data", data);
    }
  }

  private static Map<?, ?> custom(Mapping root, String namespace) {
    @SuppressWarnings("unchecked") // plain objects have keys that are texts
    var object = (Map<String, Object>) Decoding.plain(root);
    if (object.get("metadata") instanceof Map<?, ?> metadata) {
      @SuppressWarnings("unchecked")
      var fields = (Map<String, Object>) metadata;
      named(fields, namespace);
      fields.put("generation", 1L);
    }
    return object;
  }

  private static final class BuiltIn {
    static final Served SERVED = new Served(List.of(DefaultsTable.read(), new PodDefaults()));
  }

  /** The items of a list in a value, or none. */
  static List<?> items(TypedMap object, String field) {
    return object.get(field) instanceof TypedList list ? list : List.of();
  }
}
