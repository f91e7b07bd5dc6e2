package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.InflaterInputStream;

/**
 * Evidence as the database keeps it: headers and body together, compressed, fast rather than well.
 */
final class Packing implements AutoCloseable {

  /** A body as it came, without headers: so it was once. */
  static final int PLAIN = 0;

  /** The length of the headers in four bytes, the headers, the body; compressed. */
  static final int DEFLATED = 1;

  /** As {@link #DEFLATED}, but not compressed: what is still in the log is kept so. */
  static final int WHOLE = 2;

  private static final int SPARE = 16;

  private final Queue<Press> idle = new ArrayBlockingQueue<>(SPARE);

  /** Packs the {@link #DEFLATED} way. */
  byte[] pack(Evidence evidence) {
    return deflated(ByteBuffer.wrap(head(evidence.headers())), ByteBuffer.wrap(evidence.body()));
  }

  /**
   * Packs the {@link #DEFLATED} way.
   *
   * @param whole what is packed the {@link #WHOLE} way, in as many pieces as there are
   */
  byte[] deflated(ByteBuffer... whole) {
    var idler = idle.poll();
    var press = idler == null ? new Press() : idler;
    try {
      return press.press(whole);
    } finally {
      if (!idle.offer(press)) {
        press.close();
      }
    }
  }

  /** Packs a text by itself, for {@link #text}. */
  static byte[] pack(String text) {
    try (var press = new Press()) {
      return press.press(ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8)));
    }
  }

  /** How everything that is packed begins: with the headers, and their length before them. */
  static byte[] head(Map<String, String> headers) {
    var text = new StringBuilder();
    headers.forEach(
        (name, value) -> text.append(name).append(':').append(oneLine(value)).append('\n'));
    var bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    return ByteBuffer.allocate(Integer.BYTES + bytes.length)
        .putInt(bytes.length)
        .put(bytes)
        .array();
  }

  private static String oneLine(String value) {
    return value.replace('\n', ' ').replace('\r', ' ');
  }

  /** Reads what was packed, of either way. */
  static Evidence unpack(int packing, byte[] content, Origin origin) {
    if (packing == PLAIN) {
      return new Evidence(Map.of(), origin, content);
    }
    try (var in = new DataInputStream(new InflaterInputStream(new ByteArrayInputStream(content)))) {
      var headers = in.readNBytes(in.readInt());
      return new Evidence(
          headers(new String(headers, StandardCharsets.UTF_8)), origin, in.readAllBytes());
    } catch (IOException damaged) {
      throw new UncheckedIOException("A payload in the database is damaged", damaged);
    }
  }

  /** A text that was packed by itself. */
  static String text(byte[] content) {
    try (var in = new InflaterInputStream(new ByteArrayInputStream(content))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException("A text in the database is damaged", damaged);
    }
  }

  private static Map<String, String> headers(String text) {
    var headers = new HashMap<String, String>();
    text.lines()
        .forEach(
            line -> {
              int colon = line.indexOf(':');
              headers.put(line.substring(0, colon), line.substring(colon + 1));
            });
    return headers;
  }

  @Override
  public void close() {
    for (var press = idle.poll(); press != null; press = idle.poll()) {
      press.close();
    }
  }
}
