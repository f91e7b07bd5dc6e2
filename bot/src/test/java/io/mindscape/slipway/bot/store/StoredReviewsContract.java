package io.mindscape.slipway.bot.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.store.StoredReviews.Bounds;
import io.mindscape.slipway.bot.store.StoredReviews.Subject;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole reviews, in a database without any. */
abstract class StoredReviewsContract {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  /** A database that is open for the whole of a test. */
  abstract Store store();

  private StoredReviews at(int seconds, Bounds bounds) {
    var clock = Clock.fixed(NOON.plusSeconds(seconds), ZoneOffset.UTC);
    return new StoredReviews(store(), clock, bounds);
  }

  private StoredReviews reviews() {
    return at(0, StoredReviews.USUAL);
  }

  private static Subject subject(String repository, int number) {
    return new Subject(RepoName.parse(repository), number, new CommitId("%040x".formatted(number)));
  }

  @Test
  void findsWhatWasKeptToTheLastCharacter() {
    var text = "{\"a\": \"zażółć 🚢 \0\"}".repeat(50_000) + "end";

    var key = reviews().keep(subject("o/n", 7), text);

    assertThat(key).matches("[0-9a-f]{64}");
    assertThat(reviews().find(subject("o/n", 7))).hasValue(text);
    assertThat(reviews().find(subject("o/n", 7), key)).hasValue(text);
  }

  @Test
  void aLaterReviewOfTheSameHeadTakesThePlaceOfTheFirst() {
    var key = reviews().keep(subject("o/n", 7), "first");

    assertThat(at(1, StoredReviews.USUAL).keep(subject("O/N", 7), "second")).isEqualTo(key);

    assertThat(reviews().find(subject("o/n", 7), key)).hasValue("second");
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void anotherKeyOpensNothing() {
    var key = reviews().keep(subject("o/n", 7), "text");
    var other = reviews().keep(subject("o/n", 8), "other");

    assertThat(reviews().find(subject("o/n", 7), other)).isEmpty();
    assertThat(reviews().find(subject("o/n", 7), "")).isEmpty();
    assertThat(reviews().find(subject("o/n", 7), key.substring(1))).isEmpty();
    assertThat(reviews().find(subject("o/other", 7), key)).isEmpty();
  }

  @Test
  void keepsTheNewestOfEachRepository() {
    var three = new Bounds(3, Long.MAX_VALUE);
    at(0, three).keep(subject("o/other", 1), "other");
    IntStream.rangeClosed(1, 5).forEach(i -> at(i, three).keep(subject("o/n", i), "text"));

    assertThat(isKept(2)).isFalse();
    assertThat(isKept(3)).isTrue();
    assertThat(isKept(5)).isTrue();
    assertThat(reviews().find(subject("o/other", 1))).isPresent();
    assertThat(count()).isEqualTo(4);
  }

  @Test
  void keepsNoMoreThanItsSpaceButTheNewestWhateverItWeighs() {
    var small = new Bounds(100, 20_000);
    IntStream.rangeClosed(1, 4).forEach(i -> at(i, small).keep(subject("o/n", i), noise(10_000)));

    assertThat(isKept(2)).isFalse();
    assertThat(isKept(3)).isTrue();
    at(5, small).keep(subject("o/n", 5), noise(100_000));
    assertThat(isKept(4)).isFalse();
    assertThat(isKept(5)).isTrue();
    assertThat(count()).isEqualTo(1);
  }

  @Test
  void nothingOfAReviewStaysWhenItGoes() {
    at(0, StoredReviews.USUAL).keep(subject("o/n", 1), "old");
    at(10, StoredReviews.USUAL).keep(subject("o/n", 2), "new");

    assertThat(reviews().expire(NOON.plusSeconds(15), Duration.ofSeconds(10))).isEqualTo(1);

    assertThat(isKept(1)).isFalse();
    assertThat(reviews().find(subject("o/n", 2))).hasValue("new");
    assertThat(count()).isEqualTo(1);
  }

  private boolean isKept(int number) {
    return reviews().find(subject("o/n", number)).isPresent();
  }

  /** How many contents there are: what belongs to none would never go. */
  private int count() {
    return store()
        .read(
            handle -> handle.select("select count(*) from review_content").mapTo(int.class).one());
  }

  /** It does not compress to much less than half. */
  private static String noise(int bytes) {
    var random = new Random(7);
    var text = new StringBuilder();
    for (int i = 0; i < bytes; i++) {
      text.append((char) random.nextInt(33, 127));
    }
    return text.toString();
  }
}
