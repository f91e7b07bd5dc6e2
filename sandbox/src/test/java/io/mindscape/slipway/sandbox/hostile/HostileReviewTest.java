package io.mindscape.slipway.sandbox.hostile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every trick as a pull request of its own, on a forge, before one bot: each gets a check that
 * concludes and says what is wrong where, and a comment; neither tells of the machine, nor repeats
 * what means harm; and whoever comes next gets a verdict.
 */
class HostileReviewTest {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final long MEMORY = 800L << 20;

  private static final Pattern CODE =
      Pattern.compile("(?<!`)(`+)(?!`).*?(?<!`)\\1(?!`)", Pattern.DOTALL);

  /** So many at once, and then a good one. */
  private static final int AT_ONCE = 8;

  @TempDir static Path folder;

  private static Place place;

  /** What tests before left running for those behind: an API server, a browser. */
  private static Set<ProcessHandle> others;

  @BeforeAll
  static void start() throws IOException {
    others = ProcessHandle.current().children().collect(Collectors.toSet());
    var contents = new LinkedHashMap<String, String>();
    contents.put("slipway.yaml", Tricks.STRATEGY);
    place = Place.start(folder, contents, "PT3S");
  }

  @AfterAll
  static void end() {
    place.close();
  }

  @Test
  void eachTrickIsToldWhereItIsAndHarmsNobody() {
    var tricks = Tricks.all();
    var wrong = new ArrayList<String>();
    int good = 0;
    long began = System.nanoTime();
    for (int from = 0; from < tricks.size(); from += AT_ONCE) {
      var opened = new LinkedHashMap<Trick, Place.Opened>();
      for (var trick : tricks.subList(from, Math.min(tricks.size(), from + AT_ONCE))) {
        opened.put(trick, place.open(trick));
      }
      opened.forEach((trick, pull) -> judge(trick, pull, wrong));
      good++;
      judge(fine(good), place.open(fine(good)), wrong);
      workersAreWithinTheirBounds(wrong);
    }
    System.out.printf(
        "%d tricks and %d good changes were reviewed in %d s%n",
        tricks.size(), good, Duration.ofNanos(System.nanoTime() - began).toSeconds());

    assertThat(wrong).isEmpty();
    assertThat(tricks).hasSizeGreaterThanOrEqualTo(50);
    assertThat(tricks.stream().map(Trick::name)).doesNotHaveDuplicates();
  }

  /** Nothing is wrong with it. */
  private static Trick fine(int number) {
    return Tricks.chart("fine-" + number);
  }

  private static void judge(Trick trick, Place.Opened pull, List<String> wrong) {
    await(trick.name()).atMost(PATIENCE).until(() -> place.check(pull.head()).isPresent());
    var check = place.check(pull.head()).orElseThrow();
    var remarks = place.remarks(check);
    var comments = place.comments(pull.number());
    var told = remarks.stream().map(Place.Remark::told).toList();
    boolean isRight =
        told.containsAll(trick.told())
            && comments.size() == 1
            && check.conclusion().equals(conclusion(trick, remarks));
    if (!isRight) {
      wrong.add(
          "%s: %s, %d comments, remarks %s instead of %s; %s"
              .formatted(
                  trick,
                  check.conclusion(),
                  comments.size(),
                  told.stream().limit(5).toList(),
                  trick.told(),
                  check.all().lines().limit(3).toList()));
    }
    var said = new StringBuilder(check.all());
    comments.forEach(said::append);
    for (var text : Leaks.in(said.toString(), folder)) {
      wrong.add("%s: is told %s".formatted(trick, text));
    }
    for (var text : trick.raw()) {
      boolean isUnseen = text.codePoints().noneMatch(Character::isLetterOrDigit);
      if ((isUnseen ? said.toString() : outsideCode(said.toString())).contains(text)) {
        wrong.add("%s: \"%s\" is shown as it is".formatted(trick, text));
      }
    }
    remarks.forEach(
        remark ->
            Leaks.in(remark.text(), folder)
                .forEach(text -> wrong.add("%s: a remark tells %s".formatted(trick, text))));
  }

  /** What Markdown reads: in code, everything is shown as it is and does nothing. */
  private static String outsideCode(String markdown) {
    return CODE.matcher(markdown).replaceAll("");
  }

  private static String conclusion(Trick trick, List<Place.Remark> remarks) {
    boolean hasError = remarks.stream().anyMatch(remark -> remark.level().equals("failure"));
    if (trick.told().isEmpty()) {
      return "success";
    }
    return hasError ? "failure" : "success";
  }

  private static void workersAreWithinTheirBounds(List<String> wrong) {
    var workers =
        ProcessHandle.current()
            .children()
            .filter(child -> !others.contains(child))
            .flatMap(child -> Stream.concat(Stream.of(child), child.descendants()))
            .toList();
    assertThat(workers).as("renderers").isNotEmpty();
    if (workers.size() > 8) {
      wrong.add("there are %d processes".formatted(workers.size()));
    }
    for (var worker : workers) {
      if (resident(worker.pid()) > MEMORY) {
        wrong.add("a worker has %d bytes".formatted(resident(worker.pid())));
      }
    }
  }

  private static long resident(long pid) {
    try (var lines = Files.lines(Path.of("/proc", Long.toString(pid), "status"))) {
      return lines
          .filter(line -> line.startsWith("VmRSS:"))
          .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
          .findFirst()
          .orElse(0);
    } catch (IOException | UncheckedIOException gone) {
      return 0;
    }
  }
}
