package io.mindscape.slipway.bot.store;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/** The records in a part of a file of the {@link WriteAheadLog}, read one after another. */
final class LogRecords implements AutoCloseable {

  /** The length of a record and its CRC-32C stand before it. */
  static final int HEAD = 2 * Integer.BYTES;

  private static final int LARGEST_BUFFER = 64 * 1024;

  private final DataInputStream in;
  private long left;

  /**
   * @param from where in the file they begin
   * @param to where they end
   */
  LogRecords(Path file, long from, long to) throws IOException {
    var stream = Files.newInputStream(file);
    int buffer = Math.clamp(to - from, HEAD, LARGEST_BUFFER);
    this.in = new DataInputStream(new BufferedInputStream(stream, buffer));
    this.left = to - from;
    try {
      stream.skipNBytes(from);
    } catch (IOException failure) {
      stream.close();
      throw failure;
    }
  }

  /** How many bytes are left to be read. */
  long left() {
    return left;
  }

  /** The next record; null if none is left, or it is damaged, and then nothing behind it counts. */
  byte @Nullable [] next() throws IOException {
    if (left < HEAD) {
      return null;
    }
    int length = in.readInt();
    int sum = in.readInt();
    if (length <= 0 || length > left - HEAD) {
      return null;
    }
    var record = in.readNBytes(length);
    if (record.length < length || sum != sum(record)) {
      return null;
    }
    left -= HEAD + length;
    return record;
  }

  /** The CRC-32C of a record, in as many pieces as it has. */
  static int sum(byte[]... pieces) {
    var sum = new CRC32C();
    for (var piece : pieces) {
      sum.update(piece);
    }
    return (int) sum.getValue();
  }

  @Override
  public void close() throws IOException {
    in.close();
  }
}
