package io.mindscape.slipway.bot.cluster;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.MockWebServer;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fabric8's mock of an API server, which keeps what it is given, and before it what it lacks: an
 * apply creates what is missing and is merged into what is there. It decides nothing that a real
 * API server decides.
 */
final class ApplyingServer extends Dispatcher implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();

  private final KubernetesCrudDispatcher kept = new KubernetesCrudDispatcher();
  private final MockWebServer server = new MockWebServer();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private final Map<String, MockResponse> canned = new ConcurrentHashMap<>();

  ApplyingServer() {
    server.setDispatcher(this);
    server.start(InetAddress.getLoopbackAddress(), 0);
  }

  /** Writes a kubeconfig with this server under each of the contexts. */
  Path kubeconfig(Path file, String... contexts) throws IOException {
    var text = new StringBuilder("apiVersion: v1\nkind: Config\nclusters:\n");
    text.append("- {name: mock, cluster: {server: \"")
        .append(server.url("/"))
        .append("\"}}\nusers:\n- {name: bot, user: {token: s3cret}}\ncontexts:\n");
    for (var context : contexts) {
      text.append("- {name: ").append(context).append(", context: {cluster: mock, user: bot}}\n");
    }
    return Files.writeString(file, text.toString());
  }

  /** Every request so far, such as {@code GET /api/v1/namespaces/x}, with its query. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  /** Lets a request, such as {@code GET /apis/x/v1}, be answered so from now on. */
  void answer(String request, int code, String json) {
    canned.put(
        request,
        new MockResponse()
            .setResponseCode(code)
            .setHeader("Content-Type", "application/json")
            .setBody(json));
  }

  /** What is kept at a path. */
  JsonNode at(String path) {
    return JSON.readTree(text(kept.handleGet(path)));
  }

  /** Sets an object's status, as its controller would. */
  void status(String path, String json) {
    var object = (ObjectNode) at(path);
    object.set("status", JSON.readTree(json));
    var put = request(HttpMethod.PUT, path, JSON.writeValueAsString(object));
    if (kept.handleUpdate(put).code() >= 300) {
      throw new IllegalStateException("no status for " + path);
    }
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    var type = String.valueOf(request.getHeader("Content-Type"));
    boolean apply = type.startsWith("application/apply-patch+yaml");
    requests.add((apply ? "APPLY" : request.getMethod()) + " " + request.getPath());
    var path = request.getPath().split("\\?", 2)[0];
    var answer = canned.get((apply ? "APPLY" : request.getMethod()) + " " + path);
    if (answer != null) {
      return answer;
    }
    return apply ? apply(path, request.getUtf8Body()) : kept.dispatch(request);
  }

  private MockResponse apply(String path, String body) {
    var there = kept.handleGet(path);
    if (there.code() == 404) {
      var collection = path.substring(0, path.lastIndexOf('/'));
      return kept.handleCreate(request(HttpMethod.POST, collection, body));
    }
    var merged = merge((ObjectNode) JSON.readTree(text(there)), JSON.readTree(body));
    return kept.handleUpdate(request(HttpMethod.PUT, path, JSON.writeValueAsString(merged)));
  }

  private static ObjectNode merge(ObjectNode into, JsonNode from) {
    from.properties()
        .forEach(
            field -> {
              var there = into.get(field.getKey());
              if (there instanceof ObjectNode object && field.getValue().isObject()) {
                merge(object, field.getValue());
              } else {
                into.set(field.getKey(), field.getValue());
              }
            });
    return into;
  }

  private static RecordedRequest request(HttpMethod method, String path, String body) {
    return new RecordedRequest(
        "HTTP/1.1",
        method,
        path,
        Headers.builder().add("Content-Type", "application/json").build(),
        new Buffer(body.getBytes(StandardCharsets.UTF_8)));
  }

  private static String text(MockResponse response) {
    return response.getBody().readUtf8();
  }

  @Override
  public void close() {
    server.shutdown();
  }
}
