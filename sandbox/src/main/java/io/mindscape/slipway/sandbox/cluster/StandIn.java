package io.mindscape.slipway.sandbox.cluster;

import io.fabric8.kubernetes.client.server.mock.KubernetesCrudDispatcher;
import io.fabric8.mockwebserver.dsl.HttpMethod;
import io.fabric8.mockwebserver.http.Buffer;
import io.fabric8.mockwebserver.http.Dispatcher;
import io.fabric8.mockwebserver.http.Headers;
import io.fabric8.mockwebserver.http.MockResponse;
import io.fabric8.mockwebserver.http.RecordedRequest;
import io.mindscape.slipway.sandbox.witness.Witness;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The API of one cluster: what the mock does not know of server-side apply and of logs is done
 * here, before it is asked. It stands in for wiring; it is no judge of what Kubernetes accepts.
 */
final class StandIn extends Dispatcher {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern LOG = Pattern.compile("(/api/v1/.*/pods/[^/?]+)/log");

  private final KubernetesCrudDispatcher objects = new KubernetesCrudDispatcher();
  private final AtomicLong changes = new AtomicLong();
  private final String name;
  private volatile Witness witness = Witness.NOBODY;
  private final Controllers controllers = new Controllers(this);

  StandIn(String name) {
    this.name = name;
  }

  void watchedBy(Witness newWitness) {
    witness = newWitness;
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    var path = pathOf(request.getPath());
    var log = LOG.matcher(path);
    if (log.matches()) {
      return log(log.group(1));
    }
    if (request.getMethod().equals("GET")) {
      return Discovery.answer(path)
          .map(kinds -> new MockResponse().setResponseCode(200).setBody(kinds))
          .orElseGet(() -> objects.dispatch(request));
    }
    changes.incrementAndGet();
    var agent = request.getHeader("User-Agent");
    var asked = new Witness.Asked(name, request.getMethod(), path, agent == null ? "" : agent);
    if (!witness.before(asked)) {
      // Whoever asked is gone.
      return new MockResponse().setResponseCode(503);
    }
    var answer =
        request.getMethod().equals("PATCH") && isApply(request)
            ? apply(request)
            : objects.dispatch(request);
    if (answer.code() < 300) {
      told(request.getMethod(), path, answer);
    }
    witness.after(asked, answer.code());
    return answer;
  }

  /** The object at {@code path}, if it is there. */
  Optional<ObjectNode> object(String path) {
    var answer = objects.handleGet(path);
    return answer.code() == 200 ? Optional.of(body(answer)) : Optional.empty();
  }

  void create(String collection, JsonNode object) {
    objects.handleCreate(request(HttpMethod.POST, collection, object));
  }

  void setStatus(String path, ObjectNode object) {
    objects.handleUpdate(request(HttpMethod.PUT, path + "/status", object));
  }

  void delete(String path) {
    objects.handleDelete(path);
  }

  /** How many requests asked for a change so far. */
  long changes() {
    return changes.get();
  }

  /** How often a Job of each path has run to its end. */
  Map<String, Integer> runs() {
    return controllers.runs();
  }

  @Override
  public void shutdown() {
    controllers.close();
  }

  private void told(String method, String path, MockResponse answer) {
    if (method.equals("DELETE")) {
      controllers.deleted(path);
    } else {
      var object = body(answer);
      var name = object.at("/metadata/name").asString("");
      controllers.changed(method.equals("POST") ? path + "/" + name : path, object);
    }
  }

  /** Creates the object, or replaces all of it but its status: we know of one owner only. */
  private MockResponse apply(RecordedRequest request) {
    var path = pathOf(request.getPath());
    var wanted = (ObjectNode) JSON.readTree(asJson(request.getUtf8Body()));
    wanted.withObject("/metadata").remove("managedFields");
    var there = object(path);
    if (there.isEmpty()) {
      var collection = path.substring(0, path.lastIndexOf('/'));
      return objects.handleCreate(request(HttpMethod.POST, collection, wanted));
    }
    var current = there.get();
    wanted.withObject("/metadata").remove("resourceVersion");
    if (current.has("status")) {
      wanted.set("status", current.get("status"));
    }
    return objects.handleUpdate(request(HttpMethod.PUT, path, wanted));
  }

  private MockResponse log(String pod) {
    var text = object(pod).map(it -> it.at("/metadata/annotations/log").asString(""));
    return text.isPresent()
        ? new MockResponse().setResponseCode(200).setBody(text.get())
        : new MockResponse().setResponseCode(404);
  }

  private static boolean isApply(RecordedRequest request) {
    var type = request.getHeader("Content-Type");
    return type != null && type.startsWith("application/apply-patch");
  }

  private static String pathOf(String target) {
    int query = target.indexOf('?');
    return query < 0 ? target : target.substring(0, query);
  }

  /** An apply may be written in YAML; JSON is YAML too. */
  private static String asJson(String yaml) {
    return JSON.writeValueAsString(
        io.fabric8.kubernetes.client.utils.Serialization.<Object>unmarshal(yaml, Object.class));
  }

  private static ObjectNode body(MockResponse answer) {
    return (ObjectNode) JSON.readTree(answer.getBody().readUtf8());
  }

  private static RecordedRequest request(HttpMethod method, String path, JsonNode body) {
    var headers = Headers.builder().add("Content-Type", "application/json").build();
    var bytes = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    return new RecordedRequest("HTTP/1.1", method, path, headers, new Buffer(bytes));
  }
}
