package io.mindscape.slipway.bot.store;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.Deflater;

/** Compresses, again and again, fast rather than well; it holds memory outside the heap. */
final class Press implements AutoCloseable {

  private static final int USUAL = 16 * 1024;
  private static final int LARGEST = 256 * 1024;

  private final Deflater deflater = new Deflater(Deflater.BEST_SPEED);
  private byte[] buffer = new byte[USUAL];

  /** Compresses the pieces as one. */
  byte[] press(ByteBuffer... pieces) {
    int length = 0;
    for (int i = 0; i < pieces.length; i++) {
      boolean last = i == pieces.length - 1;
      deflater.setInput(pieces[i]);
      if (last) {
        deflater.finish();
      }
      // Who has taken all of its input has not written all of its output.
      while (last ? !deflater.finished() : !deflater.needsInput()) {
        if (length == buffer.length) {
          buffer = Arrays.copyOf(buffer, 2 * length);
        }
        length += deflater.deflate(buffer, length, buffer.length - length);
      }
    }
    var pressed = Arrays.copyOf(buffer, length);
    deflater.reset();
    if (buffer.length > LARGEST) {
      buffer = new byte[USUAL];
    }
    return pressed;
  }

  @Override
  public void close() {
    deflater.end();
  }
}
