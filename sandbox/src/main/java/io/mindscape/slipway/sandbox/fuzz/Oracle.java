package io.mindscape.slipway.sandbox.fuzz;

import com.sun.management.ThreadMXBean;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** What has to hold of every reading of a file. */
final class Oracle {

  static final String PATH = "fuzz.yaml";

  /** Larger files are read once: what they can show besides is cost. */
  private static final int READ_TWICE = 50_000;

  /** Of one file so many findings are looked at. */
  private static final int FINDINGS = 200;

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Oracle() {}

  /**
   * What came of one reading of a file by one reader.
   *
   * @param problems what must not have happened
   * @param nanos of CPU, for one reading
   * @param allocated bytes, freed or not, for one reading
   */
  record Checked(List<Problem> problems, long nanos, long allocated) {
    Checked {
      problems = List.copyOf(problems);
    }
  }

  /** Reads on this thread, and looks at what came of it. */
  @SuppressWarnings("checkstyle:IllegalCatch")
  static Checked check(Reader reader, Sample sample) {
    var file = new SourceFile(PATH, sample.content());
    long allocatedBefore = THREADS.getCurrentThreadAllocatedBytes();
    long before = THREADS.getCurrentThreadCpuTime();
    var problems = new ArrayList<Problem>();
    Reading reading = null;
    try {
      reading = reader.read().apply(file);
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
      problems.add(Problem.thrown(reader.name(), e));
    }
    long nanos = THREADS.getCurrentThreadCpuTime() - before;
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - allocatedBefore;
    memory(reader, sample, allocated, problems);
    if (reading != null) {
      again(reader, file, reading, problems);
      places(reader, sample, reading, problems);
      fields(reader, reading, problems);
      secret(reader, sample, reading, problems);
    }
    return new Checked(problems, nanos, allocated);
  }

  private static void memory(Reader reader, Sample sample, long allocated, List<Problem> problems) {
    if (allocated > reader.limit().bytes(sample.content().length)) {
      problems.add(
          new Problem(
              reader.name() + " takes too much memory",
              "%,d MB allocated for %,d bytes"
                  .formatted(allocated >> 20, sample.content().length)));
    }
  }

  /** One of four files, by its length, is read twice. */
  private static void again(
      Reader reader, SourceFile file, Reading reading, List<Problem> problems) {
    int length = file.content().length;
    if (length <= READ_TWICE
        && Math.floorMod(length + reader.name().hashCode(), 4) == 0
        && !same(reading, reader.read().apply(file))) {
      problems.add(new Problem(reader.name() + " says something else the second time", ""));
    }
  }

  private static boolean same(Reading first, Reading second) {
    return first.findings().equals(second.findings()) && first.words().equals(second.words());
  }

  private static void places(
      Reader reader, Sample sample, Reading reading, List<Problem> problems) {
    if (reading.findings().isEmpty()) {
      return;
    }
    var lines = sample.text().split("\r\n|\r|\n", -1);
    for (var finding : reading.findings()) {
      if (!isWithin(finding.place(), lines)) {
        problems.add(
            new Problem(
                reader.name() + " points outside the text: " + finding.rule(),
                finding.place()
                    + ":"
                    + finding.place().column()
                    + " of "
                    + lines.length
                    + " lines: "
                    + finding.message()));
        return;
      }
    }
  }

  private static boolean isWithin(Place place, String[] lines) {
    if (!place.file().equals(PATH) || place.line() > lines.length) {
      return false;
    }
    var line = lines[place.line() - 1];
    return place.column() <= line.codePointCount(0, line.length()) + 1;
  }

  private static void fields(Reader reader, Reading reading, List<Problem> problems) {
    int left = FINDINGS;
    for (var finding : reading.findings()) {
      var field = finding.field();
      if (field != null
          && left-- > 0
          && reading.objects().stream()
              .noneMatch(object -> FieldPath.leadsInObject(object.root(), field))) {
        problems.add(
            new Problem(
                reader.name() + " names a path that leads nowhere: " + finding.rule(),
                field + ": " + finding.message()));
        return;
      }
    }
  }

  private static void secret(
      Reader reader, Sample sample, Reading reading, List<Problem> problems) {
    if (sample.secret().isEmpty()) {
      return;
    }
    var encoded =
        Base64.getEncoder().encodeToString(sample.secret().getBytes(StandardCharsets.UTF_8));
    texts(reading)
        .filter(text -> text.contains(sample.secret()) || text.contains(encoded))
        .findFirst()
        .ifPresent(text -> problems.add(new Problem(reader.name() + " tells a secret", text)));
  }

  private static Stream<String> texts(Reading reading) {
    return Stream.concat(
        reading.words().stream(), reading.findings().stream().flatMap(Oracle::texts));
  }

  private static Stream<String> texts(Finding finding) {
    return Stream.of(finding.message(), Objects.requireNonNullElse(finding.field(), ""));
  }
}
