package io.mindscape.slipway.bot.webhook;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * GitHub's signature of a body: {@code sha256=} and the HMAC-SHA256 of the raw bytes in hexadecimal
 * digits. Takes the same time for a yes and a no.
 */
final class Signatures {

  private static final String ALGORITHM = "HmacSHA256";
  private static final String PREFIX = "sha256=";

  private final List<SecretKeySpec> keys;

  /**
   * @param secrets each of them is accepted
   */
  Signatures(List<String> secrets) {
    this.keys =
        secrets.stream()
            .map(secret -> new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), ALGORITHM))
            .toList();
  }

  /** The place among the secrets of the one that signed {@code body}, if one did. */
  OptionalInt signer(byte[] body, String signature) {
    var given = digest(signature);
    var signer = OptionalInt.empty();
    for (int i = 0; i < keys.size(); i++) {
      if (MessageDigest.isEqual(sign(keys.get(i), body), given)) {
        signer = OptionalInt.of(i);
      }
    }
    return signer;
  }

  private static byte[] digest(String signature) {
    if (!signature.startsWith(PREFIX)) {
      return new byte[0];
    }
    try {
      return HexFormat.of().parseHex(signature.substring(PREFIX.length()));
    } catch (IllegalArgumentException notHexadecimal) {
      return new byte[0];
    }
  }

  private static byte[] sign(SecretKeySpec key, byte[] body) {
    try {
      var mac = Mac.getInstance(ALGORITHM);
      mac.init(key);
      return mac.doFinal(body);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("every Java has " + ALGORITHM, impossible);
    }
  }
}
