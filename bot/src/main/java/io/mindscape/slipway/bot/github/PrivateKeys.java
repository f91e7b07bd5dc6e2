package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.policies.Refused;
import java.io.ByteArrayOutputStream;
import java.security.KeyFactory;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;

/** Reads an App's private key, in either form that is about: PKCS#1 (as GitHub gives) or PKCS#8. */
final class PrivateKeys {

  /** The version 0 and the algorithm rsaEncryption without parameters, in DER. */
  private static final byte[] RSA =
      HexFormat.of().parseHex("020100" + "300d06092a864886f70d0101010500");

  private static final int SEQUENCE = 0x30;
  private static final int OCTET_STRING = 0x04;

  private PrivateKeys() {}

  /**
   * Reads PEM.
   *
   * @throws Refused if it is no RSA key; the message does not repeat any of it
   */
  static PrivateKey read(String pem) {
    boolean pkcs1 = pem.contains("BEGIN RSA PRIVATE KEY");
    var base64 = pem.replaceAll("-----[A-Z ]+-----", "").strip();
    try {
      var der = Base64.getMimeDecoder().decode(base64);
      return KeyFactory.getInstance("RSA")
          .generatePrivate(new PKCS8EncodedKeySpec(pkcs1 ? wrap(der) : der));
    } catch (InvalidKeySpecException | IllegalArgumentException wrong) {
      throw new Refused(
          "The App's private key is no RSA key: generate one on the App's page on GitHub and set"
              + " SLIPWAY_GITHUB_APP_KEY_FILE to the file that it gives you",
          wrong);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has RSA", impossible);
    }
  }

  /** PKCS#8 around PKCS#1: SEQUENCE { version, algorithm, OCTET STRING { key } }. */
  private static byte[] wrap(byte[] key) {
    var inner = new ByteArrayOutputStream();
    inner.writeBytes(RSA);
    inner.writeBytes(element(OCTET_STRING, key));
    return element(SEQUENCE, inner.toByteArray());
  }

  private static byte[] element(int tag, byte[] content) {
    var element = new ByteArrayOutputStream();
    element.write(tag);
    if (content.length < 0x80) {
      element.write(content.length);
    } else {
      element.write(0x82);
      element.write(content.length >> 8);
      element.write(content.length);
    }
    element.writeBytes(content);
    return element.toByteArray();
  }
}
