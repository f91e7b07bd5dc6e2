package io.mindscape.slipway.bot.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.advisory.OsvPlaces;
import io.mindscape.slipway.bot.github.GitHubStanding.Deliveries;
import io.mindscape.slipway.bot.github.GitHubStanding.Identity;
import io.mindscape.slipway.bot.store.Standing;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class DoctorCommandTest {

  private static final Clock NOON =
      Clock.fixed(Instant.parse("2026-11-26T12:00:00Z"), ZoneOffset.UTC);

  @Test
  void whereNothingIsConfiguredItSaysHowToBegin() {
    var out = new StringWriter();

    int exit =
        new CommandLine(new DoctorCommand(Map.of(), Clock.systemUTC()))
            .setOut(new PrintWriter(out, true))
            .execute();

    assertThat(exit).isZero();
    assertThat(out.toString().lines())
        .contains(
            "  – not asked  settings: nothing is configured; to try Slipway: ./slipway demo. To run"
                + " it: README.md, \"Run it for real\"",
            "  ✓ ok         Helm: a chart renders in a process of its own");
  }

  @Test
  void whatHangsIsLeftAloneAndTheNextIsLookedAt() {
    var never = new CountDownLatch(1);
    var looks =
        List.of(
            new Look(
                "A",
                "a wall",
                () -> {
                  never.await();
                  return List.of();
                }),
            new Look("A", "a bug", () -> List.of(new ArrayList<>(List.of(Told.ok("", ""))).get(7))),
            new Look("B", "a door", () -> List.of(Told.ok("a door", "open"))));

    var told = new Rounds(Duration.ofMillis(200), what -> {}).of(looks);

    assertThat(told.get("A"))
        .containsExactly(
            Told.wrong(
                "a wall",
                "it did not answer within 0 s: look whether the network or the machine is"
                    + " overloaded, and try again"),
            Told.wrong(
                "a bug",
                "internal error (IndexOutOfBoundsException): that is a bug of Slipway, please"
                    + " report it"));
    assertThat(told.get("B")).containsExactly(Told.ok("a door", "open"));
  }

  @Test
  void secretsAndWhatATerminalObeysAreTakenOut() {
    var told =
        Map.of("A", List.of(Told.wrong("x", "it says hunter2000 \u001b[31m"), Told.ok("y", "abc")));
    var diagnosis = new Diagnosis(told, List.of("hunter2000", "abc"));

    assertThat(diagnosis.text()).contains("it says *** ", "abc").doesNotContain("\u001b");
    assertThat(diagnosis.json()).doesNotContain("hunter2000");
    assertThat(diagnosis.text()).endsWith("1 thing is wrong.\n");
  }

  @Test
  void whatAnAppMayNotAndIsNotToldOfIsNamed() {
    var rights = new HashMap<>(ForgeLook.NEEDED);
    rights.put("contents", "read");
    rights.remove("checks");
    var app = new Identity("slipway[bot]", true, rights, true, Set.of("push", "pull_request"));

    assertThat(ForgeLook.app(app))
        .extracting(Told::words)
        .containsExactly(
            "the App has not checks: write, contents: write: give them on its page on GitHub"
                + " (Permissions & events), and accept them where it is installed",
            "the App is not told of check_run, check_suite, issue_comment, pull_request_review,"
                + " registry_package, repository_dispatch: subscribe to them on its page on GitHub"
                + " (Permissions & events)");
  }

  @Test
  void theScopesOfATokenAreLookedAt() {
    assertThat(scopes("repo", "read:org")).isEqualTo(Sign.OK);
    assertThat(scopes("repo", "admin:org")).isEqualTo(Sign.OK);
    assertThat(scopes("repo")).isEqualTo(Sign.WRONG);
    assertThat(scopes()).isEqualTo(Sign.WRONG);
  }

  @Test
  void whenTheWindowOpensIsToldInOneLine() {
    var sunday = window("Every Sunday 02:00-04:00 UTC");
    var night = window("Every Sunday 23:00-01:00 Europe/Berlin");

    assertThat(sunday)
        .isEqualTo(
            Told.ok(
                "window of acme/well",
                "it opens next on Sunday 2026-11-29 02:00, until 04:00 UTC; in it"
                    + " security_patches, log_rotation"));
    assertThat(night.words())
        .startsWith(
            "it opens next on Sunday 2026-11-29 23:00, until Monday 2026-11-30 01:00"
                + " Europe/Berlin; in it");
    assertThat(window("Every Thursday 10:00-14:00 UTC").words())
        .startsWith("it is open until 14:00 UTC; in it");
  }

  private static Told window(String schedule) {
    var text =
        "maintenance: {schedule: \"%s\", tasks: [security_patches, log_rotation]}"
            .formatted(schedule);
    var strategy =
        StrategyReader.read(new SourceFile("slipway.yaml", text.getBytes(StandardCharsets.UTF_8)));
    return WindowLook.window("acme/well", strategy, NOON.instant());
  }

  @Test
  void howOldAdvisoriesAreIsTold() {
    assertThat(advisories(1_234, "2026-11-20T10:00:00Z"))
        .isEqualTo(Told.ok("advisories", "1,234 read, the newest of 2026-11-20"));
    assertThat(advisories(0, "2026-11-12T12:00:00Z"))
        .isEqualTo(Told.ok("advisories", "there, the newest of 2026-11-12"));
    assertThat(advisories(3, "2026-11-11T12:00:00Z"))
        .isEqualTo(
            Told.note(
                "advisories",
                "3 read, and the newest is of 2026-11-11, 15 days ago: fetch them anew, or the"
                    + " report knows nothing of new vulnerabilities"));
  }

  private static Told advisories(int count, String newest) {
    return AdvisoryLook.told(
        "advisories", new OsvPlaces.Standing(count, Instant.parse(newest)), NOON.instant());
  }

  private static Sign scopes(String... scopes) {
    var rights = new HashMap<String, String>();
    for (var scope : scopes) {
      rights.put(scope, "");
    }
    return ForgeLook.token(new Identity("ana", false, rights, true, Set.of())).get(0).sign();
  }

  @Test
  void whyDeliveriesDoNotArriveIsGuessedFromTheAnswer() {
    assertThat(ForgeLook.deliveries(new Deliveries(9, 0, 0, 0)).words())
        .isEqualTo("the last 9 arrived");
    assertThat(ForgeLook.deliveries(new Deliveries(9, 2, 0, 500)).sign()).isEqualTo(Sign.NOTE);
    assertThat(ForgeLook.deliveries(new Deliveries(0, 0, 0, 0)).sign()).isEqualTo(Sign.NOTE);
    assertThat(ForgeLook.deliveries(new Deliveries(9, 3, 2, 401)).words())
        .isEqualTo(
            "the newest 2 of GitHub's deliveries did not arrive (401: the secret on GitHub is"
                + " another than SLIPWAY_WEBHOOK_SECRET; set both to the same)");
  }

  @Test
  void aDatabaseThatForgetsIsOldOrIsAheadIsTold() {
    var now = NOON.instant();
    assertThat(words(new Standing("PostgreSQL 17.5", 17, now, "6", 0, false, true)))
        .containsExactly("PostgreSQL 17.5", "version 6", "as this machine's");
    assertThat(
            words(new Standing("PostgreSQL 12.1", 12, now.minusSeconds(90), "9", 0, true, false)))
        .containsExactly(
            "PostgreSQL 12.1 is not mended any more: move to 14 or newer",
            "version 9 is of a newer Slipway: run that, or give this one a database of its own",
            "fsync is off, so what was acknowledged can be lost in a power cut: set fsync = on in"
                + " postgresql.conf",
            "90 s apart from this machine's, so leases end at the wrong time: set both by NTP");
    assertThat(words(new Standing("PostgreSQL 17.5", 17, now, "4", 2, false, true)))
        .contains("version 4; 2 migrations are made when the bot starts");
  }

  private static List<String> words(Standing standing) {
    return DatabaseLook.told(standing, NOON).stream().map(Told::words).toList();
  }

  @Test
  void aMachineThatIsTooOldOrTooFullIsTold() {
    assertThat(MachineLook.java(Runtime.Version.parse("17.0.1")).words())
        .isEqualTo("17.0.1 is too old: install a JDK 25, or set JAVA_HOME to one");
    assertThat(MachineLook.room(Path.of("/data"), 100L << 20).words())
        .isEqualTo(
            "/data has 100 MiB free: make room, or set SLIPWAY_DATA_DIR to a folder with more");
    assertThat(MachineLook.room(Path.of("/data"), 1L << 30).sign()).isEqualTo(Sign.NOTE);
    assertThat(MachineLook.room(Path.of("/data"), 1L << 40).sign()).isEqualTo(Sign.OK);
  }
}
