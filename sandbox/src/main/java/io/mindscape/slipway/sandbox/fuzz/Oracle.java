package io.mindscape.slipway.sandbox.fuzz;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.sandbox.fuzz.Readers.Reader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** What has to hold of every reading of a file. */
final class Oracle {

  static final String PATH = "fuzz.yaml";

  /** Larger files are read once: what they can show besides is cost. */
  private static final int READ_TWICE = 50_000;

  private Oracle() {}

  /** What is wrong with the reading of one file by one reader; empty if nothing is. */
  @SuppressWarnings("checkstyle:IllegalCatch")
  static List<Problem> check(Reader reader, Sample sample) {
    var file = new SourceFile(PATH, sample.content());
    Reading reading;
    Optional<Reading> again;
    try {
      reading = reader.read().apply(file);
      again =
          sample.content().length > READ_TWICE
              ? Optional.empty()
              : Optional.of(reader.read().apply(file));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
      return List.of(Problem.thrown(reader.name(), e));
    }
    var problems = new ArrayList<Problem>();
    if (again.isPresent() && !same(reading, again.get())) {
      problems.add(new Problem(reader.name() + " says something else the second time", ""));
    }
    places(reader, sample, reading, problems);
    fields(reader, reading, problems);
    secret(reader, sample, reading, problems);
    return problems;
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
    for (var finding : reading.findings()) {
      var field = finding.field();
      if (field != null
          && reading.objects().stream()
              .noneMatch(object -> FieldPath.beginsIn(object.root(), field))) {
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
