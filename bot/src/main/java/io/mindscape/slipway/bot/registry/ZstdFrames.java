package io.mindscape.slipway.bot.registry;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The frames of a file that zstd packed, as they are, without those that are to be passed over:
 * some builders append such, with a table of what is where.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8878#section-3.1">the frames</a>
 */
final class ZstdFrames extends InputStream {

  private static final int FRAME = 0xFD2FB528;
  private static final int PASSED_OVER = 0x184D2A50;
  private static final int CHECKSUM = 4;

  /** How far back it may point: so much memory is taken for each file. */
  private static final int MOST_WINDOW = 8 << 20;

  private final InputStream in;
  private ByteBuffer head = ByteBuffer.allocate(0);
  private long body;
  private boolean isInFrame;
  private boolean hasChecksum;

  ZstdFrames(InputStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    while (!head.hasRemaining() && body == 0) {
      if (isInFrame) {
        block();
      } else if (!frame()) {
        return -1;
      }
    }
    return head.hasRemaining() ? fromHead(into, from, length) : fromBody(into, from, length);
  }

  private int fromHead(byte[] into, int from, int length) {
    int read = Math.min(length, head.remaining());
    head.get(into, from, read);
    return read;
  }

  private int fromBody(byte[] into, int from, int length) throws IOException {
    int read = in.read(into, from, (int) Math.min(length, body));
    if (read < 0) {
      throw new EOFException("the layer is cut short");
    }
    body -= read;
    return read;
  }

  /** Begins the next frame; false where there is none. */
  private boolean frame() throws IOException {
    var magic = in.readNBytes(Integer.BYTES);
    if (magic.length == 0) {
      return false;
    }
    int number = magic.length < Integer.BYTES ? 0 : little(magic).getInt();
    if ((number & ~0xf) == PASSED_OVER) {
      in.skipNBytes(Integer.toUnsignedLong(exactly(Integer.BYTES).getInt()));
      return true;
    }
    if (number != FRAME) {
      throw new IOException("it is not packed by zstd");
    }
    begin(exactly(1).get() & 0xff);
    return true;
  }

  /**
   * @param flags what the head of the frame has
   */
  private void begin(int flags) throws IOException {
    boolean isOneSegment = (flags & 0x20) != 0;
    int window = isOneSegment ? 0 : 1;
    int dictionary = (1 << (flags & 3)) >> 1;
    int size = (flags >> 6) == 0 ? (isOneSegment ? 1 : 0) : 1 << (flags >> 6);
    var rest = exactly(window + dictionary + size);
    check(isOneSegment ? size(rest, dictionary, size) : window(rest.get(0) & 0xff));
    head = ByteBuffer.allocate(Integer.BYTES + 1 + rest.remaining()).order(ByteOrder.LITTLE_ENDIAN);
    head.putInt(FRAME).put((byte) flags).put(rest).flip();
    isInFrame = true;
    hasChecksum = (flags & 4) != 0;
  }

  private static long window(int exponentAndMantissa) {
    long base = 1L << (10 + (exponentAndMantissa >> 3));
    return base + base / 8 * (exponentAndMantissa & 7);
  }

  private static long size(ByteBuffer rest, int at, int bytes) {
    return switch (bytes) {
      case 1 -> rest.get(at) & 0xff;
      case 2 -> (rest.getShort(at) & 0xffff) + 256;
      case 4 -> Integer.toUnsignedLong(rest.getInt(at));
      default -> rest.getLong(at);
    };
  }

  private static void check(long window) {
    if (window < 0 || window > MOST_WINDOW) {
      throw new Patience.Spent(
          "it has no SBOM, and its layers are packed so that more than %d MB of memory are needed"
                  .formatted(MOST_WINDOW >> 20)
              + " to read them");
    }
  }

  /** Begins the next block of a frame; after the last one there may be a checksum. */
  private void block() throws IOException {
    head = exactly(3);
    int told = (head.get(0) & 0xff) | (head.get(1) & 0xff) << 8 | (head.get(2) & 0xff) << 16;
    boolean isLast = (told & 1) != 0;
    boolean isOneByte = ((told >> 1) & 3) == 1;
    body = isOneByte ? 1 : told >> 3;
    body += isLast && hasChecksum ? CHECKSUM : 0;
    isInFrame = !isLast;
  }

  private ByteBuffer exactly(int count) throws IOException {
    var bytes = in.readNBytes(count);
    if (bytes.length < count) {
      throw new EOFException("the layer is cut short");
    }
    return little(bytes);
  }

  private static ByteBuffer little(byte[] bytes) {
    return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
