package io.mindscape.slipway.bot.app;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.helidon.common.buffers.DataReader;
import java.lang.ref.WeakReference;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@link RequestReader} reads as Helidon's own reader does, and holds nothing while it waits. */
final class RequestReaderTest {

  private static final String REQUESTS =
      "POST /a HTTP/1.1\r\nName: value\r\n\r\n12345GET /b HTTP/1.1\r\n\r\n";

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5, 16, 17, 18, 200})
  void reads_what_arrives_however_it_is_cut(int size) throws Exception {
    var reader = new RequestReader(pieces(size));

    assertThat(line(reader)).isEqualTo("POST /a HTTP/1.1");
    assertThat(reader.startsWithNewLine()).isFalse();
    assertThat(reader.startsWith("Name".getBytes(US_ASCII))).isTrue();
    int colon = reader.findOrNewLine((byte) ':', 100);
    assertThat(reader.readAsciiString(colon)).isEqualTo("Name");
    reader.skip(2);
    int length = reader.findNewLine(100);
    assertThat(reader.readLazyString(US_ASCII, length)).hasToString("value");
    reader.skip(2);
    assertThat(reader.startsWithNewLine()).isTrue();
    reader.skip(2);
    assertThat(reader.lookup()).isEqualTo((byte) '1');
    assertThat(reader.read()).isEqualTo((byte) '1');
    assertThat(reader.readBytes(2)).isEqualTo("23".getBytes(US_ASCII));
    assertThat(reader.getBuffer(2).readString(2, US_ASCII)).isEqualTo("45");
    assertThat(reader.readBuffer(2).readString(2, US_ASCII)).isEqualTo("45");
    reader.skip(0);
    assertThat(reader.readLine()).isEqualTo("GET /b HTTP/1.1");
    assertThat(reader.readLine()).isEmpty();
    assertThat(reader.available()).isZero();
    assertThatThrownBy(reader::ensureAvailable)
        .isInstanceOf(DataReader.InsufficientDataAvailableException.class);
  }

  @Test
  void pulls_as_much_as_it_is_asked_for() {
    var reader = new RequestReader(pieces(4));

    reader.pullData();
    assertThat(reader.available()).isEqualTo(4);
    reader.pullData();
    assertThat(reader.available()).isEqualTo(8);
    assertThat(reader.readBuffer().available()).isEqualTo(4);
    assertThat(reader.available()).isEqualTo(4);
  }

  @Test
  void holds_nothing_of_a_request_while_it_waits_for_the_next() throws Exception {
    var sent = new LinkedBlockingQueue<byte[]>();
    var reader = new RequestReader(() -> take(sent));
    var first = new WeakReference<>(send(sent, "first\r\n"));
    assertThat(reader.readLine()).isEqualTo("first");

    var second = new LinkedBlockingQueue<String>();
    var waiting = Thread.ofPlatform().start(() -> second.add(line(reader)));

    await()
        .until(
            () -> {
              System.gc();
              return first.refersTo(null);
            });
    send(sent, "second\r\n");
    assertThat(second.take()).isEqualTo("second");
    waiting.join();
  }

  private static byte[] send(Queue<byte[]> to, String text) {
    var bytes = text.getBytes(US_ASCII);
    to.add(bytes);
    return bytes;
  }

  private static byte[] take(LinkedBlockingQueue<byte[]> from) {
    try {
      return from.take();
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private static String line(DataReader reader) {
    try {
      return reader.readLine();
    } catch (DataReader.IncorrectNewLineException failure) {
      throw new IllegalStateException(failure);
    }
  }

  private static Supplier<byte[]> pieces(int size) {
    var pieces = new ArrayDeque<byte[]>();
    for (int from = 0; from < REQUESTS.length(); from += size) {
      send(pieces, REQUESTS.substring(from, Math.min(REQUESTS.length(), from + size)));
    }
    return pieces::poll;
  }
}
