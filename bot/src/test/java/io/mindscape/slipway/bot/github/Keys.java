package io.mindscape.slipway.bot.github;

import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/** Keys of Apps, in the forms that PEM files have. */
final class Keys {

  /** What PKCS#8 puts before a PKCS#1 key of 2048 bits. */
  private static final int ENVELOPE = 26;

  private Keys() {}

  static KeyPair rsa() throws NoSuchAlgorithmException {
    var generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    return generator.generateKeyPair();
  }

  static String pkcs8(KeyPair keys) {
    return pem("PRIVATE KEY", keys.getPrivate().getEncoded());
  }

  static String pkcs1(KeyPair keys) {
    var whole = keys.getPrivate().getEncoded();
    return pem("RSA PRIVATE KEY", Arrays.copyOfRange(whole, ENVELOPE, whole.length));
  }

  private static String pem(String what, byte[] der) {
    return "-----BEGIN %s-----\n%s\n-----END %s-----\n"
        .formatted(what, Base64.getMimeEncoder().encodeToString(der), what);
  }
}
