package io.mindscape.slipway.bot.page;

import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;

/**
 * Bars on the line of time of an opening. They show what the words beside them say, so that who
 * hears the page misses nothing.
 */
final class Lanes {

  /** What is shorter could not be seen, in per cent of the opening. */
  private static final double NARROWEST = 1;

  private final Html page;
  private final Opening opening;
  private final Instant now;

  /**
   * @param now is marked, if it is in the opening
   */
  Lanes(Html page, Opening opening, Instant now) {
    this.page = page;
    this.opening = opening;
    this.now = now;
  }

  /** When this was known. */
  Instant now() {
    return now;
  }

  /** The beginning, the middle and the end. */
  void scale() {
    var middle = opening.opens().plus(length().dividedBy(2));
    page.raw("<div class=\"scale\" aria-hidden=\"true\">");
    page.in("span", Times.time(opening.opens()));
    page.in("span", Times.time(middle));
    page.in("span", Times.time(opening.closes()));
    page.raw("</div>\n");
  }

  /**
   * A bar.
   *
   * @param style one of {@code plan}, {@code good}, {@code bad}, {@code warn}
   */
  void bar(String style, Instant from, Instant to) {
    double left = share(from);
    double width = Math.max(NARROWEST, share(to) - left);
    page.raw("<div class=\"lane\" aria-hidden=\"true\">");
    page.raw(
        "<span class=\"bar %s\" style=\"left:%s%%;width:%s%%\"></span>"
            .formatted(
                style,
                number(Math.min(left, 100 - NARROWEST)),
                number(Math.min(width, 100 - left))));
    if (opening.covers(now)) {
      page.raw("<span class=\"now\" style=\"left:%s%%\"></span>".formatted(number(share(now))));
    }
    page.raw("</div>\n");
  }

  private double share(Instant at) {
    double all = length().toMillis();
    return Math.clamp(100 * Duration.between(opening.opens(), at).toMillis() / all, 0, 100);
  }

  private Duration length() {
    return Duration.between(opening.opens(), opening.closes());
  }

  private static String number(double share) {
    return String.format(Locale.ROOT, "%.1f", share);
  }
}
