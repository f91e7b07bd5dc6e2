package io.mindscape.slipway.policies.hcl.evaluate;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.mindscape.slipway.policies.hcl.value.Value;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;

/** Functions that write values in other ways: JSON, Base64, URLs, digests. */
final class EncodingFunctions {

  private EncodingFunctions() {}

  static void addTo(Functions functions) {
    functions.add("jsonencode", 1, 1, all -> all.sized(Json.text(all.get(0))));
    functions.add(
        "jsondecode",
        1,
        1,
        all -> Json.read(all.text(0)).orElseThrow(() -> all.wrong(0, "This is no JSON.")));
    functions.add("base64encode", 1, 1, all -> all.sized(base64(all.text(0).getBytes(UTF_8))));
    functions.add("base64decode", 1, 1, EncodingFunctions::decoded);
    functions.add("urlencode", 1, 1, all -> all.sized(url(all.text(0))));
    functions.add("md5", 1, 1, all -> Value.of(hex("MD5", all)));
    functions.add("sha1", 1, 1, all -> Value.of(hex("SHA-1", all)));
    functions.add("sha256", 1, 1, all -> Value.of(hex("SHA-256", all)));
    functions.add("sha512", 1, 1, all -> Value.of(hex("SHA-512", all)));
    functions.add("base64sha256", 1, 1, all -> Value.of(base64(digest("SHA-256", all))));
    functions.add("base64sha512", 1, 1, all -> Value.of(base64(digest("SHA-512", all))));
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  private static Value decoded(Arguments all) {
    try {
      var text = new String(Base64.getDecoder().decode(all.text(0)), UTF_8);
      return text.contains("\uFFFD") ? Value.unknown() : Value.of(text);
    } catch (IllegalArgumentException e) {
      throw all.wrong(0, "This is no Base64.");
    }
  }

  private static String url(String text) {
    var made = new StringBuilder();
    for (byte one : text.getBytes(UTF_8)) {
      char plain = (char) (one & 0xFF);
      if (plain == ' ') {
        made.append('+');
      } else if (plain < 128 && (Character.isLetterOrDigit(plain) || "-_.~".indexOf(plain) >= 0)) {
        made.append(plain);
      } else {
        made.append("%%%02X".formatted(one & 0xFF));
      }
    }
    return made.toString();
  }

  private static String hex(String algorithm, Arguments all) {
    return HexFormat.of().formatHex(digest(algorithm, all));
  }

  private static byte[] digest(String algorithm, Arguments all) {
    try {
      return MessageDigest.getInstance(algorithm).digest(all.text(0).getBytes(UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has " + algorithm, e);
    }
  }
}
