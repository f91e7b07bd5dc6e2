package io.mindscape.slipway.jobs.derived;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;

/**
 * Names what was derived by all that it was derived from: ids of Git objects, names, versions of
 * tools. Two keys are equal only if all of that is, in the same order. Each part goes in with its
 * length, so that no part can pretend to be two.
 *
 * @param hex SHA-256, lower case
 */
public record Key(String hex) {

  private static final int LENGTH = 64;

  public Key {
    if (hex.length() != LENGTH || !hex.chars().allMatch(Key::isDigit)) {
      throw new IllegalArgumentException("no key: " + hex);
    }
  }

  /** Keys are made by the thousand: no pattern is compiled for each. */
  private static boolean isDigit(int character) {
    return (character >= '0' && character <= '9') || (character >= 'a' && character <= 'f');
  }

  /**
   * @param what is derived, and by which version of what makes it: {@code rendering/1}
   */
  public static Key of(String what, Collection<String> from) {
    var digest = sha256();
    add(digest, what);
    from.forEach(part -> add(digest, part));
    return new Key(HexFormat.of().formatHex(digest.digest()));
  }

  private static void add(MessageDigest digest, String part) {
    var bytes = part.getBytes(StandardCharsets.UTF_8);
    int length = bytes.length;
    digest.update(
        new byte[] {
          (byte) (length >>> 24), (byte) (length >>> 16), (byte) (length >>> 8), (byte) length
        });
    digest.update(bytes);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  @Override
  public String toString() {
    return hex;
  }
}
