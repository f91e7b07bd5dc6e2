package io.mindscape.slipway.sandbox.forge;

import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;

/** The keys that an App signs with. */
record AppKeys(KeyPair pair) {

  private static final int BITS = 2048;

  static AppKeys generate() {
    try {
      var generator = KeyPairGenerator.getInstance("RSA");
      generator.initialize(BITS);
      return new AppKeys(generator.generateKeyPair());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has RSA", e);
    }
  }

  PublicKey publicKey() {
    return pair.getPublic();
  }

  String privateKeyPem() {
    var lines = Base64.getMimeEncoder(64, "\n".getBytes(StandardCharsets.US_ASCII));
    return "-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n"
        .formatted(lines.encodeToString(pair.getPrivate().getEncoded()));
  }

  @Override
  public String toString() {
    return "an App's keys";
  }
}
