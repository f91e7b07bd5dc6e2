package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;

/** Evidence as the database keeps it: headers and body together, compressed. */
final class Packing {

  /** A body as it came, without headers: so it was once. */
  static final int PLAIN = 0;

  /** The length of the headers in four bytes, the headers, the body; by zlib: so it was once. */
  static final int DEFLATED = 1;

  /** As {@link #DEFLATED}, but not compressed: what is still in the log is kept so. */
  static final int WHOLE = 2;

  /** As {@link #DEFLATED}, but by a {@link Press}. */
  static final int PRESSED = 3;

  private static final int SPARE = 16;

  private final Queue<Press> idle = new ArrayBlockingQueue<>(SPARE);

  /** Packs the {@link #PRESSED} way. */
  byte[] pack(Evidence evidence) {
    return pressed(ByteBuffer.wrap(head(evidence.headers())), ByteBuffer.wrap(evidence.body()));
  }

  /**
   * Packs the {@link #PRESSED} way.
   *
   * @param whole what is packed the {@link #WHOLE} way, in as many pieces as there are
   */
  byte[] pressed(ByteBuffer... whole) {
    var idler = idle.poll();
    var press = idler == null ? new Press() : idler;
    var pressed = press.press(whole);
    idle.offer(press);
    return pressed;
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

  /** Reads what was packed, of any way but {@link #WHOLE}. */
  static Evidence unpack(int packing, byte[] content, Origin origin) {
    if (packing == PLAIN) {
      return new Evidence(Map.of(), origin, content);
    }
    try {
      var whole =
          ByteBuffer.wrap(packing == DEFLATED ? Zlib.inflate(content) : Press.unpress(content));
      var headers = new byte[whole.getInt()];
      whole.get(headers);
      var body = new byte[whole.remaining()];
      whole.get(body);
      return new Evidence(headers(new String(headers, StandardCharsets.UTF_8)), origin, body);
    } catch (IllegalArgumentException | BufferUnderflowException damaged) {
      throw new IllegalStateException("A payload in the database is damaged", damaged);
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
}
