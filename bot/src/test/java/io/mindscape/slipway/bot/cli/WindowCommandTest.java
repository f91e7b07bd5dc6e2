package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mindscape.slipway.bot.Main;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

final class WindowCommandTest {

  private static final Clock WEDNESDAY =
      Clock.fixed(Instant.parse("2026-11-25T10:00:00Z"), ZoneOffset.UTC);

  @TempDir private Path folder;

  private final StringWriter out = new StringWriter();

  @Test
  void tellsTheNextWindowOfTheReferenceStrategy() {
    assertThat(run(folder.toString())).isZero();

    assertThat(out)
        .hasToString(
            """
            Every Sunday 02:00-04:00 UTC, says the reference strategy.
            The next window: Sunday 2026-11-29 02:00 to 04:00 UTC

              security_patches       from 02:00, about 15 minutes
              dependency_updates     from 02:15, about 15 minutes
              database_optimization  from 02:30, about 45 minutes
              log_rotation           from 03:15, about 15 minutes

            This is read from the checkout alone, so durations are as declared. What the
            bot knows besides (what ran already, what it measured and put off, what people
            ordered) stands in the issue that announces a window and in GET /api/v1/window.

            Then:
              Sunday 2026-12-06 02:00 to 04:00
              Sunday 2026-12-13 02:00 to 04:00
              Sunday 2026-12-20 02:00 to 04:00
            """);
  }

  @Test
  void tellsWhatNoLongerFitsInTheOneThatIsOpen() throws IOException {
    Files.writeString(
        folder.resolve("slipway.yaml"),
        """
        maintenance:
          schedule: "Every Saturday 23:00-01:30 Europe/Berlin"
          tasks: [database_optimization, reboot_nodes, log_rotation]
        """);

    assertThat(run(folder.toString(), "--at", "2026-11-28T23:50:00Z")).isZero();

    assertThat(out.toString())
        .contains("The window is open: Saturday 2026-11-28 23:00 to 01:30 Europe/Berlin\n")
        .contains(
            """
              database_optimization  deferred to the window after: it takes about 45 minutes
                                     and a margin of 5 minutes; 40 minutes are left
            """)
        .contains("reboot_nodes           cannot run: there is no such task")
        .matches(text -> text.lines().skip(1).allMatch(line -> line.length() <= 80), "short lines")
        .doesNotContain("\u001b")
        .contains("log_rotation           from 00:50, about 15 minutes\n");
  }

  @Test
  void programsGetJson() {
    assertThat(run(folder.toString(), "--at", "2026-11-29T02:55:00Z", "--format", "json")).isZero();

    assertThat(out.toString().replaceAll("\\s", ""))
        .startsWith(
            """
            {"open":true,"opens":"2026-11-29T02:00:00Z","closes":"2026-11-29T04:00:00Z","tasks":[\
            {"name":"security_patches","expected":"PT15M","durations":"declared","fits":true,"begins":"2026-11-29T02:55:00Z"},\
            """)
        .contains(
            "{\"name\":\"database_optimization\",\"expected\":\"PT45M\",\"durations\":\"declared\",\"fits\":false,\"why\":");
  }

  @Test
  void tellsFreezesAndWhatTheyTakeAway() throws IOException {
    Files.writeString(
        folder.resolve("slipway.yaml"),
        """
        maintenance:
          schedule: {days: sunday, from: 02:00, to: 04:00, zone: UTC, except: [2026-11-29]}
          freezes:
            - {name: launch, from: 2026-12-05T00:00:00Z, to: 2026-12-07T00:00:00Z}
            - {name: sale, from: 2026-12-12T00:00:00Z, to: 2026-12-13T03:00:00Z}
          tasks: [log_rotation]
        delivery:
          environments:
            production:
              paths: [p]
              freezes: [{name: audit, from: 2026-12-01T00:00:00Z, to: 2027-01-01T00:00:00Z}]
        """);

    assertThat(run(folder.toString())).isZero();
    assertThat(run(folder.toString(), "--format", "json")).isZero();

    assertThat(out.toString())
        .startsWith(
            """
            Every Sunday 02:00-04:00 UTC, says %s/slipway.yaml.
            Not on Sunday 2026-11-29 02:00: the schedule excepts that day.
            Not on Sunday 2026-12-06 02:00: the freeze "launch" lasts from 2026-12-05 00:00 to 2026-12-07 00:00.
            The next window: Sunday 2026-12-13 03:00 to 04:00 UTC
            Shorter than planned: it opens late: the freeze "sale" ends at 2026-12-13 03:00.

              log_rotation           from 03:00, about 15 minutes

            This is read from the checkout alone, so durations are as declared. What the
            bot knows besides (what ran already, what it measured and put off, what people
            ordered) stands in the issue that announces a window and in GET /api/v1/window.

            Then:
              Sunday 2026-12-20 02:00 to 04:00
              Sunday 2026-12-27 02:00 to 04:00
              Sunday 2027-01-03 02:00 to 04:00

            Freezes:
              launch: Saturday 2026-12-05 00:00 to Monday 2026-12-07 00:00
              sale: Saturday 2026-12-12 00:00 to Sunday 2026-12-13 03:00
              audit of production alone: Tuesday 2026-12-01 00:00 to Friday 2027-01-01 00:00
            """
                .formatted(folder));
    assertThat(out.toString().replaceAll("\\s", ""))
        .contains(
            "\"freeze\":null,\"why\":\"thescheduleexceptsthatday\",\"next\":[{\"opens\":\"2026-12-20T02:00:00Z\"")
        .contains("{\"name\":\"sale\",\"environment\":null,\"from\":\"2026-12-12T00:00:00Z\"")
        .contains("{\"name\":\"audit\",\"environment\":\"production\"");
  }

  @Test
  void whatCannotBeDoneIsOneSentence() throws IOException {
    var nowhere = folder.resolve("nowhere").toString();
    assertThat(refusal(nowhere)).startsWith(nowhere + " is no folder: name a checkout");
    assertThat(refusal(folder.toString(), "--at", "tomorrow"))
        .isEqualTo("--at \"tomorrow\" is no moment: write one such as 2026-11-29T02:30:00Z");

    assertThat(refusal(folder.toString(), "--at", "+999999999-12-31T00:00:00Z"))
        .contains("is no moment");

    var file = folder.resolve("slipway.yaml");
    Files.writeString(file, "environments: {}\n");
    assertThat(refusal(folder.toString())).contains("has no maintenance window: add a block");
    Files.writeString(file, "maintenance:\n  schedule: whenever\n");
    assertThat(refusal(folder.toString()))
        .contains("slipway.yaml:2")
        .contains("Every Sunday 02:00-04:00 UTC");
  }

  @Test
  void theProgramKnowsTheCommandAndEndsWithTwoWhenItCannotRun() {
    assertThat(Main.run(new String[] {"window", folder.toString()})).isZero();
    assertThat(Main.run(new String[] {"window", folder.toString(), "--at", "x"})).isEqualTo(2);
    assertThat(Main.run(new String[] {"window", folder.toString(), "--format", "x"})).isEqualTo(2);
  }

  private String refusal(String... arguments) {
    var command = new WindowCommand(WEDNESDAY);
    new CommandLine(command).parseArgs(arguments);
    return catchThrowableOfType(Refused.class, command::run).getMessage();
  }

  private int run(String... arguments) {
    return new CommandLine(new WindowCommand(WEDNESDAY))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setOut(new PrintWriter(out, true))
        .execute(arguments);
  }
}
