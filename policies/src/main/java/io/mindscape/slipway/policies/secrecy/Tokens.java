package io.mindscape.slipway.policies.secrecy;

import java.util.regex.Pattern;

/** Secrets that are known by their form, in a text of which nothing else is known. */
final class Tokens {

  /**
   * What issuers begin their tokens with, so that they are found in texts; headers; passwords in
   * addresses; hashes of passwords; private keys.
   */
  static final String FORMS =
      "\\b(bearer|basic)\\s+(?!(?-i:[a-z]{1,16})[.,;:!?)\"'`]*(?:\\s|$))[A-Za-z0-9+/=._-]{8,}|://[^/\\s:@]*:(?!\\*\\*\\*@)[^/\\s]+@|-----BEGIN"
          + " [A-Z ]{0,40}PRIVATE KEY( BLOCK)?-----|AGE-SECRET-KEY-1[0-9A-Z]{8,}"
          + "|\\b(ghp|gho|ghs|ghu|ghr|github_pat|npm|hf|dop_v1)_[A-Za-z0-9_-]{8,}"
          + "|\\b(xox[abeprs]|glpat|pypi)-(?=[A-Za-z_-]*[0-9])[A-Za-z0-9_-]{8,}"
          + "|\\b[sr]k_(live|test)_[A-Za-z0-9]{8,}|\\bwhsec_[A-Za-z0-9]{8,}"
          + "|\\bSG\\.[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}|\\bhv[sbr]\\.[A-Za-z0-9_-]{8,}"
          + "|\\b(AKIA|ASIA)[0-9A-Z]{12,}|\\bAIza[0-9A-Za-z_-]{30,}|\\bya29\\.[0-9A-Za-z_-]{8,}"
          + "|\\beyJ[A-Za-z0-9_-]{8,}\\.[A-Za-z0-9_-]{8,}(\\.[A-Za-z0-9_-]*)?|hooks\\.slack\\.com/services/\\S+"
          + "|[?&](sig|signature|auth|code)=[^\\s&]{8,}|\"auth\"\\s*:\\s*\"[^\"]+"
          + "|\\$(apr1|2[aby]|5|6|argon2id?|scrypt)\\$[^\\s\"']+"
          + "|\\bsk-[A-Za-z0-9_-]{20,}|\\bshp(at|ca|pa|ss)_[A-Fa-f0-9]{16,}"
          + "|\\btoken\\s+(?=[A-Za-z_]*[0-9])[A-Za-z0-9_]{16,}|://[A-Za-z0-9_-]{20,}@"
          + "|\\blogin\\s+\\S+\\s+password\\s+\\S+|\\bcookie:\\s*[^\\s=;]+=[^\\s;]+";

  /** The same with all that belongs to them, and what is assigned to a name that says so. */
  private static final Pattern WHOLE =
      Pattern.compile(
          "-----BEGIN [A-Z ]{0,40}PRIVATE KEY( BLOCK)?-----.*?(-----END [A-Z ]{0,40}-----|$)"
              + "|(?<=://)(?:[^/\\s:@]*:(?!\\*\\*\\*@)[^/\\s]+|[A-Za-z0-9_-]{20,})(?=@)"
              + "|"
              + FORMS,
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

  /** What follows must look like a value: a message may well say {@code token: not base64}. */
  private static final Pattern ASSIGNED =
      Pattern.compile(
          "("
              + "(?:"
              + Secrecy.WORDS
              + ")[\"']?\\s*(?:=\\s*|:\\s*(?=[\"'`]|\\S*[0-9!$%^&+/\\\\])|=>\\s*))(?!\\*\\*\\*|\\(value"
              + " not shown\\))(\"(?:[^\"\\\\]|\\\\.)*\"?|'[^']*'?|`[^`]*`?|[^\\s\"'`]+)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern FLAGGED =
      Pattern.compile(
          "(?<![A-Za-z0-9])(--?[a-z0-9-]{0,40}"
              + "(?:"
              + Secrecy.WORDS
              + ")"
              + "\\s+)(?!\\*\\*\\*|\\(value)([^\\s\"'`-][^\\s\"'`]*)",
          Pattern.CASE_INSENSITIVE);

  private static final Pattern LOGIN =
      Pattern.compile(
          "(\\s-u\\s*[^\\s:]+:)(?!\\*\\*\\*|\\(value)([^\\s\"'`]+)", Pattern.CASE_INSENSITIVE);

  private Tokens() {}

  /** The text with {@link Secrecy#NOT_SHOWN} in the place of each. */
  static String veiled(String text) {
    var free = WHOLE.matcher(text).replaceAll(Secrecy.NOT_SHOWN);
    free = ASSIGNED.matcher(free).replaceAll("$1" + Secrecy.NOT_SHOWN);
    free = FLAGGED.matcher(free).replaceAll("$1" + Secrecy.NOT_SHOWN);
    return LOGIN.matcher(free).replaceAll("$1" + Secrecy.NOT_SHOWN);
  }
}
