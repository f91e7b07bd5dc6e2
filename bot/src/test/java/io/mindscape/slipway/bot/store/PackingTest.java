package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was packed is what is unpacked, of whatever size and however well it can be compressed. */
final class PackingTest {

  private static final Map<String, String> HEADERS = Map.of("X-GitHub-Event", "push", "Name", "ü");

  private final Packing packing = new Packing();

  @AfterEach
  void close() {
    packing.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 100, 16_000, 16_383, 16_384, 16_385, 40_000, 1_000_000})
  void whatCannotBeCompressedComesBack(int size) {
    var body = new byte[size];
    new Random(size).nextBytes(body);
    comesBack(body);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16_384, 10_000_000})
  void whatCanBeCompressedWellComesBack(int size) {
    comesBack(new byte[size]);
  }

  /** A press is used again, also after it had to grow. */
  @Test
  void oneAfterAnother() {
    for (int size = 1; size < 300_000; size += 17_123) {
      whatCannotBeCompressedComesBack(size);
    }
  }

  @Test
  void aTextComesBack() {
    var text = "ü€😀".repeat(20_000);

    assertThat(Packing.text(Packing.pack(text))).isEqualTo(text);
    assertThat(Packing.text(Packing.pack(""))).isEmpty();
  }

  @Test
  void withoutHeadersThereAreNone() {
    var packed = packing.pack(new Evidence(Map.of(), Origin.NOTE, "x".getBytes(UTF_8)));

    var found = Packing.unpack(Packing.DEFLATED, packed, Origin.NOTE);

    assertThat(found.headers()).isEmpty();
    assertThat(found.body()).isEqualTo("x".getBytes(UTF_8));
  }

  private void comesBack(byte[] body) {
    var evidence = new Evidence(HEADERS, Origin.SIGNED, body);
    isSame(packing.pack(evidence), body);

    var head = Packing.head(HEADERS);
    var whole = ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
    isSame(packing.deflated(whole), body);
  }

  private static void isSame(byte[] packed, byte[] body) {
    var found = Packing.unpack(Packing.DEFLATED, packed, Origin.SIGNED);
    assertThat(found.body()).isEqualTo(body);
    assertThat(found.headers()).isEqualTo(HEADERS);
  }
}
