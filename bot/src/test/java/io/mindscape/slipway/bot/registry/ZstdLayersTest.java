package io.mindscape.slipway.bot.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.airlift.compress.v3.zstd.ZstdOutputStream;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Known;
import io.mindscape.slipway.jobs.advisory.content.Contents.Answer.Unknown;
import io.mindscape.slipway.jobs.advisory.content.Installed;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Layers that zstd packed, as builders of images leave them. */
final class ZstdLayersTest {

  private static final String OCI = "application/vnd.oci.image.layer.v1.tar+zstd";
  private static final String DOCKER = "application/vnd.docker.image.rootfs.diff.tar.zstd";
  private static final int LENGTH = 10_240;
  private static final String NO_IMAGE = "its registry gives something that is no image";

  /** A tar archive of two files, by zstd 1.5.4 with {@code -19}. */
  private static final String HIGH =
      """
      KLUv/WQAJ+UFANJJIBlw2wE0icq1B9vRTNaq5lQp3bqaIqiaLkwB/RVtORa20D3wYESFo9p7TgGYbzTOKetzWlQm\
      YP5z3tGoeCa3S0aJgRzc/V+V9Yls6zDC0ibhSXCBoOigeiBnkhoK4KRmObYwzlZKPeb1ZP1vOS5yIEbz8hYG73Ek\
      vP7Sp3vCU+KqHhQAzw96AHkMWTmXlxwQQhgDagbd6AbIaRB3VagmYCRHLfjNNlQTgPADkDyABDBwOQCDAoCVCdQB\
      FrL01A==\
      """;

  /** The same from a pipe, whose length it did not know. */
  private static final String STREAMED =
      """
      KLUv/QRYTQYAQooiH2BH9RT2hXjwjIxLi3O4qulhtHXiURv5yd6pZEABggQcHfz4O+CC2VijLUVO+NQJ6jk0V4xd\
      X8KlOCr+Sz/MpbihoUIPJA1xy/xR7frMAB0ee2BktA0UcTCxME1BgEDjEAAQlGz4+FuYJtU56W6iXT9KuxLikMab\
      0tF2d9e5ZHc3+bdHp8VPVqgeFQDPD3oAeQxZOZeXHBBCGANqBt0MkDjoZxQNJ1CtEpmhhkKTMpgDazoYCgdA+AFI\
      DjCAVgMcK5chE6gDFrL01A==\
      """;

  /** The same in two frames. */
  private static final String TWO =
      """
      KLUv/WQAA3UDAAIFEhdgrQ78ATEqaFmP/U6RDCNJuEmrKBAFy0mxpWCUSmFI5CCSBE1n6QZGyZfS+nOd10Z8gJ97\
      bZ2Ztf+/c8P/c9vZT9fAUoG5HQ0ATqACJTJDDYUmZTAH1nQwFA6A8AOQHGAArQY4Vi5DJlAHVgAP5Ci1L/1kACNt\
      BABCRxgagKc6W2lmisfWtySmq4xhPfe4PyrZeAQV6splZ2CRpRIL2C1eGCY9yDquQlGrQeMcy37MJEJx3W8doEkr\
      4WbggUoI46+RZU+90cMQoL3u/j9Cx/9rT8myT9IO6iDMnciIDwAgAXiQBGyoc6HkgLiCQpMymANrOhgKB0D4AUjH\
      rXBTGwDHymU0Cpi+6uVr\
      """;

  /**
   * The same in two frames, with some before, between and after them that are to be passed over.
   */
  private static final String WITH_TABLES =
      """
      UCpNGAQAAABhYmNkKLUv/WQAA3UDAAIFEhdgrQ78ATEqaFmP/U6RDCNJuEmrKBAFy0mxpWCUSmFI5CCSBE1n6QZG\
      yZfS+nOd10Z8gJ97bZ2Ztf+/c8P/c9vZT9fAUoG5HQ0ATqACJTJDDYUmZTAH1nQwFA6A8AOQHGAArQY4Vi5DJlAH\
      VgAP5FAqTRgEAAAAYWJjZCi1L/1kACNtBABCRxgagKc6W2lmisfWtySmq4xhPfe4PyrZeAQV6splZ2CRpRIL2C1e\
      GCY9yDquQlGrQeMcy37MJEJx3W8doEkr4WbggUoI46+RZU+90cMQoL3u/j9Cx/9rT8myT9IO6iDMnciIDwAgAXiQ\
      BGyoc6HkgLiCQpMymANrOhgKB0D4AUjHrXBTGwDHymU0Cpi+6uVrUCpNGAQAAABhYmNk\
      """;

  private static final Map<String, String> PACKED =
      Map.of("high", HIGH, "streamed", STREAMED, "two", TWO, "with tables", WITH_TABLES);

  private static byte[] bytes(String base64) {
    return Base64.getDecoder().decode(base64);
  }

  private static byte[] unpacked(byte[] packed) throws IOException {
    try (var in = new Unzstd(new ByteArrayInputStream(packed))) {
      return in.readAllBytes();
    }
  }

  @Test
  void allAreTheSameArchive() throws IOException {
    var archive = unpacked(bytes(HIGH));

    assertThat(archive).hasSize(LENGTH);
    assertThat(new String(archive, UTF_8)).startsWith("etc/os-release").contains("~deb12u1");
    for (var packed : PACKED.entrySet()) {
      assertThat(unpacked(bytes(packed.getValue()))).as(packed.getKey()).isEqualTo(archive);
    }
  }

  @Test
  void packagesAreReadFromThem(@TempDir Path folder) {
    try (var registry = DebiansRegistry.start(folder)) {
      var known =
          new Known(
              Set.of(new Installed("Debian:12", "openssl", "3.0.11-1~deb12u1")),
              "its package database");
      for (var type : List.of(OCI, DOCKER)) {
        for (var packed : PACKED.entrySet()) {
          assertThat(of(registry, type, bytes(packed.getValue())))
              .as("%s as %s", packed.getKey(), type)
              .isEqualTo(known);
        }
      }
    }
  }

  @Test
  void whatCannotBeUnpackedIsSaidAndStopsNothing(@TempDir Path folder) {
    var high = bytes(HIGH);
    var spoilt = high.clone();
    spoilt[60] ^= 0x55;
    try (var registry = DebiansRegistry.start(folder)) {
      assertThat(of(registry, OCI, "no layer".getBytes(UTF_8))).isEqualTo(new Unknown(NO_IMAGE));
      assertThat(of(registry, OCI, Arrays.copyOf(high, 100))).isEqualTo(new Unknown(NO_IMAGE));
      assertThat(of(registry, OCI, spoilt)).isEqualTo(new Unknown(NO_IMAGE));
      assertThat(of(registry, OCI, wide("28b52ffd0488"))).isEqualTo(tooWide());
      assertThat(of(registry, OCI, wide("28b52ffde400000000ffffffff"))).isEqualTo(tooWide());
    }
  }

  /** The head of a frame, and nothing more: it asks for memory at once. */
  private static byte[] wide(String head) {
    return Arrays.copyOf(HexFormat.of().parseHex(head), 100);
  }

  private static Unknown tooWide() {
    return new Unknown(
        "it has no SBOM, and its layers are packed so that more than 8 MB of memory are needed to"
            + " read them");
  }

  private static Answer of(DebiansRegistry registry, String type, byte[] layer) {
    var digest = registry.pushFiles("mindscape/api", "1", type, List.of(layer));
    return new OciRegistry(registry.url())
        .contents()
        .of("mindscape/api", digest, Duration.ofMinutes(1));
  }

  /** Every byte of a real file, changed in five ways. */
  @Test
  void whateverIsSpoiltIsAnErrorOfReading() throws IOException {
    var archive = unpacked(bytes(WITH_TABLES));
    var ends = new TreeMap<String, Integer>();
    int tried = 0;
    for (int at = 0; at < bytes(WITH_TABLES).length; at++) {
      for (int change : List.of(0x01, 0x10, 0x55, 0x80, 0xff)) {
        var spoilt = bytes(WITH_TABLES);
        spoilt[at] ^= (byte) change;
        ends.merge(end(spoilt, archive), 1, Integer::sum);
        tried++;
      }
    }

    assertThat(tried).isEqualTo(1_575);
    assertThat(ends.keySet()).containsExactlyInAnyOrder("error", "same", "too wide");
    assertThat(ends.get("error")).isGreaterThan(1_000);
  }

  private static String end(byte[] spoilt, byte[] archive) {
    try {
      return Arrays.equals(unpacked(spoilt), archive) ? "same" : "another";
    } catch (IOException unread) {
      return "error";
    } catch (Patience.Spent tooMuch) {
      return "too wide";
    }
  }

  @Test
  void aLargeOneHasManyBlocks() throws IOException {
    var chance = new Random(7);
    var content = new byte[3_000_000];
    chance.nextBytes(content);
    Arrays.fill(content, 1_000_000, 2_000_000, (byte) 7);
    var packed = new ByteArrayOutputStream();
    try (var out = new ZstdOutputStream(packed)) {
      out.write(content);
    }

    assertThat(unpacked(packed.toByteArray())).isEqualTo(content);
    assertThatThrownBy(() -> unpacked(Arrays.copyOf(packed.toByteArray(), packed.size() - 1)))
        .isInstanceOf(IOException.class);
  }
}
