package io.mindscape.slipway.sandbox.forge;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Somebody whom a hook tells things; answers 202, or what it is told to. */
final class Listener implements AutoCloseable {

  private final List<Heard> heard = new CopyOnWriteArrayList<>();
  private final HttpServer server;
  private volatile int status = 202;

  /** One delivery. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Heard(Map<String, String> headers, byte[] body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }

    String event() {
      return header("X-github-event");
    }

    JsonNode payload() {
      return JsonMapper.shared().readTree(body);
    }

    /** Such as {@code pull_request opened}. */
    String what() {
      return (event() + " " + payload().path("action").asString("")).strip();
    }
  }

  Listener() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::hear);
    server.start();
  }

  private void hear(HttpExchange exchange) throws IOException {
    try (exchange) {
      var headers = new HashMap<String, String>();
      exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.getFirst()));
      heard.add(new Heard(headers, exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(status, -1);
    }
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
  }

  void answer(int code) {
    status = code;
  }

  List<Heard> heard() {
    return List.copyOf(heard);
  }

  List<String> whats() {
    return heard.stream().map(Heard::what).toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
