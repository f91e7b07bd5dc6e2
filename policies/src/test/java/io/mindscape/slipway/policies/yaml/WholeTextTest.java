package io.mindscape.slipway.policies.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import io.mindscape.slipway.policies.finding.Place;
import java.io.StringReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.reader.StreamReader;

class WholeTextTest {

  private static final String[] PARTS = {
    "a", "b: c", " ", "\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029", "\uFEFF", "é", "😀", "\t"
  };

  @Test
  void readsAsSnakeYamlsOwnReaderDoes() {
    var random = new SplittableRandom(1);
    for (int round = 0; round < 300; round++) {
      var text = text(random);
      var ours = new WholeText(text);
      var theirs = new StreamReader(new StringReader(text));
      for (int step = 0; step < 200; step++) {
        move(random, ours, theirs);
        same(random.nextInt(8), ours, theirs);
      }
    }
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    int length = random.nextInt(2500);
    for (int at = 0; at < length; at++) {
      text.append(PARTS[random.nextInt(PARTS.length)]);
    }
    return text.append('.').toString();
  }

  private static void move(SplittableRandom random, StreamReader ours, StreamReader theirs) {
    int length = random.nextInt(40);
    switch (random.nextInt(4)) {
      case 0 -> {
        ours.forward();
        theirs.forward();
      }
      case 1 -> {
        ours.resetDocumentIndex();
        theirs.resetDocumentIndex();
      }
      case 2 -> {
        // Only what is there is taken so.
        int there = ours.prefix(length).codePointCount(0, ours.prefix(length).length());
        assertThat(ours.prefixForward(there)).isEqualTo(theirs.prefixForward(there));
      }
      default -> {
        ours.forward(length);
        theirs.forward(length);
      }
    }
  }

  private static void same(int ahead, StreamReader ours, StreamReader theirs) {
    assertThat(ours.peek()).isEqualTo(theirs.peek());
    assertThat(ours.peek(ahead)).isEqualTo(theirs.peek(ahead));
    assertThat(ours.prefix(ahead)).isEqualTo(theirs.prefix(ahead));
    assertThat(ours.getIndex()).isEqualTo(theirs.getIndex());
    assertThat(ours.getDocumentIndex()).isEqualTo(theirs.getDocumentIndex());
    assertThat(ours.getLine()).isEqualTo(theirs.getLine());
    assertThat(ours.getColumn()).isEqualTo(theirs.getColumn());
    assertThat(ours.getMark().getName()).isEqualTo(theirs.getMark().getName());
    assertThat(ours.getMark().getIndex()).isEqualTo(theirs.getMark().getIndex());
    assertThat(ours.getMark().getLine()).isEqualTo(theirs.getMark().getLine());
    assertThat(ours.getMark().getColumn()).isEqualTo(theirs.getMark().getColumn());
  }

  @Test
  void aCarriageReturnAtTheEndEndsItsLine() {
    var text = new WholeText("a\r");
    text.forward(2);

    assertThat(text.getLine()).isEqualTo(1);
    assertThat(text.getColumn()).isZero();
    assertThat(new SourceFile("a", "a: [\rb\r".getBytes(StandardCharsets.UTF_8)))
        .extracting(file -> YamlReader.read(file).findings().get(0).place())
        .isEqualTo(new Place("a", 3, 1));
  }

  /** SnakeYAML reads the digits that are not there as a number, and throws. */
  @ParameterizedTest
  @ValueSource(strings = {"\"\\x", "a: \"\\u", "[\"\\U"})
  void aFileThatEndsWithinAnEscapeIsNoYaml(String text) {
    var read = YamlReader.read(new SourceFile("a", text.getBytes(StandardCharsets.UTF_8)));

    assertThat(read.findings()).hasSize(1);
    assertThat(read.findings().get(0).rule()).isEqualTo("yaml/syntax");
  }

  /** SnakeYAML's own window took the square of the length: two gigabytes for this megabyte. */
  @ParameterizedTest
  @ValueSource(strings = {"a: %s", "a: '%s'", "a: |\n  %s", "# %s"})
  void aLongLineCostsMemoryInProportionToItsLength(String form) {
    var content = form.formatted("x".repeat(1_000_000)).getBytes(StandardCharsets.UTF_8);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();

    YamlReader.read(new SourceFile("a.yaml", content));

    assertThat(threads.getCurrentThreadAllocatedBytes() - before).isLessThan(50_000_000);
  }
}
