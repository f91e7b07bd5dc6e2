package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.git.Checkout;
import io.mindscape.slipway.jobs.difference.Difference;
import io.mindscape.slipway.jobs.difference.Difference.Tree;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway diff}: what will run otherwise, between two revisions. */
@Command(
    name = "diff",
    description =
        "Tells what changes in each environment between two revisions; secrets are masked.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing changes in what runs",
      "1:something does",
      "2:it could not run, or something of HEAD cannot be rendered"
    })
public final class DiffCommand implements Callable<Integer> {

  private static final int COULD_NOT_RUN = 2;

  @Parameters(index = "0", paramLabel = "BASE", description = "A branch, a tag or a commit.")
  private String base = "";

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "HEAD",
      description = "Another; the files as they are now, committed or not, unless it is named.")
  private @Nullable String head;

  @Option(
      names = "--path",
      paramLabel = "DIR",
      defaultValue = ".",
      description = "The folder of the repository; this folder unless it is named.")
  private Path path = Path.of(".");

  @Option(names = "--env", paramLabel = "NAME", description = "Only this environment.")
  private @Nullable String environment;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Choices.OfDifference.class,
      description = "How to tell: text (the default), json or markdown.")
  private DifferenceFormat format = DifferenceFormat.TEXT;

  @Mixin private Kubernetes kubernetes = new Kubernetes();

  @Spec private @Nullable CommandSpec spec;

  private final Renderings renderings;

  public DiffCommand(Map<String, String> environmentVariables, Clock clock) {
    this.renderings = new Renderings(environmentVariables, clock);
  }

  @Override
  public Integer call() {
    try (var checkout = Checkout.of(path)) {
      var before = checkout.at(base);
      var after = head == null ? FolderSnapshot.of(path) : checkout.at(head);
      return tell(difference(before, after));
    }
  }

  private Difference difference(Snapshot before, Snapshot after) {
    var old = Environments.strategy(before);
    var now = Environments.strategy(after);
    // Who brings the file in or takes it away changes how things are delivered, not what.
    var was = old.or(() -> now).orElseGet(StrategyReader::reference);
    var is = now.or(() -> old).orElseGet(StrategyReader::reference);
    Environments.check(environment, List.of(was, is));
    var chosen = kubernetes.chosen();
    return renderings.during(
        inspector ->
            Difference.between(
                inspector,
                new Tree(before, was),
                new Tree(after, is),
                unit -> environment == null || unit.environment().equals(environment)),
        chosen,
        Objects.requireNonNull(spec).commandLine().getErr());
  }

  private int tell(Difference difference) {
    var line = Objects.requireNonNull(spec).commandLine();
    line.getOut().print(format.write(difference, line.getColorScheme().ansi()));
    line.getOut().flush();
    difference.before().forEach(found -> complain(base, found));
    difference.after().forEach(found -> complain(head == null ? "the working tree" : head, found));
    line.getErr().flush();
    if (!difference.after().isEmpty()) {
      return COULD_NOT_RUN;
    }
    return difference.applications().stream().allMatch(each -> each.changes().isEmpty()) ? 0 : 1;
  }

  private void complain(String where, io.mindscape.slipway.policies.finding.Finding found) {
    Objects.requireNonNull(spec)
        .commandLine()
        .getErr()
        .println(
            TerminalText.line(
                "slipway: in %s: %s %s".formatted(where, found.place(), found.message())));
  }
}
