package io.mindscape.slipway.sandbox.agreement;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.time.Duration;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A real API server, as somebody who may do everything. Connections are kept. */
final class Api {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final int ATTEMPTS = 3;

  private final JsonMapper json = new JsonMapper();
  private final URI server;
  private final String token;
  private final HttpClient http;

  private Api(URI server, String token, HttpClient http) {
    this.server = server;
    this.token = token;
    this.http = http;
  }

  /**
   * Opens one.
   *
   * @param authority the PEM of who signed the server's certificate
   */
  static Api at(URI server, String token, Path authority) {
    var http =
        HttpClient.newBuilder()
            .sslContext(trusting(authority))
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    return new Api(server, token.strip(), http);
  }

  private static SSLContext trusting(Path authority) {
    try (var pem = Files.newInputStream(authority)) {
      var store = KeyStore.getInstance(KeyStore.getDefaultType());
      store.load(null, null);
      int number = 0;
      for (var certificate : CertificateFactory.getInstance("X.509").generateCertificates(pem)) {
        store.setCertificateEntry("ca-" + number++, certificate);
      }
      var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      trust.init(store);
      var context = SSLContext.getInstance("TLS");
      context.init(null, trust.getTrustManagers(), null);
      return context;
    } catch (IOException e) {
      throw new UncheckedIOException("the CA cannot be read: " + authority, e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("the CA is no certificate: " + authority, e);
    }
  }

  /**
   * Reads a document of the server.
   *
   * @throws IllegalStateException if it answers anything but 200
   */
  JsonNode get(String path, String accept) {
    var answer = send(request(path).header("Accept", accept).GET());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("GET %s: %s".formatted(path, answer.body()));
    }
    return json.readTree(answer.body());
  }

  /**
   * Sends a YAML text as it is, and gives what the server says. Where it breaks the connection
   * again and again and answers others, its code has panicked over this text (there are such):
   * nothing is created, so that is a refusal, too.
   */
  Answer post(String path, String yaml) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      try {
        return posted(path, yaml);
      } catch (UncheckedIOException broken) {
        get("/version", "application/json");
      }
    }
    return new Answer(
        0, json.createObjectNode().put("message", "the server breaks the connection: it panics"));
  }

  private Answer posted(String path, String yaml) {
    var answer =
        send(
            request(path)
                .header("Content-Type", "application/yaml")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(yaml, StandardCharsets.UTF_8)));
    boolean created = answer.statusCode() / 100 == 2;
    return new Answer(
        answer.statusCode(), created ? json.createObjectNode() : status(answer.body()));
  }

  private JsonNode status(String body) {
    return body.startsWith("{")
        ? json.readTree(body)
        : json.createObjectNode().put("message", body.strip());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  /**
   * An answer.
   *
   * @param body the {@code Status} of a refusal; empty for what was accepted
   */
  record Answer(int code, JsonNode body) {}
}
