package io.mindscape.slipway.bot.store;

import static io.mindscape.slipway.bot.store.Rows.utc;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Texts that are longer than the forge takes. Whoever knows the id of one may read it, and knows it
 * from where it is linked alone: it is a MAC of title and text, whose key never leaves the
 * database. So the same text has the same id in every process, and nobody can tell it from the part
 * of the text that is public.
 */
public final class StoredWholes {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Store store;
  private final Clock clock;

  StoredWholes(Store store, Clock clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * Keeps a text, from now on for as long as {@link #expire} is told.
   *
   * @param title one line
   * @return the id, 64 hexadecimal digits
   */
  public String keep(String title, String text) {
    var id = sign(key(), title + "\n" + text);
    var now = utc(clock.instant());
    int known =
        store.write(handle -> handle.execute("update whole set kept_at = ? where id = ?", now, id));
    if (known == 0) {
      insert(
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

  private String key() {
    return knownKey()
        .or(
            () -> {
              insert("insert into whole_key (id, content) values (1, ?)", fresh());
              return knownKey();
            })
        .orElseThrow();
  }

  private Optional<String> knownKey() {
    return store.read(
        handle ->
            handle
                .createQuery("select content from whole_key where id = 1")
                .mapTo(String.class)
                .findOne());
  }

  private static String fresh() {
    var bytes = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }

  /** What somebody else has inserted meanwhile stays. A link must not survive what it leads to. */
  private void insert(String statement, Object... values) {
    try {
      store.writeThrough(handle -> handle.execute(statement, values));
    } catch (RuntimeException failure) {
      if (!Trouble.isThereAlready(failure)) {
        throw failure;
      }
    }
  }

  private static String sign(String key, String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
