package io.mindscape.slipway.sandbox.speed;

import io.mindscape.slipway.policies.schema.Schemas;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The schemas that Slipway ships with, as kubeconform wants them: one JSON schema a kind, strict
 * (no other properties), without references. Both sides judge by the same facts so.
 */
final class JsonSchemas {

  private final List<String> lines;
  private final List<String> types;

  private JsonSchemas(List<String> lines) {
    this.lines = lines;
    this.types = lines.stream().filter(line -> line.startsWith("T ")).toList();
  }

  /** Of the newest version of Kubernetes that ships. */
  static JsonSchemas shipped() {
    var name = "kubernetes-" + Schemas.VERSIONS.get(0) + ".gz";
    try (var packed = Schemas.class.getResourceAsStream(name)) {
      if (packed == null) {
        throw new IllegalStateException("a shipped schema is missing: " + name);
      }
      var text = new String(new GZIPInputStream(packed).readAllBytes(), StandardCharsets.UTF_8);
      return new JsonSchemas(text.lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(name + " cannot be read", e);
    }
  }

  /** Writes a kind's schema into a folder, under the name that kubeconform looks for. */
  void write(String apiVersion, String kind, Path folder) throws IOException {
    var words =
        lines.stream()
            .filter(line -> line.startsWith("K " + apiVersion + " " + kind + " "))
            .findFirst()
            .orElseThrow()
            .split(" ", -1);
    var file = kind.toLowerCase(Locale.ROOT) + "-" + apiVersion.replace('/', '-') + ".json";
    Files.writeString(
        folder.resolve(file),
        JsonMapper.shared().writeValueAsString(fields(Integer.parseInt(words[5]))));
  }

  private Map<String, Object> fields(int number) {
    var words = types.get(number).split(" ", -1);
    var properties = new TreeMap<String, Object>();
    for (int at = 2; at < words.length; at += 2) {
      properties.put(words[at], schema(words[at + 1]));
    }
    return Map.of(
        "type", List.of("object", "null"), "properties", properties, "additionalProperties", false);
  }

  /** By the codes of the packed schema. */
  private Map<String, Object> schema(String code) {
    var rest = code.substring(1);
    return switch (code.charAt(0)) {
      case '@' -> fields(Integer.parseInt(rest));
      case '[' -> Map.of("type", List.of("array", "null"), "items", schema(rest));
      case '{' -> Map.of("type", List.of("object", "null"), "additionalProperties", schema(rest));
      case 's', 'y', 't', 'u' -> Map.of("type", List.of("string", "null"));
      case 'b' -> Map.of("type", List.of("boolean", "null"));
      case 'i', 'l' -> Map.of("type", List.of("integer", "null"));
      case 'n' -> Map.of("type", List.of("number", "null"));
      case 'q' -> Map.of("type", List.of("string", "number", "null"));
      case 'x' -> Map.of("type", List.of("string", "integer", "null"));
      case 'o' -> Map.of("type", List.of("object", "null"));
      case '*' -> Map.of();
      default -> throw new IllegalArgumentException("no schema is made of the type " + code);
    };
  }
}
