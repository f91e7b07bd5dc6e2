package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.policies.secrecy.Secrecy;
import io.mindscape.slipway.policies.secrecy.Secrets;
import java.util.regex.Pattern;

/**
 * A value of a setting that is no secret, as a message repeats it. Somebody may have put a secret
 * into the wrong setting: what could be one is not repeated.
 */
final class Shown {

  /** No port, name, duration or id has so many letters and digits in a row. */
  private static final Pattern LONG_WORD = Pattern.compile("[A-Za-z0-9+_=]{20,}");

  private static final int LONGEST = 80;

  private Shown() {}

  static String of(String value) {
    boolean isOpen =
        value.length() <= LONGEST
            && !value.contains("@")
            && !LONG_WORD.matcher(value).find()
            && Secrets.none().mask(value).equals(value);
    return isOpen ? value : Secrecy.NOT_SHOWN;
  }
}
