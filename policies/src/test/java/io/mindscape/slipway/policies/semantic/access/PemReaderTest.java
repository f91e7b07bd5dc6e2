package io.mindscape.slipway.policies.semantic.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PemReaderTest {

  @Test
  void findsBlocksAmongOtherText() {
    var text =
        """
        before
        -----BEGIN ONE-----
        aGVs
        bG8=
        -----END ONE-----
        between
        -----BEGIN TWO-----
        Who: me

        aGVsbG8=
        -----END TWO-----
        after
        """;

    assertThat(blocks(text))
        .containsExactly(
            new PemReader.Block("ONE", false, "hello"), new PemReader.Block("TWO", true, "hello"));
  }

  @Test
  void passesOverWhatIsNoBlock() {
    var text =
        """
        -----BEGIN ONE-----
        not base64
        -----END ONE-----
        -----BEGIN TWO-----
        aGVsbG8=
        -----END THREE-----
        -----BEGIN FOUR-----
        aGVsbG8=
        -----END FOUR-----
        """;

    assertThat(blocks(text)).containsExactly(new PemReader.Block("FOUR", false, "hello"));
  }

  @Test
  void spacesAtTheEndOfLinesDoNotMatter() {
    assertThat(blocks("-----BEGIN A----- \r\naGVs\t\r\nbG8= \r\n-----END A-----\t"))
        .containsExactly(new PemReader.Block("A", false, "hello"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-----BEGIN A-----",
        " -----BEGIN A-----\naGVsbG8=\n-----END A-----",
        "-----BEGIN A-----\naGVsbG8\n-----END A-----",
        "-----BEGIN A\naGVsbG8=\n-----END A-----",
        "-----BEGIN A-----\naGVsbG8=\n-----END A----- more",
        "-----BEGIN A-----\naGVsbG8=\n-----END A"
      })
  void findsNothingElse(String text) {
    assertThat(blocks(text)).isEmpty();
  }

  private static List<PemReader.Block> blocks(String text) {
    return PemReader.blocks(text.getBytes(StandardCharsets.UTF_8));
  }
}
