package io.mindscape.slipway.bot.report;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** Knows a finding again when lines above it came or went. */
final class Fingerprint {

  private static final Pattern LINE = Pattern.compile("\\b(lines?) [0-9]+");

  private Fingerprint() {}

  /** Of the rule, the file, the object and what is said, without the numbers of lines. */
  static String of(String file, Cause cause) {
    var resource = cause.resource();
    var parts =
        String.join(
            "\u0000",
            cause.rule(),
            file,
            resource == null ? "" : resource.toString(),
            LINE.matcher(cause.said().message()).replaceAll("$1"));
    return HexFormat.of().formatHex(sha256(parts), 0, 16);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
