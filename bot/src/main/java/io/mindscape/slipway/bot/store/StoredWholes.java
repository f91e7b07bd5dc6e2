package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Texts that are longer than the forge takes. Whoever knows the id of one may read it, and knows it
 * from where it is linked alone: it is a {@link LinkKey} MAC of title and text, so that nobody can
 * tell it from the part of the text that is public.
 */
public final class StoredWholes {

  private final Store store;
  private final Clock clock;
  private final LinkKey key;

  StoredWholes(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
    this.key = new LinkKey(store);
  }

  /**
   * Keeps a text, from now on for as long as {@link #expire} is told.
   *
   * @param title one line
   * @return the id, 64 hexadecimal digits
   */
  public String keep(String title, String text) {
    var id = key.sign(title + "\n" + text);
    var now = utc(clock.instant());
    int known =
        store.write(handle -> handle.execute("update whole set kept_at = ? where id = ?", now, id));
    if (known == 0) {
      LinkKey.insert(
          store,
          "insert into whole (id, content, kept_at) values (?, ?, ?)",
          id,
          Zlib.deflate(text.getBytes(UTF_8)),
          now);
    }
    return id;
  }

  /** The text with this id, if it is kept still. */
  public Optional<String> find(String id) {
    return store
        .read(
            handle ->
                handle
                    .select("select content from whole where id = ?", id)
                    .mapTo(byte[].class)
                    .findOne())
        .map(content -> new String(Zlib.inflate(content), UTF_8));
  }

  /**
   * Deletes what was not kept again since.
   *
   * @return how many texts that were
   */
  public int expire(Instant now, Duration retention) {
    var before = utc(now.minus(retention));
    return store.write(handle -> handle.execute("delete from whole where kept_at < ?", before));
  }
}
