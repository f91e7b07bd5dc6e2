package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is said of a request. Names are code, so that nobody is called who need not act. */
public final class Words {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private Words() {}

  /** {@code 2026-11-29 12:30 UTC}. */
  public static String at(Instant instant) {
    return TIME.format(instant);
  }

  /** {@code 12:30}; in UTC. */
  static String time(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalTime().truncatedTo(ChronoUnit.MINUTES).toString();
  }

  /** {@code 30 minutes}. */
  public static String minutes(Duration length) {
    return Markdown.count((int) length.toMinutes(), "minute");
  }

  /** What was asked for: {@code `log_rotation` outside the window, for at most 30 minutes}. */
  public static String wish(Request request) {
    var wish = request.wish();
    return "%s outside the window, for at most %s%s"
        .formatted(
            Markdown.code(wish.task()),
            minutes(wish.length()),
            wish.despiteFreeze() ? ", **despite any freeze**" : "");
  }

  /** Where it stands, and what can be typed; a sentence or two. */
  public static String standing(Request request) {
    var course = request.course();
    return switch (request.state()) {
      case ASKED ->
          "%s waits for a second person until %s, who types `/maintenance confirm %d` on #%d."
              .formatted(
                  request.called(), at(request.lapses()), request.id(), request.asked().issue());
      case CONFIRMED ->
          "%s is confirmed by %s, and begins as soon as nothing else of maintenance runs; `/maintenance stop %d` takes it back."
              .formatted(request.called(), confirmer(request), request.id());
      case RUNNING ->
          "%s runs until %s at the latest; `/maintenance stop %d` stops it."
              .formatted(
                  request.called(),
                  at(Objects.requireNonNull(course.opening()).closes()),
                  request.id());
      case ENDED ->
          "%s is over; its end is told on #%d.".formatted(request.called(), issue(request));
      case LAPSED ->
          "%s lapsed, and nothing of it ran. Ask for it anew.".formatted(request.called());
      case WITHDRAWN ->
          "%s was taken back by %s, and nothing of it ran. Ask for it anew."
              .formatted(request.called(), person(course.stoppedBy()));
    };
  }

  private static int issue(Request request) {
    return request.asked().issue();
  }

  static String asker(Request request) {
    return person(request.asked().by());
  }

  static String confirmer(Request request) {
    var confirmed = request.course().confirmed();
    return person(confirmed == null ? null : confirmed.by());
  }

  static String person(@Nullable String login) {
    return login == null ? "nobody" : Markdown.code(login);
  }
}
