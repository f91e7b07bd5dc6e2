package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** The figures are right, and a target that is missed is said. */
final class ReportTest {

  private static final Verdict REFUSED =
      new Verdict(
          422,
          "Invalid",
          "Pod \"a\" is invalid: spec.x[3]: Invalid value: 7: must be 'b'",
          1,
          "spec.x[3]: Invalid value: 7: must be 'b'");
  private static final Verdict TAKEN =
      new Verdict(409, "AlreadyExists", "pods \"a\" already exists", 0, "");
  private static final List<String> WE_REFUSE = List.of("semantic/x line 1: no");
  private static final List<String> WE_ACCEPT = List.of();

  @Test
  void eachOutcomeIsCountedOnce() {
    var tally =
        Tally.of(
            List.of(
                outcome("Pod", Verdict.ACCEPTED, WE_ACCEPT),
                outcome("Pod", REFUSED, WE_REFUSE),
                outcome("Pod", Verdict.ACCEPTED, WE_REFUSE),
                outcome("Pod", REFUSED, WE_ACCEPT),
                outcome("Pod", REFUSED, WE_ACCEPT),
                outcome("Pod", TAKEN, WE_ACCEPT)));

    assertThat(tally).isEqualTo(new Tally(6, 3, 1, 2, 1, 0));
    assertThat(tally.judged()).isEqualTo(5);
    assertThat(tally.percent()).isEqualTo(40.0);
  }

  @Test
  void whatOnlyTheClusterRefusesIsNoPartOfTheAgreement() {
    var outcomes =
        List.of(outcome("Pod", TAKEN, WE_ACCEPT), outcome("Pod", Verdict.ACCEPTED, WE_ACCEPT));

    assertThat(Tally.of(outcomes).percent()).isEqualTo(100.0);
  }

  @Test
  void aRefusalWithASecondCauseIsTheObjectsOwn() {
    var both = new Verdict(422, "Invalid", TAKEN.message(), 2, "");

    assertThat(StateDependent.why(TAKEN)).isPresent();
    assertThat(StateDependent.why(both)).isEmpty();
  }

  @Test
  void allTargetsAreMetOnlyIfNothingIsMissed() {
    var good = new Tally(1000, 500, 0, 5, 0, 100);

    assertThat(Targets.missed(good, Map.of("Pod", good))).isEmpty();
    assertThat(Targets.missed(new Tally(1000, 500, 0, 6, 0, 100), Map.of()))
        .singleElement()
        .asString()
        .startsWith("99.40 % agree");
    assertThat(Targets.missed(new Tally(1000, 500, 1, 0, 0, 100), Map.of()))
        .containsExactly("1 false alarms; none may be");
    assertThat(Targets.missed(new Tally(1000, 500, 0, 0, 0, 99), Map.of()))
        .singleElement()
        .asString()
        .contains("harmless");
    assertThat(Targets.missed(good, Map.of("Pod", new Tally(100, 50, 0, 4, 0, 10))))
        .singleElement()
        .asString()
        .startsWith("Pod: 96.00 % agree");
  }

  @Test
  void messagesThatDifferInNamesAndNumbersAreOneCause() {
    assertThat(REFUSED.group()).isEqualTo("spec.x[*]: Invalid value: N: must be \"…\"");
  }

  @Test
  void disagreementsAreShownByCauseTheMostFrequentFirst(@TempDir Path folder) throws Exception {
    var outcomes = new ArrayList<Outcome>();
    outcomes.add(outcome("Pod", Verdict.ACCEPTED, WE_REFUSE));
    outcomes.add(outcome("Pod", REFUSED, WE_ACCEPT));
    outcomes.add(outcome("Job", REFUSED, WE_ACCEPT));
    outcomes.add(outcome("Job", REFUSED, WE_REFUSE));
    var printed = new ByteArrayOutputStream();

    boolean met;
    try (var out = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
      var report = new Report(outcomes);
      report.groups(out, 1);
      met = report.print(out);
      report.write(folder);
    }

    assertThat(met).isFalse();
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("── MISS × 2: spec.x[*]: Invalid value: N: must be \"…\"")
        .contains("kinds: {Job=1, Pod=1}")
        .contains("… and 1 more causes")
        .contains("MISSED: 25.00 % agree; 99.5 % are to")
        .doesNotContain("FALSE_ALARM");
    assertThat(folder.resolve("disagreements.txt"))
        .content()
        .contains("── FALSE_ALARM: semantic/x line N: no")
        .contains("server: 422 Pod \"a\" is invalid")
        .contains("ours: [semantic/x line 1: no]")
        .contains("| kind: Job");
    assertThat(Files.readString(folder.resolve("server.txt")))
        .isEqualTo("     3      1  spec.x[*]: Invalid value: N: must be \"…\"\n");
  }

  private static Outcome outcome(String kind, Verdict verdict, List<String> ours) {
    var shape = Shape.named(JsonMapper.shared().createObjectNode(), kind);
    var of = new Kind("", "v1", kind, kind, true, shape);
    var text = "apiVersion: v1\nkind: " + kind + "\n";
    var body = new Case.Body("v1", kind, "", text);
    var subject = new Case(of, 1, List.of("drop spec"), false, text, List.of(body));
    return new Outcome(subject, verdict, ours);
  }
}
