package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.Unavailable;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * The line to GitHub's API: every request goes out here, when the account's budget allows it, with
 * a limit on time. Whatever is wrong with GitHub or with our credentials, and not with what was
 * asked for, ends here. Nothing is sent twice, but for a request whose credentials were not taken:
 * that was not done.
 */
final class Line implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(10);

  /** For the whole answer. The property is for benches, in which GitHub often says nothing. */
  private static final Duration ANSWER =
      Duration.ofMillis(Long.getLong("slipway.github.answer.millis", 30_000));

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(CONNECT)
          .followRedirects(HttpClient.Redirect.NORMAL)
          .build();
  private final URI api;
  private final Limits limits;
  private final Clock clock;
  private final Trouble trouble;
  private final Answers answers = new Answers();
  private final Flights flights = new Flights();
  private final Map<String, Budget> budgets = new ConcurrentHashMap<>();

  /**
   * A line to {@code api}; nothing is sent yet.
   *
   * @param clock what the end of a rate limit is measured against
   */
  Line(URI api, Limits limits, Clock clock) {
    this.api = api;
    this.limits = limits;
    this.clock = clock;
    this.trouble = new Trouble(api, clock);
  }

  URI api() {
    return api;
  }

  Trouble trouble() {
    return trouble;
  }

  /** How the budgets of all accounts stand. */
  Collection<Budget.Standing> standings() {
    return budgets.values().stream().map(Budget::standing).toList();
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
   * @throws Unavailable if GitHub is down, limits us, does not answer in time, or does not take our
   *     credentials
   * @throws io.mindscape.slipway.policies.Refused if it forbids what was asked
   */
  Reply send(Account account, HttpRequest.Builder request) {
    var asked = request.build();
    return Answers.key(account, asked)
        .map(key -> flights.ask(key, sent -> read(account, asked, key, sent)))
        .orElseGet(() -> admitted(account, asked, () -> {}));
  }

  private Reply read(Account account, HttpRequest asked, String key, Runnable sent) {
    var known = answers.find(key);
    var request =
        known
            .flatMap(reply -> reply.headers().firstValue("ETag"))
            .map(tag -> with(asked, "If-None-Match", tag))
            .orElse(asked);
    var reply = admitted(account, request, sent);
    if (reply.status() == 304 && known.isPresent()) {
      return known.get();
    }
    answers.keep(key, reply);
    return reply;
  }

  private Reply admitted(Account account, HttpRequest asked, Runnable sent) {
    var budget = budgets.computeIfAbsent(account.name(), name -> new Budget(limits, clock));
    var reply = admitted(budget, asked, sent);
    var again = reply.status() == 401 ? account.anew().get() : Optional.<String>empty();
    if (again.isPresent()) {
      reply = admitted(budget, with(asked, "Authorization", again.get()), sent);
    }
    trouble.look(asked, reply);
    return reply;
  }

  private Reply admitted(Budget budget, HttpRequest asked, Runnable sent) {
    budget.enter(Errand.of(asked.method(), asked.uri().getPath()));
    try {
      sent.run();
      var reply = exchange(asked);
      book(budget, reply);
      return reply;
    } finally {
      budget.leave();
    }
  }

  private void book(Budget budget, Reply reply) {
    number(reply, "X-RateLimit-Remaining")
        .ifPresent(
            left ->
                number(reply, "X-RateLimit-Reset")
                    .ifPresent(at -> budget.left(left, Instant.ofEpochSecond(at))));
    trouble.limit(reply).ifPresent(budget::close);
  }

  /** The time is for the body too: headers may come and the rest never. */
  private Reply exchange(HttpRequest request) {
    var answer = client.sendAsync(request, BodyHandlers.ofByteArray());
    try {
      var got = answer.get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
      return new Reply(got.statusCode(), got.headers(), got.body());
    } catch (TimeoutException late) {
      answer.cancel(true);
      throw trouble.silent(new HttpTimeoutException("no answer in time"));
    } catch (ExecutionException failed) {
      throw trouble.silent(failed.getCause() instanceof IOException failure ? failure : failed);
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      throw trouble.silent(stopped);
    }
  }

  private static HttpRequest with(HttpRequest request, String header, String value) {
    return HttpRequest.newBuilder(request, (name, was) -> !name.equalsIgnoreCase(header))
        .setHeader(header, value)
        .build();
  }

  static Optional<Long> number(Reply reply, String header) {
    return reply
        .headers()
        .firstValue(header)
        .filter(text -> text.matches("\\d{1,12}"))
        .map(Long::valueOf);
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
