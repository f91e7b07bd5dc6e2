package io.mindscape.slipway.bot.registry;

import io.airlift.compress.v3.zstd.ZstdInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** What zstd packed. Whatever is wrong with it is an {@link IOException}. */
final class Unzstd extends FilterInputStream {

  Unzstd(InputStream packed) {
    super(new ZstdInputStream(new ZstdFrames(packed)));
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    try {
      return super.read(into, from, length);
    } catch (Patience.Spent tooMuch) {
      throw tooMuch;
    } catch (RuntimeException unread) {
      // The library has several for what is not as it should be, and no common one.
      throw new IOException("the layer cannot be unpacked", unread);
    }
  }
}
