package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * What links are made with: a MAC whose key is made once and never leaves the database. So the same
 * thing has the same link in every process, and nobody can guess it.
 */
public final class LinkKey {

  private static final String ALGORITHM = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Store store;

  LinkKey(Store store) {
    this.store = store;
  }

  /** Whether that is the MAC of a text; it takes the same time for every guess. */
  public boolean opens(String text, String mac) {
    return MessageDigest.isEqual(sign(text).getBytes(UTF_8), mac.getBytes(UTF_8));
  }

  /** The MAC of a text, 64 hexadecimal digits. */
  public String sign(String text) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(HexFormat.of().parseHex(key()), ALGORITHM));
      return HexFormat.of().formatHex(mac.doFinal(text.getBytes(UTF_8)));
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }

  private String key() {
    return known()
        .or(
            () -> {
              insert(store, "insert into whole_key (id, content) values (1, ?)", fresh());
              return known();
            })
        .orElseThrow();
  }

  private Optional<String> known() {
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
  static void insert(Store store, String statement, Object... values) {
    try {
      store.writeThrough(handle -> handle.execute(statement, values));
    } catch (RuntimeException failure) {
      if (!Trouble.isThereAlready(failure)) {
        throw failure;
      }
    }
  }
}
