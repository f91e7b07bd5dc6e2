package io.mindscape.slipway.sandbox.schema;

import io.mindscape.slipway.policies.schema.ApiDocument;
import io.mindscape.slipway.policies.schema.OpenApi;
import io.mindscape.slipway.sandbox.controlplane.Access;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.Options;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes a shipped schema anew, from what an API server says of itself under {@code /openapi/v3},
 * or from what its source says that it does: of 1.35, 1.36 and 1.37 the same bytes come of both.
 * {@code policies/schemas/refresh} runs it.
 */
public final class RefreshSchema {

  /** What is served though it is not stable; the last of its kind went with 1.32. */
  private static final Map<String, String> BESIDES =
      Map.of("1.31", "apis/flowcontrol.apiserver.k8s.io/v1beta3");

  private static final String END = "_openapi.json";

  private RefreshSchema() {}

  /**
   * Starts the API server of a version, asks it, and ends it; or reads the source.
   *
   * @param arguments the folder of its programs or of its source, the version (such as {@code
   *     1.37}), and the file
   */
  public static void main(String[] arguments) throws IOException {
    var programs = Path.of(arguments[0]);
    var version = arguments[1];
    var file = Path.of(arguments[2]);
    var source = programs.resolve(Path.of("api", "openapi-spec", "v3"));
    if (Files.isDirectory(source)) {
      try (var out = Files.newOutputStream(file)) {
        OpenApi.pack(version, documents(source, version), out);
      }
    } else {
      try (var server = ControlPlane.start(programs, Options.apiServer());
          var out = Files.newOutputStream(file)) {
        OpenApi.pack(version, documents(server.admin()), out);
      }
    }
    System.err.printf("%s: %,d bytes%n", file.getFileName(), Files.size(file));
  }

  /** Those of stable versions, as a server lists no others unless it is told to. */
  private static List<ApiDocument> documents(Path source, String version) throws IOException {
    var documents = new TreeMap<String, ApiDocument>();
    try (var files = Files.list(source)) {
      for (var file : files.toList()) {
        var path = file.getFileName().toString().replace(END, "").replace("__", "/");
        if (path.matches("api/v1|apis/.+/v[0-9]+") || path.equals(BESIDES.get(version))) {
          documents.put(path, new ApiDocument(path, Files.readString(file)));
        }
      }
    }
    return List.copyOf(documents.values());
  }

  /** The documents of all versions of all groups, in the order of their names. */
  private static List<ApiDocument> documents(Access access) {
    var index = JsonMapper.shared().readTree(get(access, "/openapi/v3")).path("paths");
    return index.properties().stream()
        .filter(path -> path.getKey().matches("api/v1|apis/.+/.+"))
        .sorted((one, other) -> one.getKey().compareTo(other.getKey()))
        .map(path -> document(access, path.getKey(), path.getValue()))
        .toList();
  }

  private static ApiDocument document(Access access, String path, JsonNode listed) {
    return new ApiDocument(path, get(access, listed.path("serverRelativeURL").asString()));
  }

  private static String get(Access access, String path) {
    var answer = access.get(path);
    if (answer.statusCode() != HttpURLConnection.HTTP_OK) {
      throw new IllegalStateException(
          "the API server answers %d to %s".formatted(answer.statusCode(), path));
    }
    return answer.body();
  }
}
