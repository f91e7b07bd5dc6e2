package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.bot.settings.OwnFolder;
import java.io.IOException;
import java.io.Serial;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Records that survive a power cut before they are where they belong. They are appended to files,
 * each named after the place of its first byte, and read again by whoever opens the folder after a
 * crash. A file goes once all that is in it is forgotten.
 *
 * <p>A record is its length and its CRC-32C, of four bytes each, and its bytes. What was cut off
 * while it was written ends its file: nothing that was acknowledged lies behind it, unless the disk
 * has damaged what it was given; so it is kept, in a file of its own.
 */
final class WriteAheadLog implements AutoCloseable {

  private static final int PIECE = 128 << 10;

  /** What is larger is followed by another one: a file goes as a whole. */
  private static final long LARGEST_FILE = 32L << 20;

  private static final String ENDING = ".log";
  private static final String KEPT = ".odd";
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
   * A part of the log.
   *
   * @param from the place of its first byte
   * @param to the place behind its last one
   */
  record Span(long from, long to) {}

  /**
   * A record, in two pieces, so that a large one need not be copied.
   *
   * @param head comes first
   */
  @SuppressWarnings("ArrayRecordComponent") // nobody compares them
  record Entry(byte[] head, byte[] body) {

    private int length() {
      return head.length + body.length;
    }

    private int sum() {
      return LogRecords.sum(head, body);
    }
  }

  /** Opens the log in {@code folder}, which is created if it is not there. */
  static WriteAheadLog open(Path folder) throws IOException {
    var log = new WriteAheadLog(folder);
    OwnFolder.close(folder); // payloads lie here, as they were sent
    log.find();
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

  /** Gives each record that was not forgotten, in their order; before anything is appended. */
  void recover(Consumer<byte[]> left) throws IOException {
    for (var entry : files.entrySet()) {
      var file = entry.getValue();
      long size = Files.size(file);
      try (var records = new LogRecords(file, 0, size)) {
        for (var record = records.next(); record != null; record = records.next()) {
          left.accept(record);
        }
        if (records.left() > 0) {
          long to = entry.getKey() + size;
          LOG.atWarn()
              .addKeyValue("bytes", records.left())
              .addKeyValue("file", keep(new Span(to - records.left(), to)))
              .log(
                  "a record was not written whole, as happens in a crash, and was not acknowledged"
                      + " unless the disk has damaged it; it is kept aside");
        }
      }
    }
  }

  /**
   * Gives the records between two places, which {@link #append} returned or began at.
   *
   * @throws Damaged if the disk gives back something else than was written
   */
  void read(Span span, Consumer<byte[]> each) throws IOException {
    var file = file(span);
    long start = file.getKey();
    try (var records = new LogRecords(file.getValue(), span.from() - start, span.to() - start)) {
      while (records.left() > 0) {
        var record = records.next();
        if (record == null) {
          throw new Damaged(file.getValue());
        }
        each.accept(record);
      }
    }
  }

  /** What was written is not what is read. */
  static final class Damaged extends IOException {
    @Serial private static final long serialVersionUID = 1;

    private Damaged(Path file) {
      super("the disk gives back something else than was written to " + file);
    }
  }

  private synchronized Map.Entry<Long, Path> file(Span span) {
    return files.floorEntry(span.from());
  }

  /**
   * Appends records, and returns when they survive a power cut.
   *
   * @return where they are
   * @throws IOException if that cannot be known; then all of them, the first of them, or none will
   *     be found
   */
  synchronized Span append(List<Entry> records) throws IOException {
    if (open != null && open.position() > LARGEST_FILE) {
      finish();
    }
    var file = open == null ? begin() : open;
    long from = end;
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
    return new Span(from, end);
  }

  private void write(FileChannel file, Entry record) throws IOException {
    room(file, LogRecords.HEAD);
    piece.putInt(record.length()).putInt(record.sum());
    write(file, record.head());
    write(file, record.body());
    end += LogRecords.HEAD + record.length();
  }

  private void write(FileChannel file, byte[] bytes) throws IOException {
    int from = 0;
    while (from < bytes.length) {
      room(file, 1);
      int length = Math.min(bytes.length - from, piece.remaining());
      piece.put(bytes, from, length);
      from += length;
    }
  }

  private void room(FileChannel file, int bytes) throws IOException {
    if (piece.remaining() < bytes) {
      flush(file);
    }
  }

  private void flush(FileChannel file) throws IOException {
    write(file, piece.flip());
    piece.clear();
  }

  private static void write(FileChannel file, ByteBuffer bytes) throws IOException {
    while (bytes.hasRemaining()) {
      file.write(bytes);
    }
  }

  private FileChannel begin() throws IOException {
    var path = folder.resolve("%016x%s".formatted(end, ENDING));
    var file = create(path);
    files.put(end, path);
    open = file;
    sync(folder);
    return file;
  }

  private static FileChannel create(Path path) throws IOException {
    return FileChannel.open(
        path,
        StandardOpenOption.CREATE,
        StandardOpenOption.TRUNCATE_EXISTING,
        StandardOpenOption.WRITE);
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
  synchronized Path setAside(String name, Entry record) throws IOException {
    var path = folder.resolve(name + KEPT);
    try (var file = create(path)) {
      write(file, ByteBuffer.wrap(record.head()));
      write(file, ByteBuffer.wrap(record.body()));
      file.force(true);
    }
    sync(folder);
    return path;
  }

  /**
   * Keeps a part of the log as it is, in a file of its own, which nothing here reads again.
   *
   * @return the file
   */
  Path keep(Span span) throws IOException {
    var file = file(span);
    var path = folder.resolve("%016x%s".formatted(span.from(), KEPT));
    long length = span.to() - span.from();
    try (var from = FileChannel.open(file.getValue(), StandardOpenOption.READ);
        var kept = create(path)) {
      from.transferTo(span.from() - file.getKey(), length, kept);
      kept.force(true);
    }
    sync(folder);
    return path;
  }

  @Override
  public synchronized void close() throws IOException {
    finish();
  }
}
