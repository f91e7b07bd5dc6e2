package io.mindscape.slipway.bot.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/**
 * The files of a tar archive, one after another as they come. Names that do not fit into a head are
 * not read: nothing that we look for has one.
 *
 * @see <a href="https://pubs.opengroup.org/onlinepubs/9699919799/utilities/pax.html">ustar</a>
 */
final class Tar {

  private static final int BLOCK = 512;

  private final InputStream in;

  Tar(InputStream in) {
    this.in = in;
  }

  /** Is told of each file, and may read it. */
  interface Visitor {
    /**
     * @param path without a slash at its beginning
     * @param content the next {@code size} bytes are the file's; what is left of it is passed over
     */
    void file(String path, long size, InputStream content) throws IOException;
  }

  /**
   * Goes through to the end.
   *
   * @throws IOException where it is no such archive
   */
  void each(Visitor visitor) throws IOException {
    for (var head = in.readNBytes(BLOCK); isHead(head); head = in.readNBytes(BLOCK)) {
      long size = size(head);
      var content = new Bounded(in, size);
      if (head[156] == '0' || head[156] == 0) {
        visitor.file(path(head), size, content);
      }
      in.skipNBytes(content.left() + (BLOCK - size % BLOCK) % BLOCK);
    }
  }

  private static boolean isHead(byte[] head) throws IOException {
    if (head.length != 0 && head.length != BLOCK) {
      throw new IOException("the archive is cut short");
    }
    return head.length == BLOCK && head[0] != 0;
  }

  private static String path(byte[] head) {
    var prefix = text(head, 257, 5).equals("ustar") ? text(head, 345, 155) : "";
    var name = text(head, 0, 100);
    return (prefix.isEmpty() ? name : prefix + "/" + name).replaceFirst("^(\\./|/)+", "");
  }

  /** Octal, or, where it is large, binary with the first bit set. */
  private static long size(byte[] head) throws IOException {
    if ((head[124] & 0x80) != 0) {
      long size = 0;
      for (int at = 128; at < 136; at++) {
        size = (size << 8) | (head[at] & 0xff);
      }
      return checked(size);
    }
    var octal = text(head, 124, 12).strip();
    if (!octal.matches("[0-7]{0,12}")) {
      throw new IOException("no size of a file: " + octal);
    }
    return octal.isEmpty() ? 0 : Long.parseLong(octal, 8);
  }

  private static long checked(long size) throws IOException {
    if (size < 0 || size > 1L << 40) {
      throw new IOException("no size of a file: " + size);
    }
    return size;
  }

  private static String text(byte[] bytes, int from, int length) {
    int end = from;
    while (end < from + length && bytes[end] != 0) {
      end++;
    }
    return new String(bytes, from, end - from, StandardCharsets.UTF_8);
  }

  /** The bytes of one file. */
  private static final class Bounded extends InputStream {
    private final InputStream in;
    private long left;

    Bounded(InputStream in, long left) {
      this.in = in;
      this.left = left;
    }

    long left() {
      return left;
    }

    @Override
    public int read() throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read();
      left -= read < 0 ? 0 : 1;
      return read;
    }

    @Override
    public int read(byte[] into, int from, int length) throws IOException {
      if (left == 0) {
        return -1;
      }
      int read = in.read(into, from, (int) Math.min(length, left));
      left -= Math.max(read, 0);
      return read;
    }
  }
}
