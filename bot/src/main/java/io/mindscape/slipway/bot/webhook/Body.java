package io.mindscape.slipway.bot.webhook;

import io.mindscape.slipway.bot.webhook.Refusal.TurnedAway;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/** Reads a body of a known length into one array, which grows no faster than the bytes arrive. */
final class Body {

  private static final int FIRST = 64 * 1024;

  private Body() {}

  /**
   * Reads exactly {@code length} bytes.
   *
   * @param share what they take is taken from it
   * @throws TurnedAway if there is no room, or the sender ended early
   */
  static byte[] read(InputStream in, int length, Room.Share share) {
    var body = new byte[0];
    int filled = 0;
    while (filled < length) {
      if (filled == body.length) {
        int larger = Math.min(length, Math.max(FIRST, 2 * body.length));
        if (!share.take(larger - body.length)) {
          throw Refusal.BUSY.turnedAway();
        }
        body = Arrays.copyOf(body, larger);
      }
      int count = read(in, body, filled);
      if (count < 0) {
        throw Refusal.CUT_SHORT.turnedAway();
      }
      filled += count;
    }
    if (read(in, new byte[1], 0) >= 0) {
      throw new IllegalStateException("the server gives more than Content-Length");
    }
    return body;
  }

  private static int read(InputStream in, byte[] body, int from) {
    try {
      return in.read(body, from, body.length - from);
    } catch (IOException | RuntimeException gone) {
      // Whatever the server calls it: the connection ended.
      throw Refusal.CUT_SHORT.turnedAway();
    }
  }
}
