package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;

/**
 * The line to GitHub's API: every request goes out here, with a limit on time. Whatever is wrong
 * with GitHub or with our credentials, and not with what was asked for, ends here.
 */
final class Line implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);
  private static final Duration ANSWER = Duration.ofSeconds(30);

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI api;
  private final Trouble trouble;

  /**
   * A line to {@code api}; nothing is sent yet.
   *
   * @param clock what the end of a rate limit is measured against
   */
  Line(URI api, Clock clock) {
    this.api = api;
    this.trouble = new Trouble(api, clock);
  }

  URI api() {
    return api;
  }

  Trouble trouble() {
    return trouble;
  }

  /** An answer of GitHub. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Reply(int status, HttpHeaders headers, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }

    boolean ok() {
      return status < 400;
    }
  }

  /**
   * Sends a request once and waits for the answer.
   *
   * @return an answer that is fine, or that says no to this very request (404, 405, 409, 422, …)
   * @throws Unavailable if GitHub is down, limits us, or does not answer in time
   * @throws io.mindscape.slipway.policies.Refused if it does not take our credentials, or forbids
   */
  Reply send(HttpRequest.Builder request) {
    try {
      var answer = client.send(request.timeout(ANSWER).build(), BodyHandlers.ofByteArray());
      var reply = new Reply(answer.statusCode(), answer.headers(), answer.body());
      trouble.look(answer.request(), reply);
      return reply;
    } catch (IOException failure) {
      throw trouble.silent(failure);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw trouble.silent(stopped);
    }
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
