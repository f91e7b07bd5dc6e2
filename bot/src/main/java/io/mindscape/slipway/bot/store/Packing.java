package io.mindscape.slipway.bot.store;

import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.zip.Deflater;
import java.util.zip.InflaterInputStream;

/**
 * Evidence as the database keeps it: headers and body together, compressed, fast rather than well.
 */
final class Packing implements AutoCloseable {

  /** A body as it came, without headers: so it was once. */
  static final int PLAIN = 0;

  /** The length of the headers in four bytes, the headers, the body; compressed. */
  static final int DEFLATED = 1;

  private static final int SPARE = 16;

  /** Deflaters hold memory outside the heap: they are used again, and ended at the end. */
  private final Queue<Deflater> idle = new ArrayBlockingQueue<>(SPARE);

  /** Packs the {@link #DEFLATED} way. */
  byte[] pack(Evidence evidence) {
    var idler = idle.poll();
    var deflater = idler == null ? new Deflater(Deflater.BEST_SPEED) : idler;
    try {
      return deflate(deflater, head(evidence.headers()), evidence.body());
    } finally {
      deflater.reset();
      if (!idle.offer(deflater)) {
        deflater.end();
      }
    }
  }

  /** Packs a text by itself, for {@link #text}. */
  static byte[] pack(String text) {
    var deflater = new Deflater(Deflater.BEST_SPEED);
    try {
      return deflate(deflater, new byte[0], text.getBytes(StandardCharsets.UTF_8));
    } finally {
      deflater.end();
    }
  }

  private static byte[] deflate(Deflater deflater, byte[] head, byte[] body) {
    var packed = new ByteArrayOutputStream(1024 + body.length / 4);
    var buffer = new byte[4096];
    deflater.setInput(head);
    while (!deflater.needsInput()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    deflater.setInput(body);
    deflater.finish();
    while (!deflater.finished()) {
      packed.write(buffer, 0, deflater.deflate(buffer));
    }
    return packed.toByteArray();
  }

  private static byte[] head(Map<String, String> headers) {
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
    for (var deflater = idle.poll(); deflater != null; deflater = idle.poll()) {
      deflater.end();
    }
  }
}
