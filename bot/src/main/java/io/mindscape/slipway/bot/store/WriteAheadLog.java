package io.mindscape.slipway.bot.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that survive a power cut before they are where they belong. They are appended to files,
 * each named after the place of its first byte, and read again by whoever opens the folder after a
 * crash. A file goes once all that is in it is forgotten.
 *
 * <p>A record is its length and its CRC-32C, of four bytes each, and its bytes. What is damaged, or
 * was cut off while it was written, ends its file: nothing that was acknowledged lies behind it.
 */
final class WriteAheadLog implements AutoCloseable {

  private static final int HEAD = 2 * Integer.BYTES;
  private static final int PIECE = 128 << 10;
  private static final String ENDING = ".log";
  private static final Logger LOG = LoggerFactory.getLogger(WriteAheadLog.class);

  private final Path folder;

  /** Files by the place of their first byte; the last one is written to while it is open. */
  private final TreeMap<Long, Path> files = new TreeMap<>();

  private final ByteBuffer piece = ByteBuffer.allocateDirect(PIECE);
  private @Nullable FileChannel open;
  private long end;

  private WriteAheadLog(Path folder) {
    this.folder = folder;
  }

  /**
   * Opens the log in {@code folder}, which is created if it is not there.
   *
   * @param left is given each record that was not forgotten, in their order
   */
  static WriteAheadLog open(Path folder, Consumer<byte[]> left) {
    var log = new WriteAheadLog(folder);
    try {
      Files.createDirectories(folder);
      log.find();
      for (var file : log.files.values()) {
        read(file, left);
      }
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
    return log;
  }

  private void find() throws IOException {
    try (var all = Files.newDirectoryStream(folder, "*" + ENDING)) {
      for (var file : all) {
        var name = file.getFileName().toString();
        long place = Long.parseLong(name.substring(0, name.length() - ENDING.length()), 16);
        files.put(place, file);
        end = Math.max(end, place + Files.size(file));
      }
    }
  }

  private static void read(Path file, Consumer<byte[]> left) throws IOException {
    var bytes = ByteBuffer.wrap(Files.readAllBytes(file));
    while (bytes.hasRemaining()) {
      int at = bytes.position();
      var record = next(bytes);
      if (record == null) {
        LOG.atWarn()
            .addKeyValue("file", file)
            .addKeyValue("at", at)
            .log("a record was not written whole, as happens in a crash; it was not acknowledged");
        return;
      }
      left.accept(record);
    }
  }

  private static byte @Nullable [] next(ByteBuffer bytes) {
    if (bytes.remaining() < HEAD) {
      return null;
    }
    int length = bytes.getInt();
    int sum = bytes.getInt();
    if (length <= 0 || length > bytes.remaining()) {
      return null;
    }
    var record = new byte[length];
    bytes.get(record);
    return sum == sum(record) ? record : null;
  }

  private static int sum(byte[] record) {
    var sum = new CRC32C();
    sum.update(record);
    return (int) sum.getValue();
  }

  /**
   * Appends records, and returns when they survive a power cut.
   *
   * @return the place behind them, for {@link #forget}
   * @throws IOException if that cannot be known; then all of them, the first of them, or none will
   *     be found
   */
  synchronized long append(List<byte[]> records) throws IOException {
    var file = open == null ? begin() : open;
    try {
      for (var record : records) {
        write(file, record);
      }
      flush(file);
      file.force(false);
    } catch (IOException failure) {
      // What is half written must be the last of its file.
      piece.clear();
      finish();
      throw failure;
    }
    return end;
  }

  private void write(FileChannel file, byte[] record) throws IOException {
    room(file, HEAD);
    piece.putInt(record.length).putInt(sum(record));
    int from = 0;
    while (from < record.length) {
      room(file, 1);
      int length = Math.min(record.length - from, piece.remaining());
      piece.put(record, from, length);
      from += length;
    }
    end += HEAD + record.length;
  }

  private void room(FileChannel file, int bytes) throws IOException {
    if (piece.remaining() < bytes) {
      flush(file);
    }
  }

  private void flush(FileChannel file) throws IOException {
    piece.flip();
    while (piece.hasRemaining()) {
      file.write(piece);
    }
    piece.clear();
  }

  private FileChannel begin() throws IOException {
    var path = folder.resolve("%016x%s".formatted(end, ENDING));
    var file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE);
    files.put(end, path);
    open = file;
    sync(folder);
    return file;
  }

  private void finish() throws IOException {
    if (open != null) {
      open.close();
      open = null;
    }
  }

  private static void sync(Path folder) throws IOException {
    try (var entries = FileChannel.open(folder, StandardOpenOption.READ)) {
      entries.force(true);
    }
  }

  /** What lies before {@code place} is where it belongs; it will not be asked for again. */
  synchronized void forget(long place) throws IOException {
    // What comes next goes to a new file, so that this one can go.
    finish();
    while (!files.isEmpty()) {
      var first = files.firstEntry();
      var second = files.higherKey(first.getKey());
      if ((second == null ? end : second) > place) {
        return;
      }
      Files.deleteIfExists(first.getValue());
      files.remove(first.getKey());
    }
  }

  /**
   * Keeps a record that cannot be where it belongs, in a file of its own.
   *
   * @return the file
   */
  synchronized Path setAside(String name, byte[] record) throws IOException {
    var path = folder.resolve(name + ".odd");
    try (var file =
        FileChannel.open(
            path,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      var bytes = ByteBuffer.wrap(record);
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(true);
    }
    sync(folder);
    return path;
  }

  @Override
  public synchronized void close() throws IOException {
    finish();
  }
}
