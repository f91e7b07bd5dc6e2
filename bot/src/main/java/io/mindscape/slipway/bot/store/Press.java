package io.mindscape.slipway.bot.store;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Compresses with LZ4, again and again: the length of what is compressed in four bytes, and blocks
 * of up to 64 KB of it, each behind its own length in four bytes. However much it is given, it
 * needs no more memory than for a block, and for what comes out.
 */
final class Press {

  /** As far back as LZ4 looks. */
  private static final int BLOCK = 64 * 1024;

  private static final int USUAL = 4 * 1024;

  private final Lz4JavaCompressor lz4 = new Lz4JavaCompressor();
  private final byte[] whole = new byte[BLOCK];
  private final byte[] pressed = new byte[lz4.maxCompressedLength(BLOCK)];

  /** Compresses the pieces as one. */
  byte[] press(ByteBuffer... pieces) {
    int length = 0;
    for (var piece : pieces) {
      length += piece.remaining();
    }
    var out = new ByteArrayOutputStream(USUAL);
    write(out, length);
    int filled = 0;
    for (var piece : pieces) {
      while (piece.hasRemaining()) {
        int some = Math.min(piece.remaining(), BLOCK - filled);
        piece.get(whole, filled, some);
        filled += some;
        if (filled == BLOCK) {
          press(filled, out);
          filled = 0;
        }
      }
    }
    press(filled, out);
    return out.toByteArray();
  }

  private void press(int filled, ByteArrayOutputStream out) {
    if (filled > 0) {
      int length = lz4.compress(whole, 0, filled, pressed, 0, pressed.length);
      write(out, length);
      out.write(pressed, 0, length);
    }
  }

  private static void write(ByteArrayOutputStream out, int number) {
    out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(number).array());
  }

  /**
   * What was compressed.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static byte[] unpress(byte[] pressed) {
    try {
      var in = ByteBuffer.wrap(pressed);
      var whole = room(in.getInt(), pressed.length);
      var lz4 = new Lz4JavaDecompressor();
      for (int at = 0; at < whole.length; at += BLOCK) {
        int wanted = Math.min(BLOCK, whole.length - at);
        int length = in.getInt();
        int found = lz4.decompress(pressed, in.position(), length, whole, at, wanted);
        if (found != wanted) {
          throw new IllegalArgumentException("%d bytes instead of %d".formatted(found, wanted));
        }
        in.position(in.position() + length);
      }
      return whole;
    } catch (MalformedInputException | BufferUnderflowException damaged) {
      throw new IllegalArgumentException(damaged);
    }
  }

  private static byte[] room(int length, int pressed) {
    // LZ4 makes of a byte 255 at the most.
    if (length < 0 || length / 255 > pressed) {
      throw new IllegalArgumentException("a length of " + length);
    }
    return new byte[length];
  }
}
