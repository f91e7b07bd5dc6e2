package io.mindscape.slipway.sandbox.forge.hook;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Carries one message to its hook. */
final class Courier implements AutoCloseable {

  /** As long as GitHub waits. */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

  Delivery.Outcome carry(Hook hook, Message message) throws InterruptedException {
    var headers = headers(hook, message);
    var request =
        HttpRequest.newBuilder(hook.target())
            .timeout(PATIENCE)
            .POST(BodyPublishers.ofByteArray(message.body()));
    headers.forEach(request::header);
    long began = System.nanoTime();
    try {
      var answer = http.send(request.build(), BodyHandlers.ofString());
      return answered(answer, since(began), headers);
    } catch (HttpTimeoutException late) {
      return failed("timed out", since(began), headers);
    } catch (IOException unreachable) {
      return failed("failed to connect to host", since(began), headers);
    }
  }

  /** What is recorded of a message that never left. */
  static Delivery.Outcome lost(Hook hook, Message message) {
    return failed("failed to connect to host", Duration.ZERO, headers(hook, message));
  }

  private static Delivery.Outcome answered(
      HttpResponse<String> answer, Duration took, Map<String, String> sent) {
    int code = answer.statusCode();
    var status = code >= 200 && code < 300 ? "OK" : "Invalid HTTP Response: " + code;
    var headers =
        answer.headers().map().entrySet().stream()
            .collect(Collectors.toMap(Map.Entry::getKey, one -> String.join(", ", one.getValue())));
    return new Delivery.Outcome(
        status, code, took, sent, new Delivery.Reply(headers, answer.body()));
  }

  private static Delivery.Outcome failed(String why, Duration took, Map<String, String> sent) {
    return new Delivery.Outcome(why, 0, took, sent, Delivery.Reply.NONE);
  }

  private static Map<String, String> headers(Hook hook, Message message) {
    var headers = new LinkedHashMap<String, String>();
    headers.put("Accept", "*/*");
    headers.put("Content-Type", "application/json");
    headers.put("User-Agent", "GitHub-Hookshot/5ca1ab1");
    headers.put("X-GitHub-Delivery", message.guid());
    headers.put("X-GitHub-Event", message.event());
    headers.put("X-GitHub-Hook-ID", Long.toString(hook.id()));
    switch (hook.scope()) {
      case Hook.Scope.Repository repository -> target(headers, "repository", message.repository());
      case Hook.Scope.App app -> target(headers, "integration", app.id());
    }
    if (!hook.secret().isEmpty()) {
      headers.put("X-Hub-Signature-256", Signature.of(message.body(), hook.secret()));
    }
    return headers;
  }

  private static void target(Map<String, String> headers, String type, long id) {
    headers.put("X-GitHub-Hook-Installation-Target-ID", Long.toString(id));
    headers.put("X-GitHub-Hook-Installation-Target-Type", type);
  }

  private static Duration since(long began) {
    return Duration.ofNanos(System.nanoTime() - began);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
