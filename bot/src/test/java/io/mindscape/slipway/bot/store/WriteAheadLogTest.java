package io.mindscape.slipway.bot.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
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
      long place = log.append(records("b"));
      log.forget(place);
      assertThat(files()).isEmpty();

      log.append(records("c"));
    }

    assertThat(left()).containsExactly("c");
  }

  @Test
  void aFileStaysWholeUntilAllThatIsInItIsForgotten() throws IOException {
    try (var log = open()) {
      long first = log.append(records("a"));
      long second = log.append(records("b"));
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
      log.append(List.of(large, "small".getBytes(UTF_8), large));
    }

    var found = new ArrayList<byte[]>();
    WriteAheadLog.open(folder, found::add).close();
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
      var file = log.setAside("odd-one", "odd".getBytes(UTF_8));
      assertThat(file).hasContent("odd");
      log.append(records("a"));
    }

    assertThat(left()).containsExactly("a");
  }

  @Test
  void aFolderThatCannotBeMadeIsAnError() throws IOException {
    var file = Files.createFile(folder.resolve("file"));

    assertThatThrownBy(() -> WriteAheadLog.open(file, record -> {}))
        .isInstanceOf(UncheckedIOException.class);
  }

  private WriteAheadLog open() {
    return WriteAheadLog.open(folder, record -> {});
  }

  private static List<byte[]> records(String... records) {
    return Arrays.stream(records).map(record -> record.getBytes(UTF_8)).toList();
  }

  private List<String> left() throws IOException {
    var found = new ArrayList<String>();
    WriteAheadLog.open(folder, record -> found.add(new String(record, UTF_8))).close();
    return found;
  }

  private List<Path> files() throws IOException {
    try (var all = Files.list(folder)) {
      return all.filter(file -> file.toString().endsWith(".log")).sorted().toList();
    }
  }
}
