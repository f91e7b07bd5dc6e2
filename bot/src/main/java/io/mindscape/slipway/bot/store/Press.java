package io.mindscape.slipway.bot.store;

import io.airlift.compress.v3.MalformedInputException;
import io.airlift.compress.v3.lz4.Lz4JavaCompressor;
import io.airlift.compress.v3.lz4.Lz4JavaDecompressor;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Compresses with LZ4, again and again: the length of what is compressed in four bytes, and one
 * block. It holds its room for the next time.
 */
final class Press {

  private static final int USUAL = 32 * 1024;
  private static final int LARGEST = 256 * 1024;

  private final Lz4JavaCompressor lz4 = new Lz4JavaCompressor();
  private byte[] whole = new byte[USUAL];
  private byte[] block = new byte[USUAL];

  /** Compresses the pieces as one. */
  byte[] press(ByteBuffer... pieces) {
    int length = 0;
    for (var piece : pieces) {
      length += piece.remaining();
    }
    whole = withRoomFor(length, whole);
    var all = ByteBuffer.wrap(whole);
    for (var piece : pieces) {
      all.put(piece);
    }
    block = withRoomFor(Integer.BYTES + lz4.maxCompressedLength(length), block);
    ByteBuffer.wrap(block).putInt(length);
    int end =
        Integer.BYTES
            + lz4.compress(whole, 0, length, block, Integer.BYTES, block.length - Integer.BYTES);
    return Arrays.copyOf(block, end);
  }

  private static byte[] withRoomFor(int length, byte[] room) {
    if (length > room.length) {
      return new byte[length];
    }
    return length <= LARGEST && room.length > LARGEST ? new byte[LARGEST] : room;
  }

  /**
   * What was compressed.
   *
   * @throws IllegalArgumentException if it is damaged
   */
  static byte[] unpress(byte[] pressed) {
    if (pressed.length < Integer.BYTES) {
      throw new IllegalArgumentException("cut short");
    }
    int length = ByteBuffer.wrap(pressed).getInt();
    // LZ4 makes of a byte 255 at the most.
    if (length < 0 || length / 255 > pressed.length) {
      throw new IllegalArgumentException("a length of " + length);
    }
    var whole = new byte[length];
    try {
      int found =
          new Lz4JavaDecompressor()
              .decompress(pressed, Integer.BYTES, pressed.length - Integer.BYTES, whole, 0, length);
      if (found != length) {
        throw new IllegalArgumentException("%d bytes instead of %d".formatted(found, length));
      }
      return whole;
    } catch (MalformedInputException damaged) {
      throw new IllegalArgumentException(damaged);
    }
  }
}
