package io.mindscape.slipway.bot.app;

import java.util.List;

/** Made-up secrets in the shapes of real ones. None of them opens anything. */
final class Leaks {

  private static final String WORD = "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8";

  /** What has a shape by which it is recognised wherever it turns up. */
  static final List<String> SHAPES =
      List.of(
          "ghp_" + WORD,
          "gho_" + WORD,
          "ghu_" + WORD,
          "ghs_" + WORD,
          "ghr_" + WORD,
          "github_pat_11ABCDEFG0" + WORD,
          "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOjEyMzQ1Nn0.c2lnbmF0dXJlLW9mLXRoZS10b2tlbg",
          "sha256=" + "0a1b2c3d".repeat(8),
          "-----BEGIN RSA PRIVATE KEY-----\nMIIE" + WORD + "\n-----END RSA PRIVATE KEY-----",
          "-----BEGIN PRIVATE KEY-----\nMIIE" + WORD + "\n-----END PRIVATE KEY-----",
          "jdbc:postgresql://db:5432/slipway?user=s&password=" + WORD,
          "postgres://slipway:" + WORD + "@db/slipway",
          "https://x-access-token:" + WORD + "@github.example/o/n.git",
          "Authorization: Bearer " + WORD,
          "Authorization: token " + WORD,
          "Authorization: Basic " + WORD,
          "token: " + WORD);

  /** Secrets that look like nothing in particular: the settings alone know them. */
  static final List<String> SETTINGS =
      List.of("present-secret-of-the-test", "previous-secret-of-the-test", "operators-own-words-7");

  private Leaks() {}

  /** What must not be seen of a leak: the part of it that is secret. */
  static String secretPart(String leak) {
    if (leak.contains(WORD)) {
      return WORD;
    }
    return leak.startsWith("sha256=") ? leak.substring(7) : leak;
  }
}
