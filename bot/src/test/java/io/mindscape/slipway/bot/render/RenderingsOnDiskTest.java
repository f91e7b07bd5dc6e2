package io.mindscape.slipway.bot.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Rendered;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RenderingsOnDiskTest {

  private static final Key ONE = Key.of("one", List.of());
  private static final Key TWO = Key.of("two", List.of());
  private static final Key THREE = Key.of("three", List.of());

  @TempDir Path folder;
  private final AtomicLong seconds = new AtomicLong();
  private final Clock clock =
      InstantSource.tick(() -> Instant.ofEpochSecond(seconds.get()), Duration.ofNanos(1))
          .withZone(ZoneOffset.UTC);

  @Test
  void whatWasKeptIsThereForTheNextProcess() {
    kept(1 << 20).keep(ONE, text("one"));

    assertThat(kept(1 << 20).find(ONE)).contains(text("one"));
    assertThat(kept(1 << 20).find(TWO)).isEmpty();
  }

  @Test
  void aFileWithAnyByteChangedIsAsIfNeverWrittenAndGoes() throws IOException {
    kept(1 << 20).keep(ONE, text("one"));
    var file = file(ONE);
    var whole = Files.readAllBytes(file);

    for (int at = 0; at < whole.length; at++) {
      var damaged = whole.clone();
      damaged[at] ^= 1;
      Files.write(file, damaged);

      assertThat(kept(1 << 20).find(ONE)).as("byte %d", at).isEmpty();
      assertThat(file).doesNotExist();
    }
    assertThat(whole.length).isGreaterThan(40);
  }

  @Test
  void aFileThatEndsEarlyIsAsIfNeverWritten() throws IOException {
    kept(1 << 20).keep(ONE, text("one"));
    var whole = Files.readAllBytes(file(ONE));

    for (int length = 0; length < whole.length; length++) {
      Files.write(file(ONE), java.util.Arrays.copyOf(whole, length));

      assertThat(kept(1 << 20).find(ONE)).as("%d bytes", length).isEmpty();
    }
  }

  @Test
  void aFileUnderAnothersNameIsNotThatOnes() throws IOException {
    var kept = kept(1 << 20);
    kept.keep(ONE, text("one"));
    kept.keep(TWO, text("two"));
    Files.copy(file(ONE), file(TWO), java.nio.file.StandardCopyOption.REPLACE_EXISTING);

    assertThat(kept.find(TWO)).isEmpty();
    assertThat(kept.find(ONE)).contains(text("one"));
  }

  @Test
  void whatWasNotAskedForTheLongestGoesFirst() throws IOException {
    long one = sizeOfOne();
    var kept = kept(one * 5 / 2);
    kept.keep(ONE, text("1"));
    seconds.set(10);
    kept.keep(TWO, text("2"));
    seconds.set(20);
    kept.find(ONE);
    seconds.set(30);
    kept.keep(THREE, text("3"));

    assertThat(kept.find(TWO)).isEmpty();
    assertThat(kept.find(ONE)).isPresent();
    assertThat(kept.find(THREE)).isPresent();
  }

  @Test
  void aFolderThatCannotBeWrittenKeepsNothingAndHarmsNobody() throws IOException {
    var file = Files.writeString(folder.resolve("file"), "no folder");
    var kept = new RenderingsOnDisk(file, 1 << 20, clock);

    kept.keep(ONE, text("one"));

    assertThat(kept.find(ONE)).isEmpty();
  }

  @Test
  void manyThreadsMayUseIt() {
    var kept = kept(4_000);
    var wrong = new ConcurrentLinkedQueue<String>();
    try (var threads = Executors.newFixedThreadPool(4)) {
      for (int thread = 0; thread < 4; thread++) {
        threads.execute(
            () ->
                IntStream.range(0, 300)
                    .forEach(
                        at -> {
                          var name = "text " + at % 40;
                          var key = Key.of(name, List.of());
                          var there = kept.find(key);
                          if (there.isEmpty()) {
                            kept.keep(key, text(name));
                          } else if (!there.get().equals(text(name))) {
                            wrong.add(name);
                          }
                        }));
      }
    }

    assertThat(wrong).isEmpty();
  }

  private long sizeOfOne() throws IOException {
    var other = folder.resolve("other");
    new RenderingsOnDisk(other, 1 << 20, clock).keep(ONE, text("1"));
    return Files.size(other.resolve(ONE.hex().substring(0, 2)).resolve(ONE.hex()));
  }

  private RenderingsOnDisk kept(long most) {
    return new RenderingsOnDisk(folder.resolve("renderings"), most, clock);
  }

  private Path file(Key key) {
    return folder.resolve("renderings").resolve(key.hex().substring(0, 2)).resolve(key.hex());
  }

  private static Rendered text(String text) {
    return new Rendered(
        List.of(
            new SourceFile("templates/a.yaml", text.getBytes(StandardCharsets.UTF_8)),
            new SourceFile("templates/ä.yaml", new byte[0])));
  }
}
