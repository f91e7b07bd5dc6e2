package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;
import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;

/**
 * Whole reviews, one for each pull request at each head, the newest of each repository. Who may see
 * one by its link shows the key that the link carries; it is a {@link LinkKey} MAC of what was
 * reviewed, and says nothing of it.
 */
public final class StoredReviews {

  static final Bounds USUAL = new Bounds(200, 32L << 20);

  private final Store store;
  private final Clock clock;
  private final Bounds bounds;
  private final LinkKey key;

  StoredReviews(Store store, Clock clock, Bounds bounds) {
    this.store = store;
    this.clock = clock;
    this.bounds = bounds;
    this.key = new LinkKey(store);
  }

  /**
   * How much of one repository is kept; the newest is, whatever it weighs.
   *
   * @param bytes of all of them, compressed
   */
  record Bounds(int reviews, long bytes) {}

  /** What was reviewed. */
  public record Subject(RepoName repository, int number, CommitId head) {
    /** GitHub's names are the same in large and small letters. */
    private String name() {
      return repository.toString().toLowerCase(Locale.ROOT);
    }

    private String text() {
      return "review of %s#%d at %s".formatted(name(), number, head);
    }
  }

  /**
   * Keeps a review in place of an earlier one of the same subject, and lets the oldest of the
   * repository go where they are too many.
   *
   * @return the key of its link, 64 hexadecimal digits
   */
  public String keep(Subject subject, String text) {
    var id = key.sign(subject.text());
    var content = Zlib.deflate(text.getBytes(UTF_8));
    var now = utc(clock.instant());
    store.write(
        handle -> {
          handle.execute("delete from review where id = ?", id);
          handle.execute(
              "insert into review (id, repository, kept_at, weight) values (?, ?, ?, ?)",
              id,
              subject.name(),
              now,
              content.length);
          handle.execute("insert into review_content (id, content) values (?, ?)", id, content);
          return handle.execute(
              """
              delete from review where id in (
                select id from (
                  select id, row_number() over (order by kept_at desc, id) as place,
                    sum(weight) over (order by kept_at desc, id) as weight
                  from review where repository = ?) aged
                where place > 1 and (place > ? or weight > ?))
              """,
              subject.name(),
              bounds.reviews(),
              bounds.bytes());
        });
    return id;
  }

  /** The review of a subject, if it is kept still. */
  public Optional<String> find(Subject subject) {
    return content(key.sign(subject.text()));
  }

  /** The same, for whoever has its link. */
  public Optional<String> find(Subject subject, String linkKey) {
    return key.opens(subject.text(), linkKey) ? find(subject) : Optional.empty();
  }

  /**
   * Deletes what is older.
   *
   * @return how many reviews that were
   */
  public int expire(Instant now, Duration retention) {
    var before = utc(now.minus(retention));
    return store.write(handle -> handle.execute("delete from review where kept_at < ?", before));
  }

  private Optional<String> content(String id) {
    return store
        .read(
            handle ->
                handle
                    .select("select content from review_content where id = ?", id)
                    .mapTo(byte[].class)
                    .findOne())
        .map(content -> new String(Zlib.inflate(content), UTF_8));
  }
}
