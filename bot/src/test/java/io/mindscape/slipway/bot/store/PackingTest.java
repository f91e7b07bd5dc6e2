package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was packed is what is unpacked, of whatever size and however well it can be compressed. */
final class PackingTest {

  private static final Map<String, String> HEADERS = Map.of("X-GitHub-Event", "push", "Name", "ü");

  private final Packing packing = new Packing();

  @ParameterizedTest
  @ValueSource(
      ints = {0, 1, 100, 16_384, 40_000, 65_000, 65_535, 65_536, 65_537, 131_072, 1_000_000})
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

  /** A press is used again. */
  @Test
  void oneAfterAnother() {
    for (int size = 1; size < 300_000; size += 17_123) {
      whatCannotBeCompressedComesBack(size);
    }
  }

  /** So it was once. */
  @Test
  void whatZlibCompressedComesBack() {
    var head = Packing.head(HEADERS);
    var body = "ü€😀".repeat(20_000).getBytes(UTF_8);
    var whole = ByteBuffer.allocate(head.length + body.length).put(head).put(body).array();

    var found = Packing.unpack(Packing.DEFLATED, Zlib.deflate(whole), Origin.SIGNED);

    assertThat(found.body()).isEqualTo(body);
    assertThat(found.headers()).isEqualTo(HEADERS);
  }

  @Test
  void whatIsDamagedSaysSo() {
    var packed = packing.pack(new Evidence(HEADERS, Origin.SIGNED, new byte[10_000]));

    for (int length = 0; length < packed.length; length++) {
      assertIsDamaged(Arrays.copyOf(packed, length));
    }
    var negative = packed.clone();
    negative[0] = (byte) 0x80;
    assertIsDamaged(negative);
    var huge = packed.clone();
    huge[0] = 0x7f;
    assertIsDamaged(huge);
  }

  private static void assertIsDamaged(byte[] packed) {
    assertThatThrownBy(() -> Packing.unpack(Packing.PRESSED, packed, Origin.SIGNED))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("damaged");
  }

  @Test
  void withoutHeadersThereAreNone() {
    var packed = packing.pack(new Evidence(Map.of(), Origin.NOTE, "x".getBytes(UTF_8)));

    var found = Packing.unpack(Packing.PRESSED, packed, Origin.NOTE);

    assertThat(found.headers()).isEmpty();
    assertThat(found.body()).isEqualTo("x".getBytes(UTF_8));
  }

  private void comesBack(byte[] body) {
    var evidence = new Evidence(HEADERS, Origin.SIGNED, body);
    isSame(packing.pack(evidence), body);

    var head = Packing.head(HEADERS);
    var whole = ByteBuffer.allocate(head.length + body.length).put(head).put(body).flip();
    isSame(packing.pressed(whole), body);
  }

  private static void isSame(byte[] packed, byte[] body) {
    var found = Packing.unpack(Packing.PRESSED, packed, Origin.SIGNED);
    assertThat(found.body()).isEqualTo(body);
    assertThat(found.headers()).isEqualTo(HEADERS);
  }
}
