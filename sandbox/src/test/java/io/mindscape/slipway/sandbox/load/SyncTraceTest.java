package io.mindscape.slipway.sandbox.load;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SyncTraceTest {

  private static final String ID = "0b5f1f8e-6a51-4b53-9c1e-2f0f6a7c1d01";
  private static final String OTHER = "0b5f1f8e-6a51-4b53-9c1e-2f0f6a7c1d02";
  private static final String FILE = "7</data/bot/slipway.mv.db>";
  private static final String READ =
      "11 read(9<TCP:[1]>, \"POST /webhooks HTTP/1.1\\r"
          + "\\n"
          + "X-GitHub-Delivery: %s\\r"
          + "\\n"
          + "\", 8192) = 99";
  private static final String WRITTEN = "12 pwrite64(" + FILE + ", \"\\3%s\\0\", 4096, 0) = 4096";
  private static final String SYNCED = "12 fdatasync(" + FILE + ") = 0";
  private static final String ANSWERED =
      "11 write(9<TCP:[1]>, \"HTTP/1.1 202 Accepted\\r\\n\", 60) = 60";

  private final SyncTrace trace = new SyncTrace("/data/bot");

  @Test
  void acceptsAnAnswerAfterItsSync() {
    see(READ.formatted(ID), WRITTEN.formatted(ID), SYNCED, ANSWERED);
    assertThat(trace.wrong()).isEmpty();
    assertThat(trace.answers()).isEqualTo(1);
    assertThat(trace.syncs()).isEqualTo(1);
  }

  @Test
  void refusesAnAnswerWithoutSync() {
    see(READ.formatted(ID), WRITTEN.formatted(ID), ANSWERED);
    assertThat(trace.wrong())
        .containsExactly("line 3: answered, but written and not synced (it was read at line 1)");
  }

  @Test
  void refusesAnAnswerToWhatWasNeverWritten() {
    see(READ.formatted(ID), WRITTEN.formatted(OTHER), SYNCED, ANSWERED);
    assertThat(trace.wrong())
        .containsExactly("line 4: answered, but never written (it was read at line 1)");
  }

  @Test
  void refusesAnAnswerThatBeginsBeforeTheSyncEnds() {
    see(
        READ.formatted(ID),
        WRITTEN.formatted(ID),
        "12 fdatasync(" + FILE + " <unfinished ...>",
        ANSWERED,
        "12 <... fdatasync resumed>) = 0");
    assertThat(trace.wrong()).hasSize(1);
  }

  @Test
  void refusesASyncThatBeganBeforeTheWriteEnded() {
    see(
        READ.formatted(ID),
        "13 fdatasync(" + FILE + " <unfinished ...>",
        WRITTEN.formatted(ID),
        "13 <... fdatasync resumed>) = 0",
        ANSWERED);
    assertThat(trace.wrong()).hasSize(1);
  }

  @Test
  void refusesASyncThatFailed() {
    see(
        READ.formatted(ID),
        WRITTEN.formatted(ID),
        "12 fdatasync(" + FILE + ") = -1 EIO (Input/output error)",
        ANSWERED);
    assertThat(trace.wrong()).hasSize(1);
  }

  @Test
  void refusesASyncOfAnotherFile() {
    see(
        READ.formatted(ID),
        WRITTEN.formatted(ID),
        "12 fdatasync(8</data/bot/other>) = 0",
        "12 fdatasync(8</tmp/slipway.mv.db>) = 0",
        ANSWERED);
    assertThat(trace.wrong()).hasSize(1);
  }

  @Test
  void tellsConnectionsApart() {
    see(
        READ.formatted(ID),
        WRITTEN.formatted(ID),
        SYNCED,
        "14 read(10<TCP:[2]>, \"X-GitHub-Delivery: %s\\r\\n\", 8192) = 99".formatted(OTHER),
        "14 write(10<TCP:[2]>, \"HTTP/1.1 202 Accepted\", 60) = 60",
        ANSWERED);
    assertThat(trace.answers()).isEqualTo(2);
    assertThat(trace.wrong()).hasSize(1);
  }

  @Test
  void followsACallThatWasInterruptedInThePrint() {
    see(
        "11 read(9<TCP:[1]>,  <unfinished ...>",
        "12 read(3</x>, \"\", 1) = 0",
        "11 <... read resumed>\"X-GitHub-Delivery: %s\\r\\n\", 8192) = 99".formatted(ID),
        "12 pwrite64(" + FILE + ", \"%s\", 4096, 0 <unfinished ...>".formatted(ID),
        "12 <... pwrite64 resumed>) = 4096",
        SYNCED,
        ANSWERED);
    assertThat(trace.wrong()).isEmpty();
    assertThat(trace.answers()).isEqualTo(1);
  }

  private void see(String... lines) {
    for (var line : lines) {
      trace.line(line);
    }
  }
}
