package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;

/** The private key of a GitHub App, in the PEM file that GitHub hands out. */
final class KeyFile {

  private static final Pattern PEM =
      Pattern.compile(
          "-----BEGIN (RSA )?PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END \\1?PRIVATE KEY-----");

  private KeyFile() {}

  /** The whole text of the file, which is a key as far as its form goes. */
  static Secret read(Path file) {
    String text;
    try {
      text = Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException failure) {
      throw new Refused(
          "The App's private key %s cannot be read: set SLIPWAY_GITHUB_APP_KEY_FILE to the .pem file that"
                  .formatted(file)
              + " GitHub gave you, readable by the user that runs Slipway",
          failure);
    }
    if (!isKey(text)) {
      throw new Refused(
          "%s holds no private key in PEM: generate one on the App's page on GitHub and set"
                  .formatted(file)
              + " SLIPWAY_GITHUB_APP_KEY_FILE to the file that it gives you");
    }
    return new Secret(text);
  }

  private static boolean isKey(String text) {
    var pem = PEM.matcher(text);
    if (!pem.find()) {
      return false;
    }
    try {
      var der = Base64.getMimeDecoder().decode(pem.group(2));
      // Both forms, PKCS#1 and PKCS#8, are one ASN.1 SEQUENCE of at least an RSA key's length.
      return der.length > 256 && der[0] == 0x30;
    } catch (IllegalArgumentException notBase64) {
      return false;
    }
  }
}
