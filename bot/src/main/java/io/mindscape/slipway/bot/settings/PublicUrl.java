package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/** Where people reach the bot. */
final class PublicUrl {

  private static final int LAST_PORT = 65_535;

  /** The path has only what Markdown leaves alone in a link. */
  private static final Pattern FORM =
      Pattern.compile("https?://[a-z0-9.:\\[\\]-]+(/[a-z0-9._~/%-]*)?", Pattern.CASE_INSENSITIVE);

  private PublicUrl() {}

  /**
   * The address, without a slash at its end.
   *
   * @param place where it was set
   */
  static URI parse(String place, String text) {
    try {
      var address = new URI(text.replaceAll("/+$", "")).parseServerAuthority();
      if (FORM.matcher(text).matches() && address.getPort() <= LAST_PORT) {
        return address;
      }
    } catch (URISyntaxException none) {
      // Said below.
    }
    // The text is not repeated: it may hold a password.
    throw new Refused(
        place
            + " is no address at which people reach the bot: write http:// or https://, a host, and"
            + " at most a port and a path, such as https://slipway.example.com");
  }
}
