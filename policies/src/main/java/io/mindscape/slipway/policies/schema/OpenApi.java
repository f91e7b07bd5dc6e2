package io.mindscape.slipway.policies.schema;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The OpenAPI v3 documents of an API server, one for each group and version, as {@code /openapi/v3}
 * lists them. From them come the kinds that can be created, and the types of their fields.
 *
 * @see <a href="https://kubernetes.io/docs/concepts/overview/kubernetes-api/#openapi-v3">OpenAPI
 *     v3</a>
 */
public final class OpenApi {

  private static final String META = "io.k8s.apimachinery.pkg.apis.meta.v1.";
  private static final String CRD =
      "io.k8s.apiextensions-apiserver.pkg.apis.apiextensions.v1.JSONSchemaProps";

  /** Types that the server decodes by hand. */
  private static final Map<String, FieldType.Basic> BY_HAND =
      Map.of(
          "io.k8s.apimachinery.pkg.api.resource.Quantity",
          FieldType.Basic.QUANTITY,
          "io.k8s.apimachinery.pkg.util.intstr.IntOrString",
          FieldType.Basic.INTEGER_OR_STRING,
          "io.k8s.apimachinery.pkg.runtime.RawExtension",
          FieldType.Basic.ANYTHING,
          META + "FieldsV1",
          FieldType.Basic.ANYTHING,
          META + "Time",
          FieldType.Basic.TIME,
          META + "MicroTime",
          FieldType.Basic.MICRO_TIME);

  private final Map<String, JsonNode> schemas = new TreeMap<>();
  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final List<@Nullable Type> types = new ArrayList<>();
  private final List<Kind> kinds = new ArrayList<>();

  private OpenApi() {}

  /**
   * Packs documents into a schema file.
   *
   * @param version of Kubernetes, such as {@code 1.37}
   */
  public static void pack(String version, Collection<ApiDocument> documents, OutputStream into)
      throws IOException {
    var api = new OpenApi();
    var trees = documents.stream().map(ApiDocument::read).toList();
    for (var tree : trees) {
      tree.path("components")
          .path("schemas")
          .properties()
          .forEach(schema -> api.schemas.put(schema.getKey(), schema.getValue()));
    }
    trees.forEach(api::kinds);
    api.kinds.sort(Comparator.comparing(Kind::apiVersion).thenComparing(Kind::kind));
    Packed.write(version, api.kinds, api.done(), into);
  }

  /**
   * The schemas that documents describe.
   *
   * @throws io.mindscape.slipway.policies.Refused if one is no JSON
   */
  public static Schemas read(String version, Collection<ApiDocument> documents) {
    try {
      var packed = new ByteArrayOutputStream();
      pack(version, documents, packed);
      return Packed.read(new ByteArrayInputStream(packed.toByteArray()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("what is in memory cannot be read", impossible);
    }
  }

  private List<Type> done() {
    var done = new ArrayList<Type>();
    for (var type : types) {
      if (type == null) {
        throw new IllegalStateException("a type was begun and not finished");
      }
      done.add(type);
    }
    return done;
  }

  private void kinds(JsonNode document) {
    for (var path : document.path("paths").properties()) {
      var post = path.getValue().path("post");
      if (post.path("x-kubernetes-action").asString("").equals("post")
          && !path.getKey().contains("{name}")) {
        kind(path.getKey(), post);
      }
    }
  }

  private void kind(String path, JsonNode post) {
    var identity = post.path("x-kubernetes-group-version-kind");
    var group = identity.path("group").asString("");
    var version = identity.path("version").asString("");
    var schema =
        post.path("requestBody").path("content").path("*/*").path("schema").path("$ref").asString();
    kinds.add(
        new Kind(
            group.isEmpty() ? version : group + "/" + version,
            identity.path("kind").asString(),
            path.substring(path.lastIndexOf('/') + 1),
            path.contains("{namespace}"),
            number(name(schema))));
  }

  private int number(String name) {
    var known = numbers.get(name);
    if (known != null) {
      return known;
    }
    int number = types.size();
    numbers.put(name, number);
    types.add(null);
    Map<String, FieldType> fields = new TreeMap<>();
    for (var field : schema(name).path("properties").properties()) {
      fields.put(field.getKey(), type(field.getValue()));
    }
    types.set(number, new Type(name, fields));
    return number;
  }

  private FieldType type(JsonNode schema) {
    if (schema.has("allOf")) {
      return type(schema.path("allOf").path(0));
    }
    if (schema.has("$ref")) {
      return named(name(schema.path("$ref").asString()));
    }
    return switch (schema.path("type").asString("")) {
      case "array" -> new FieldType.ListOf(type(schema.path("items")));
      case "object" ->
          schema.has("additionalProperties")
              ? new FieldType.MapOf(type(schema.path("additionalProperties")))
              : FieldType.Basic.OBJECT;
      case "boolean" -> FieldType.Basic.BOOLEAN;
      case "integer" ->
          schema.path("format").asString("").equals("int32")
              ? FieldType.Basic.INT32
              : FieldType.Basic.INT64;
      case "number" -> FieldType.Basic.DOUBLE;
      case "string" ->
          schema.path("format").asString("").equals("byte")
              ? FieldType.Basic.BYTES
              : FieldType.Basic.STRING;
      default -> FieldType.Basic.ANYTHING;
    };
  }

  private FieldType named(String name) {
    var byHand = BY_HAND.get(name);
    if (byHand != null) {
      return byHand;
    }
    if (name.startsWith(CRD + "Or")) {
      var props = new FieldType.Fields(number(CRD));
      return switch (name.substring(CRD.length())) {
        case "OrBool" -> new FieldType.Either(props, FieldType.Basic.BOOLEAN);
        case "OrArray" -> new FieldType.Either(props, new FieldType.ListOf(props));
        default -> new FieldType.Either(props, new FieldType.ListOf(FieldType.Basic.STRING));
      };
    }
    var schema = schema(name);
    // A type without fields may be one that has none, or one of any shape.
    return schema.has("properties") || schema.path("type").asString("").equals("object")
        ? new FieldType.Fields(number(name))
        : type(schema);
  }

  private JsonNode schema(String name) {
    var schema = schemas.get(name);
    if (schema == null) {
      throw new IllegalArgumentException(
          "the documents name a schema that they do not have: " + name);
    }
    return schema;
  }

  private static String name(String ref) {
    return ref.substring(ref.lastIndexOf('/') + 1);
  }
}
