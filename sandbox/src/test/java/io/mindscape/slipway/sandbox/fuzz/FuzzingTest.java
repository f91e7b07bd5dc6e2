package io.mindscape.slipway.sandbox.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import io.mindscape.slipway.sandbox.fuzz.Fuzzing.Failure;
import io.mindscape.slipway.sandbox.fuzz.Readers.Limit;
import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** That the fuzzing sees what it is there to see: readers that do wrong, each in one way. */
class FuzzingTest {

  private static final String TEXT =
      """
      apiVersion: v1
      kind: Secret
      data: {a: hunter2}
      list: [{name: x, env: {}, .z: 1}, y]
      .x [y]: 1
      outer: {list: []}
      """;

  private static final Limit LARGE = new Limit(1000, 1);

  @Test
  void whatIsThrown() {
    assertThat(kinds(file -> overflow(file, 0))).first().asString().contains("StackOverflowError");
    assertThat(
            kinds(
                file -> {
                  throw new IllegalStateException("a bug");
                }))
        .containsExactly("reader throws IllegalStateException");
  }

  @Test
  void whatDiffersTheSecondTime() {
    var count = new AtomicInteger();
    var found = new ArrayList<String>();
    for (int more = 0; more < 4; more++) {
      found.addAll(
          kinds(file -> Reading.of("" + count.incrementAndGet()), TEXT + "#".repeat(more)));
    }
    assertThat(found).containsExactly("reader says something else the second time");
  }

  @Test
  void placesOutsideTheText() {
    assertThat(kinds(file -> finding(file, 7, 1, null, "m"))).isEmpty();
    assertThat(kinds(file -> finding(file, 8, 1, null, "m"))).hasSize(1);
    assertThat(kinds(file -> finding(file, 2, 13, null, "m"))).isEmpty();
    assertThat(kinds(file -> finding(file, 2, 14, null, "m")))
        .containsExactly("reader points outside the text: a/b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data[a]",
        "data.a",
        "data[b]",
        "metadata.labels[a/b]",
        "spec.template.spec",
        "list[0].name",
        "list[1]",
        "list[0].env.missing",
        ".x [y]",
        "list[0]..z"
      })
  void pathsThatLeadAsFarAsThingsAreThere(String path) {
    assertThat(kinds(file -> finding(file, 1, 1, path, "m"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "spec.containers[0]",
        "spec.containers[0].image",
        "data.a[0]",
        "data[0].a",
        "list[2]",
        "list[2].name",
        "list.name",
        "list[x]",
        "list[0][1].a",
        "data.list.name[0]",
        "outer.list.name",
        "kind.a[b].c",
        "else where"
      })
  void pathsThatLeadNowhere(String path) {
    assertThat(kinds(file -> finding(file, 1, 1, path, "m")))
        .containsExactly("reader names a path that leads nowhere: a/b");
  }

  @Test
  void secretsThatAreTold() {
    assertThat(kinds(file -> finding(file, 1, 1, null, "not hunter2"))).hasSize(1);
    assertThat(kinds(file -> finding(file, 1, 1, null, "not aHVudGVyMg=="))).hasSize(1);
    assertThat(kinds(file -> Reading.of("hunter2"))).containsExactly("reader tells a secret");
  }

  @Test
  void whatTakesTooLongIsLeftAlone() throws InterruptedException, ExecutionException {
    try (var fuzzing = fuzzing(file -> endless(), LARGE, 1)) {
      fuzzing.read(sample());
      assertThat(fuzzing.isHung()).isTrue();
      assertThat(fuzzing.failures())
          .extracting(failure -> failure.problem().kind())
          .containsExactly("reader takes too long");
    }
  }

  @Test
  void whatTakesTooMuchMemory() throws InterruptedException, ExecutionException {
    try (var fuzzing = fuzzing(FuzzingTest::greedy, new Limit(8, 1), 100)) {
      fuzzing.read(sample());
      assertThat(fuzzing.isHung()).isFalse();
      assertThat(fuzzing.failures())
          .extracting(failure -> failure.problem().kind())
          .containsExactly("reader takes too much memory");
    }
  }

  @Test
  void aSeedGivesTheSameFilesAgain() {
    var corpus = new Corpus(List.of(TEXT, "a: 1\n---\nb: 2\n"));
    for (int number = 0; number < 200; number++) {
      var first = new Source(7, corpus, 1000).file(number);
      assertThat(new Source(7, corpus, 1000).file(number).content()).isEqualTo(first.content());
    }
  }

  private static List<String> kinds(Function<SourceFile, Reading> reader) {
    return kinds(reader, TEXT);
  }

  private static List<String> kinds(Function<SourceFile, Reading> reader, String text) {
    try (var fuzzing = fuzzing(reader, LARGE, 100)) {
      fuzzing.read(new Sample("test", text.getBytes(StandardCharsets.UTF_8), "hunter2"));
      return fuzzing.failures().stream().map(Failure::problem).map(Problem::kind).toList();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Fuzzing fuzzing(Function<SourceFile, Reading> reader, Limit limit, long seconds)
      throws InterruptedException, ExecutionException {
    return new Fuzzing(List.of(new Reader("reader", limit, reader)), seconds);
  }

  private static Sample sample() {
    return new Sample("test", TEXT.getBytes(StandardCharsets.UTF_8), "hunter2");
  }

  private static Reading finding(
      SourceFile file, int line, int column, @Nullable String field, String message) {
    var place = new Place(file.path(), line, column);
    return Reading.of(
        List.of(new Finding("a/b", Severity.ERROR, message, place, null, field, null)),
        Manifests.in(YamlReader.read(file)));
  }

  private static Reading overflow(SourceFile file, int depth) {
    return depth < 0 ? Reading.of("") : overflow(file, depth + 1);
  }

  private static Reading endless() {
    var count = new AtomicLong();
    while (!Thread.currentThread().isInterrupted()) {
      count.incrementAndGet();
    }
    return Reading.of("" + count);
  }

  private static Reading greedy(SourceFile file) {
    var kept = new ArrayList<byte[]>();
    for (int at = 0; at < 16; at++) {
      kept.add(new byte[1024 * 1024]);
    }
    return Reading.of("" + kept.size());
  }
}
