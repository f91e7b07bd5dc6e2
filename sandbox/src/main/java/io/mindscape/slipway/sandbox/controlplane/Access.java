package io.mindscape.slipway.sandbox.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;

/**
 * Somebody's way to the API server.
 *
 * @param server such as {@code https://127.0.0.1:40001}
 * @param authority the certificate that vouches for it, as PEM
 * @param token who they are
 * @param http trusts that authority and nobody else; it may be used by many threads
 */
public record Access(URI server, String authority, String token, HttpClient http) {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  /**
   * The way to a server that runs already.
   *
   * @param authority a PEM file with the certificate that vouches for it
   */
  public static Access to(URI server, Path authority, String token) {
    var read = Authority.read(authority);
    return new Access(server, read.pem(), token.strip(), read.client());
  }

  /** A request with the token in it, still to be completed; {@code path} may have a query. */
  public HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(server.resolve(path))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + token);
  }

  /** Sends one, and waits for the answer. */
  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException("the API server does not answer", failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }

  /** What {@code GET path} is answered with. */
  public HttpResponse<String> get(String path) {
    return send(request(path));
  }

  /** What {@code POST path} of a YAML document, sent as it is, is answered with. */
  public HttpResponse<String> post(String path, String yaml) {
    return send(
        request(path)
            .header("Content-Type", "application/yaml")
            .POST(HttpRequest.BodyPublishers.ofString(yaml)));
  }

  /** The same as a file for {@code kubectl} and other clients. */
  public String kubeconfig() {
    var encoded = Base64.getEncoder().encodeToString(authority.getBytes(StandardCharsets.UTF_8));
    return """
    apiVersion: v1
    kind: Config
    clusters:
      - name: slipway
        cluster:
          server: %s
          certificate-authority-data: %s
    users:
      - name: slipway
        user:
          token: "%s"
    contexts:
      - name: slipway
        context:
          cluster: slipway
          user: slipway
    current-context: slipway
    """
        .formatted(server, encoded, token);
  }

  @Override
  public String toString() {
    return "Access[%s]".formatted(server);
  }
}
