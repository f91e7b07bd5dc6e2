package io.mindscape.slipway.sandbox.registry;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * An OCI registry, as far as somebody asks it which tags there are, what they stand for, and when
 * that was built. It holds names only, and no layers.
 *
 * @see <a href="https://github.com/opencontainers/distribution-spec">Distribution specification</a>
 */
public final class Registry implements AutoCloseable {

  private static final JsonMapper JSON = JsonMapper.shared();
  private static final Pattern TAGS = Pattern.compile("/v2/([a-z0-9/._-]+)/tags/list");
  private static final Pattern CONTENT =
      Pattern.compile("/v2/([a-z0-9/._-]+)/(?:manifests|blobs)/([A-Za-z0-9._:-]+)");

  /** When all that is here was built. */
  private static final String BUILT = "2026-11-20T08:00:00Z";

  private static final int MOST_ON_A_PAGE = 100;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, List<String>> images = new ConcurrentHashMap<>();

  private Registry(HttpServer server) {
    this.server = server;
  }

  /** Starts one that is empty, on a free port of the loopback interface. */
  public static Registry start() {
    try {
      var address = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var registry = new Registry(HttpServer.create(address, 0));
      registry.server.createContext("/v2/", registry::answer);
      registry.server.setExecutor(registry.threads);
      registry.server.start();
      return registry;
    } catch (IOException failure) {
      throw new UncheckedIOException("the registry could not be started", failure);
    }
  }

  /** Where it is, without a path. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Adds a tag of an image; nothing changes where it is there already. */
  public void publish(String image, String tag) {
    images.merge(
        image,
        List.of(tag),
        (there, more) -> Stream.concat(there.stream(), more.stream()).sorted().distinct().toList());
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      var tags = TAGS.matcher(path);
      var content = CONTENT.matcher(path);
      if (!exchange.getRequestMethod().equals("GET")) {
        problem(exchange, 405, "UNSUPPORTED", "only what is there can be asked");
      } else if (path.equals("/v2/")) {
        send(exchange, 200, Map.of());
      } else if (content.matches()) {
        content(exchange, content.group(1), content.group(2));
      } else if (!tags.matches()) {
        problem(exchange, 404, "UNSUPPORTED", "only tags and manifests can be asked for");
      } else {
        list(exchange, tags.group(1));
      }
    }
  }

  private void list(HttpExchange exchange, String image) throws IOException {
    var all = images.get(image);
    if (all == null) {
      problem(exchange, 404, "NAME_UNKNOWN", "there is no image of that name");
      return;
    }
    var query = query(exchange.getRequestURI());
    var wanted = query.getOrDefault("n", "");
    int size = wanted.matches("[1-9]\\d{0,4}") ? Integer.parseInt(wanted) : MOST_ON_A_PAGE;
    var last = query.getOrDefault("last", "");
    var rest = all.stream().filter(tag -> tag.compareTo(last) > 0).toList();
    var page = rest.subList(0, Math.min(size, rest.size()));
    if (page.size() < rest.size()) {
      exchange
          .getResponseHeaders()
          .add(
              "Link",
              "</v2/%s/tags/list?n=%d&last=%s>; rel=\"next\""
                  .formatted(image, size, page.getLast()));
    }
    send(exchange, 200, new TreeMap<>(Map.of("name", image, "tags", page)));
  }

  /** A manifest by its tag, or a configuration by its digest. */
  private void content(HttpExchange exchange, String image, String reference) throws IOException {
    for (var tag : images.getOrDefault(image, List.of())) {
      var config = new TreeMap<>(Map.of("created", BUILT, "comment", image + ":" + tag));
      var digest = digest(config);
      if (reference.equals(digest)) {
        send(exchange, 200, config);
        return;
      }
      if (reference.equals(tag)) {
        send(exchange, 200, manifest(digest));
        return;
      }
    }
    problem(exchange, 404, "MANIFEST_UNKNOWN", "there is nothing of that name");
  }

  private static Map<String, Object> manifest(String config) {
    return new TreeMap<>(
        Map.of(
            "schemaVersion",
            2,
            "mediaType",
            "application/vnd.oci.image.manifest.v1+json",
            "config",
            new TreeMap<>(
                Map.of("mediaType", "application/vnd.oci.image.config.v1+json", "digest", config)),
            "layers",
            List.of()));
  }

  private static String digest(Object content) {
    try {
      var sha = MessageDigest.getInstance("SHA-256").digest(bytes(content));
      return "sha256:" + HexFormat.of().formatHex(sha);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static byte[] bytes(Object content) {
    return JSON.writeValueAsString(content).getBytes(StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(URI uri) {
    var query = uri.getQuery() == null ? "" : uri.getQuery();
    return Stream.of(query.split("&", -1))
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2)
        .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1], (first, second) -> first));
  }

  private static void problem(HttpExchange exchange, int status, String code, String message)
      throws IOException {
    send(exchange, status, Map.of("errors", List.of(Map.of("code", code, "message", message))));
  }

  private static void send(HttpExchange exchange, int status, Object body) throws IOException {
    var bytes = bytes(body);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.getResponseHeaders().add("Docker-Distribution-Api-Version", "registry/2.0");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
