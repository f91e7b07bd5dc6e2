package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.jobs.NotLetIn;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.effect.Masked;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.kohsuke.github.GHFileNotFoundException;
import org.kohsuke.github.HttpException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** The one place where GitHub's failures become what the jobs understand. */
final class Trouble {

  private static final Duration SOON = Duration.ofSeconds(10);
  private static final Duration SECONDARY_LIMIT = Duration.ofMinutes(1);
  private static final Duration LONGEST = Duration.ofHours(1);

  /** How GitHub says that we may not, as a rule and not for the moment. */
  private static final Pattern PERMISSION =
      Pattern.compile(
          "(?i)\\b(accessible|access|must|permission|authorized|archived|suspended)\\b");

  private static final JsonMapper JSON = JsonMapper.shared();

  private final String api;
  private final Clock clock;

  Trouble(URI api, Clock clock) {
    // Whoever set the address may have written a login into it.
    this.api = Masked.text(api.toString());
    this.clock = clock;
  }

  /** Throws if the answer is no answer to what was asked. */
  void look(HttpRequest request, Line.Reply reply) {
    int status = reply.status();
    if (status < 400) {
      return;
    }
    var asked = request.method() + " " + request.uri().getPath();
    var limit = limit(reply);
    if (limit.isPresent()) {
      throw unavailable("GitHub limits how much we ask (%s)".formatted(asked), limit.get(), null);
    }
    if (status >= 500) {
      throw unavailable(
          "GitHub at %s answered %d to %s".formatted(api, status, asked),
          retryAfter(reply).orElse(SOON),
          null);
    }
    if (status == 401) {
      throw new NotLetIn(
          "GitHub",
          "GitHub at %s does not accept our credentials (%s): check SLIPWAY_GITHUB_TOKEN, or SLIPWAY_GITHUB_APP_ID"
                  .formatted(api, words(reply.text()))
              + " with SLIPWAY_GITHUB_APP_KEY_FILE, and that this machine's clock is right",
          null);
    }
    if (status == 403 && !PERMISSION.matcher(words(reply.text())).find()) {
      // GitHub says which permission is missing; this was something else, which may pass.
      throw unavailable(
          "What answers at %s forbids %s: %s".formatted(api, asked, words(reply.text())),
          SOON,
          null);
    }
    if (status == 403) {
      throw new Refused(
          "GitHub forbids %s (%s): give the App, or the token, the permission for it"
              .formatted(asked, words(reply.text())));
    }
  }

  /** No answer at all. */
  Unavailable silent(Exception failure) {
    return unavailable(
        "GitHub at %s does not answer (%s): check SLIPWAY_GITHUB_API_URL and the network"
            .formatted(api, why(failure)),
        SOON,
        failure);
  }

  /** An answer that is not GitHub's. */
  Unavailable garbled(Exception failure) {
    return unavailable(
        "What answers at %s is not GitHub's API: check SLIPWAY_GITHUB_API_URL (for GitHub Enterprise it ends in /api/v3)"
            .formatted(api),
        SOON,
        failure);
  }

  /** GitHub said no to this very request. */
  Refused saidNo(String asked, int status, String body) {
    if (status == 404) {
      return new Refused(
          "GitHub knows no %s, or hides it from us: check its name, and that the App is installed there (or the token may read it)"
              .formatted(asked));
    }
    return new Refused("GitHub refused %s: %s".formatted(asked, words(body)));
  }

  /** A failure that the library reports. */
  RuntimeException of(String asked, IOException failure) {
    return switch (failure) {
      case GHFileNotFoundException missing -> saidNo(asked, 404, "");
      case HttpException http when http.getResponseCode() >= 400 ->
          saidNo(asked, http.getResponseCode(), String.valueOf(http.getMessage()));
      default -> garbled(failure);
    };
  }

  /**
   * The message in GitHub's JSON, with the first of its errors; nothing of it where it is none, for
   * that comes from elsewhere. It may quote what it was sent: what looks like a secret is masked.
   */
  static String words(String body) {
    try {
      var json = JSON.readTree(body);
      var message = json.path("message").asString("");
      var detail = json.path("errors").path(0).path("message").asString("");
      var words = detail.isEmpty() ? message : message + ": " + detail;
      return words.isEmpty() ? "no reason given" : cut(Masked.text(words));
    } catch (JacksonException notJson) {
      return "no reason given";
    }
  }

  private static String cut(String words) {
    return words.length() <= 300 ? words : words.substring(0, 300) + "…";
  }

  private static String why(Exception failure) {
    return switch (failure) {
      case HttpTimeoutException late -> "no answer in time";
      case ConnectException refused when refused.getCause() instanceof UnresolvedAddressException ->
          "its name is not known";
      case ConnectException refused -> "nothing accepts the connection";
      case InterruptedException stopped -> "we are being stopped";
      default -> Masked.text(String.valueOf(failure.getMessage()));
    };
  }

  private static boolean isLimit(Line.Reply reply) {
    return reply.headers().firstValue("Retry-After").isPresent()
        || reply.headers().firstValue("X-RateLimit-Remaining").filter("0"::equals).isPresent()
        || reply.text().toLowerCase(Locale.ROOT).contains("rate limit");
  }

  /** For how long GitHub wants to hear nothing of us, where it says that we ask too much. */
  Optional<Duration> limit(Line.Reply reply) {
    if (reply.status() != 429 && !(reply.status() == 403 && isLimit(reply))) {
      return Optional.empty();
    }
    boolean spent =
        reply.headers().firstValue("X-RateLimit-Remaining").filter("0"::equals).isPresent();
    return retryAfter(reply)
        .or(
            () ->
                spent ? Line.number(reply, "X-RateLimit-Reset").map(this::until) : Optional.empty())
        .or(() -> Optional.of(SECONDARY_LIMIT));
  }

  private Duration until(long reset) {
    return within(Duration.between(clock.instant(), Instant.ofEpochSecond(reset)));
  }

  private static Optional<Duration> retryAfter(Line.Reply reply) {
    return Line.number(reply, "Retry-After").map(Duration::ofSeconds).map(Trouble::within);
  }

  private static Duration within(Duration delay) {
    var least = Duration.ofSeconds(1);
    return delay.compareTo(least) < 0 ? least : delay.compareTo(LONGEST) > 0 ? LONGEST : delay;
  }

  private static Unavailable unavailable(
      String message, Duration delay, @Nullable Exception cause) {
    return new Unavailable("GitHub", message, delay, cause);
  }
}
