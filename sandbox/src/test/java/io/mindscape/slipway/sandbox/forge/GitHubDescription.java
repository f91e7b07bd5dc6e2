package io.mindscape.slipway.sandbox.forge;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.mindscape.slipway.jobs.TestData;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** GitHub's own OpenAPI description, asked whether an answer is one that GitHub could give. */
final class GitHubDescription {

  private static final String SCHEMAS = "#/components/schemas/";
  private static final GitHubDescription LOADED = load();

  private final JsonNode description;
  private final Map<String, Schema> schemas = new HashMap<>();

  private GitHubDescription(JsonNode description) {
    this.description = description;
  }

  static GitHubDescription get() {
    return LOADED;
  }

  private static GitHubDescription load() {
    var folder = TestData.npm("@octokit/openapi");
    var file = folder.resolve("generated/api.github.com.json");
    return new GitHubDescription(JsonMapper.shared().readTree(file.toFile()));
  }

  /** What is wrong with an answer; nothing is wrong with one that fits. */
  List<String> problems(String method, String template, int status, JsonNode body) {
    var operation = description.path("paths").path(template).path(method.toLowerCase(Locale.ROOT));
    if (operation.isMissingNode()) {
      return List.of("GitHub has no %s %s".formatted(method, template));
    }
    var responses = operation.path("responses");
    var response = resolved(responses.path(Integer.toString(status)));
    if (response.isMissingNode()) {
      return status < 400
          ? List.of("GitHub never answers %d to %s %s".formatted(status, method, template))
          : validate("error", schema("basic-error"), body);
    }
    var schema = corrected(template, response.at("/content/application~1json/schema"));
    if (schema.isMissingNode()) {
      return body.isMissingNode() || status >= 400
          ? List.of()
          : List.of("GitHub answers %s %s without a body".formatted(method, template));
    }
    return validate(method + " " + template + " " + status, loosened(schema), body);
  }

  /** Errors are described by alternatives that overlap, so that every error fits two of them. */
  private static JsonNode loosened(JsonNode schema) {
    return schema.has("oneOf")
        ? JsonMapper.shared().createObjectNode().set("anyOf", schema.get("oneOf"))
        : schema;
  }

  /**
   * The package's description demands that the account of an installation in this one list is a
   * person and an enterprise at once; everywhere else it is either.
   */
  private JsonNode corrected(String template, JsonNode schema) {
    return template.equals("/app/installations")
        ? JsonMapper.shared()
            .createObjectNode()
            .put("type", "array")
            .set("items", schema("installation"))
        : schema;
  }

  /** What is wrong with a value, by the name of its schema. */
  List<String> problems(String schema, JsonNode value) {
    return validate(schema, schema(schema), value);
  }

  private ObjectNode schema(String name) {
    return JsonMapper.shared().createObjectNode().put("$ref", SCHEMAS + name);
  }

  private synchronized List<String> validate(String key, JsonNode schema, JsonNode body) {
    return schemas.computeIfAbsent(key, name -> compile(schema)).validate(body).stream()
        .map(error -> key + ": " + error)
        .toList();
  }

  private JsonNode resolved(JsonNode node) {
    var ref = node.path("$ref").asString("");
    return ref.isEmpty() ? node : description.at(ref.substring(1));
  }

  /** What is empty by default may be empty, though an empty text is no address. */
  private static void allowDefault(JsonNode schema) {
    if (schema instanceof ObjectNode object && object.path("default").asString("-").isEmpty()) {
      object.remove("format");
    }
  }

  /** A schema with the few others that it needs. */
  private Schema compile(JsonNode schema) {
    var whole = JsonMapper.shared().createObjectNode();
    whole.putArray("allOf").add(schema);
    var needed = whole.putObject("components").putObject("schemas");
    var open = new ArrayDeque<JsonNode>(List.of(schema));
    while (!open.isEmpty()) {
      for (var ref : open.remove().findValues("$ref")) {
        var name = ref.asString("").replace(SCHEMAS, "");
        if (!name.isEmpty() && !needed.has(name)) {
          var found = description.path("components").path("schemas").path(name).deepCopy();
          found.findParents("default").forEach(GitHubDescription::allowDefault);
          needed.set(name, found);
          open.add(found);
        }
      }
    }
    return SchemaRegistry.withDialect(Dialects.getOpenApi30()).getSchema(whole);
  }
}
