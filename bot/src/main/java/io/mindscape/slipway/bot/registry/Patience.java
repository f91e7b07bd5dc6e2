package io.mindscape.slipway.bot.registry;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.function.LongSupplier;

/** How long looking into one image may take, and how many bytes it may unpack to. */
final class Patience {

  private static final long MOST_BYTES = 4L << 30;

  private final LongSupplier nanos;
  private final Duration longest;
  private final long end;
  private long bytes;

  Patience(Duration longest, LongSupplier nanos) {
    this.nanos = nanos;
    this.longest = longest;
    this.end = nanos.getAsLong() + longest.toNanos();
  }

  /** It was too much; the message follows "is not known:". */
  static final class Spent extends RuntimeException {
    private static final long serialVersionUID = 1;

    Spent(String message) {
      super(message, null, false, false);
    }
  }

  /** What is left, of which there is some. */
  Duration left() {
    var left = Duration.ofNanos(end - nanos.getAsLong());
    if (left.toMillis() <= 0) {
      throw new Spent("looking into it takes more than %d s".formatted(longest.toSeconds()));
    }
    return left;
  }

  /** The same bytes, and no more than there may be. */
  InputStream counted(InputStream in) {
    return new FilterInputStream(in) {
      @Override
      public int read() throws IOException {
        return count(super.read(), 1);
      }

      @Override
      public int read(byte[] into, int from, int length) throws IOException {
        int read = super.read(into, from, length);
        return count(read, read);
      }
    };
  }

  private int count(int read, int more) {
    bytes += Math.max(more, 0);
    left();
    if (bytes > MOST_BYTES) {
      throw new Spent("it unpacks to more than %d GB".formatted(MOST_BYTES >> 30));
    }
    return read;
  }
}
