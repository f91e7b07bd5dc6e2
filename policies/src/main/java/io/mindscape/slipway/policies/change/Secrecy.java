package io.mindscape.slipway.policies.change;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which values nobody may read in a comment. In doubt, a value is one. */
public final class Secrecy {

  private static final Pattern NAME =
      Pattern.compile(
          ".*(PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|KEY|CREDENTIAL|AUTHORIZATION|COOKIE).*");

  /** Fields and entries that hold a secret themselves, not the name of one. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(.*[._-])?[a-z]*(password|passwd|passphrase|token|secret|credentials?|(api|access|private|secret|encryption|signing)[._-]?key)([._-]?data)?");

  /** {@code --token=…}, {@code password: …}, {@code postgres://user:…@host}, keys in PEM. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(password|passwd|passphrase|token|secret|(api|access|private)[._-]?key)[\"']?\\s*[=:]\\s*\\S"
              + "|\\b(bearer|basic)\\s+[A-Za-z0-9+/=._-]{8,}|://[^/\\s:@]*:[^/\\s@]+@|-----BEGIN"
              + " [A-Z ]*PRIVATE KEY-----"
              + "|\\b(ghp|gho|ghs|github_pat|xox[abp]|glpat)[_-][A-Za-z0-9_-]{8,}"
              + "|\\bAKIA[0-9A-Z]{12,}",
          Pattern.CASE_INSENSITIVE);

  private Secrecy() {}

  /** Whether the variable or header of that name holds a secret. */
  static boolean isSecretVariable(String name) {
    return NAME.matcher(name.toUpperCase(Locale.ROOT)).matches();
  }

  /** Whether the text under that key is a secret. */
  public static boolean isSecretField(String key) {
    return FIELD.matcher(key.toLowerCase(Locale.ROOT)).matches()
        || key.equals("kubectl.kubernetes.io/last-applied-configuration");
  }

  /** Whether a text gives a secret away, wherever it stands. */
  public static boolean holdsSecret(String text) {
    return TEXT.matcher(text).find();
  }

  /** Tells two secrets apart without keeping them. */
  static String fingerprint(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
