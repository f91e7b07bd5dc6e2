package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.bot.store.WriteAheadLog.Entry;
import io.mindscape.slipway.bot.store.WriteAheadLog.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class WriteAheadLogTest {

  @TempDir Path folder;

  @Test
  void findsWhatWasAppendedInItsOrder() throws IOException {
    try (var log = open()) {
      log.append(records("a", "b"));
      log.append(records("c"));
    }

    assertThat(left()).containsExactly("a", "b", "c");
  }

  @Test
  void findsNothingThatWasForgotten() throws IOException {
    try (var log = open()) {
      log.append(records("a"));
      long place = log.append(records("b")).to();
      log.forget(place);
      assertThat(files()).isEmpty();

      log.append(records("c"));
    }

    assertThat(left()).containsExactly("c");
  }

  @Test
  void aFileStaysWholeUntilAllThatIsInItIsForgotten() throws IOException {
    try (var log = open()) {
      long first = log.append(records("a")).to();
      long second = log.append(records("b")).to();
      log.forget(first);
      log.append(records("c"));
      log.forget(first);
      assertThat(left()).containsExactly("a", "b", "c");

      log.forget(second);
    }

    assertThat(left()).containsExactly("c");
  }

  @Test
  void recordsLargerThanAPieceAreWhole() throws IOException {
    var large = new byte[1_000_003];
    new Random(7).nextBytes(large);
    try (var log = open()) {
      log.append(List.of(entry(large), entry("small".getBytes(UTF_8)), entry(large)));
    }

    var found = new ArrayList<byte[]>();
    try (var log = open()) {
      log.recover(found::add);
    }
    assertThat(found).containsExactly(large, "small".getBytes(UTF_8), large);
  }

  /** However far the last write came before the power was cut. */
  @ParameterizedTest
  @ValueSource(ints = {1, 4, 7, 8, 9, 10})
  void whatWasCutOffEndsItsFileAndNothingElse(int missing) throws IOException {
    try (var log = open()) {
      log.append(records("first"));
      log.append(records("xyz"));
    }
    var file = files().getFirst();
    var bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - missing));

    assertThat(left()).containsExactly("first");
    try (var log = open()) {
      log.append(records("after"));
    }
    assertThat(left()).containsExactly("first", "after");
  }

  @Test
  void damageEndsAFile() throws IOException {
    try (var log = open()) {
      log.append(records("first"));
      log.append(records("second"));
      log.append(records("third"));
    }
    var file = files().getFirst();
    var bytes = Files.readAllBytes(file);
    int at = new String(bytes, UTF_8).indexOf("second");
    assertThat(at).isPositive();
    bytes[bytes.length - "third".length() - 9] ^= 1;
    Files.write(file, bytes);

    assertThat(left()).containsExactly("first");
    var kept = new String(Files.readAllBytes(files(".odd").getFirst()), UTF_8);
    assertThat(kept).contains("secon").contains("third").doesNotContain("first");
  }

  /** A sparse tail, as some file systems leave it after a power cut. */
  @Test
  void zerosAtTheEndAreNoRecord() throws IOException {
    try (var log = open()) {
      log.append(records("first"));
    }
    Files.write(files().getFirst(), new byte[64], StandardOpenOption.APPEND);

    assertThat(left()).containsExactly("first");
  }

  @Test
  void anEmptyFileIsInNobodysWay() throws IOException {
    Files.createFile(folder.resolve("0000000000000000.log"));

    try (var log = open()) {
      log.append(records("a"));
    }

    assertThat(left()).containsExactly("a");
  }

  @Test
  void whatIsSetAsideIsNotFoundAsARecord() throws IOException {
    try (var log = open()) {
      var file = log.setAside("odd-one", entry("odd".getBytes(UTF_8)));
      assertThat(file).hasContent("odd");
      log.append(records("a"));
    }

    assertThat(left()).containsExactly("a");
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> WriteAheadLog.open(file)).isInstanceOf(IOException.class);
  }

  @Test
  void readsBackWhatWasAppended() throws IOException {
    try (var log = open()) {
      var first = log.append(records("a", "b"));
      var second = log.append(records("c"));
      log.forget(first.from());
      var third = log.append(records("d"));

      assertThat(read(log, second)).containsExactly("c");
      assertThat(read(log, third)).containsExactly("d");
      assertThat(read(log, first)).containsExactly("a", "b");
    }
  }

  @Test
  void doesNotTakeForItsOwnWhatTheDiskMadeOfIt() throws IOException {
    try (var log = open()) {
      var span = log.append(records("good"));
      var file = files().getFirst();
      Files.writeString(
          file, Files.readString(file, ISO_8859_1).replace("good", "evil"), ISO_8859_1);

      assertThatThrownBy(() -> read(log, span))
          .isInstanceOf(WriteAheadLog.Damaged.class)
          .hasMessageContaining(file.toString());
      assertThat(log.keep(span)).hasSameBinaryContentAs(file);
    }
  }

  /** Files go as a whole: in a rush there are several. */
  @Test
  void isNeverOneLargeFile() throws IOException {
    var megabyte = entry(new byte[1 << 20]);
    try (var log = open()) {
      for (int i = 0; i < 40; i++) {
        log.append(List.of(megabyte));
      }
      var last = log.append(records("last"));

      assertThat(files()).hasSize(2);
      assertThat(read(log, last)).containsExactly("last");
    }
    assertThat(left()).hasSize(41).endsWith("last");
  }

  private WriteAheadLog open() throws IOException {
    return WriteAheadLog.open(folder);
  }

  private static Entry entry(byte[] bytes) {
    int half = bytes.length / 2;
    return new Entry(Arrays.copyOf(bytes, half), Arrays.copyOfRange(bytes, half, bytes.length));
  }

  private static List<Entry> records(String... records) {
    return Arrays.stream(records).map(record -> entry(record.getBytes(UTF_8))).toList();
  }

  private static List<String> read(WriteAheadLog log, Span span) throws IOException {
    var found = new ArrayList<String>();
    log.read(span, record -> found.add(new String(record, UTF_8)));
    return found;
  }

  private List<String> left() throws IOException {
    var found = new ArrayList<String>();
    try (var log = open()) {
      log.recover(record -> found.add(new String(record, UTF_8)));
    }
    return found;
  }

  private List<Path> files() throws IOException {
    return files(".log");
  }

  private List<Path> files(String ending) throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(ending)).sorted().toList();
    }
  }
}
