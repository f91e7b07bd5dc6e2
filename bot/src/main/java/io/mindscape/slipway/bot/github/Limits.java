package io.mindscape.slipway.bot.github;

import java.time.Duration;

/**
 * What one account may ask of GitHub, beside the hourly limit that GitHub tells with each answer.
 *
 * @see <a
 *     href="https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#about-secondary-rate-limits">GitHub's
 *     secondary rate limits</a>
 * @param concurrent requests at a time
 * @param points a minute: a read costs 1, a change 5
 * @param contentsAMinute new or changed comments, issues, reviews and pull requests
 * @param patience how long a request may wait for its turn; who would wait longer is told to come
 *     back
 */
record Limits(
    int concurrent, int points, int contentsAMinute, int contentsAnHour, Duration patience) {

  /**
   * A little less than GitHub's own, because it may count a request later than it was sent; and far
   * less at a time: it bears 100, of which others may need some.
   */
  static final Limits GITHUB = new Limits(20, 840, 72, 470, Duration.ofSeconds(5));

  /** For a GitHub Enterprise Server, which has none unless its owner sets them. */
  static final Limits NONE =
      new Limits(
          40, Integer.MAX_VALUE, Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofSeconds(5));
}
