package io.mindscape.slipway.policies.secrecy;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which values nobody may read in a comment. In doubt, a value is one. */
public final class Secrecy {

  /** What stands where a secret stood. */
  public static final String NOT_SHOWN = "(value not shown)";

  private static final Pattern NAME =
      Pattern.compile(
          ".*(PASSWORD|PASSWD|PASSPHRASE|TOKEN|SECRET|KEY|CREDENTIAL|AUTHORIZATION|COOKIE).*"
              + "|(.*[._-])?(PASS|PWD|DSN)");

  /** Words that names of secrets have; a group of its own makes them one. */
  static final String WORDS =
      "password|passwd|passphrase|token|secret|(?:api|access|account|private|secret|encryption|signing|session|master)[._-]?key";

  /** Fields and entries that hold a secret themselves, not the name of one. */
  private static final Pattern FIELD =
      Pattern.compile(
          "(.*[._-])?([a-z0-9]*(%s|credential)s?|pass|pwd)([._-]?data)?".formatted(WORDS));

  /** Whose values are secrets even where they are numbers. */
  private static final Pattern PASSWORD =
      Pattern.compile("(.*[._-])?[a-z0-9]*(password|passwd|passphrase|pass|pwd|pin)");

  private static final Pattern LIST_OF_NAMES = Pattern.compile(".*secrets");

  /** {@code --token}, with the secret as the next argument. */
  private static final Pattern FLAG =
      Pattern.compile("--?[a-z0-9._-]*(%s|pass)".formatted(WORDS), Pattern.CASE_INSENSITIVE);

  /** {@code --token=…}, {@code password: …}, {@code postgres://user:…@host}, keys in PEM. */
  private static final Pattern TEXT =
      Pattern.compile(
          "(%s)[\"']?\\s*[=:]\\s*\\S|(?<![A-Za-z0-9])--?[a-z0-9-]{0,40}(%s)\\s+\\S|\\s-u\\s*[^\\s:]+:\\S|%s"
              .formatted(WORDS, WORDS, Tokens.FORMS),
          Pattern.CASE_INSENSITIVE);

  private Secrecy() {}

  /** Whether the variable or header of that name holds a secret. */
  public static boolean isSecretVariable(String name) {
    return NAME.matcher(name.toUpperCase(Locale.ROOT)).matches();
  }

  /** Whether the text under that key is a secret. */
  public static boolean isSecretField(String key) {
    return FIELD.matcher(key.toLowerCase(Locale.ROOT)).matches()
        || key.equals("kubectl.kubernetes.io/last-applied-configuration");
  }

  /** Whether even a number under that key is a secret. */
  public static boolean isPassword(String key) {
    return PASSWORD.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether the texts in the list under that key are secrets, and no names of such. */
  static boolean isListOfSecrets(String key) {
    return isSecretField(key) && !LIST_OF_NAMES.matcher(key.toLowerCase(Locale.ROOT)).matches();
  }

  /** Whether the argument says that the next one is a secret. */
  static boolean isFlag(String argument) {
    return FLAG.matcher(argument).matches();
  }

  /** Whether a text gives a secret away, wherever it stands. */
  public static boolean holdsSecret(String text) {
    return TEXT.matcher(text).find();
  }

  /** Tells two secrets apart without keeping them. */
  public static String fingerprint(String secret) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(secret.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
