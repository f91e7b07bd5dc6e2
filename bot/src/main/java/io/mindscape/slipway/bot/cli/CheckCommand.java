package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.git.Checkout;
import io.mindscape.slipway.bot.report.Told;
import io.mindscape.slipway.jobs.fix.Fixes.Proposal;
import io.mindscape.slipway.jobs.fix.Mender;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspection;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway check}: judges what stands in a folder, with no server. */
@Command(
    name = "check",
    description = "Judges the YAML, the charts and the workflows of a folder, or a single file.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:nothing found at or above --fail-on",
      "1:something found",
      "2:it could not run"
    })
public final class CheckCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "A folder or a file; this folder unless it is named.")
  private Path path = Path.of(".");

  @Mixin private Output output = new Output();

  @Option(
      names = "--env",
      paramLabel = "NAME",
      description = "Only what this environment holds, judged by its numbers.")
  private @Nullable String environment;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL",
      defaultValue = "error",
      converter = Choices.OfFailOn.class,
      description = "What ends with exit code 1: error (the default), warning or never.")
  private FailOn failOn = FailOn.ERROR;

  @Mixin private Kubernetes kubernetes = new Kubernetes();

  @Option(
      names = "--policies",
      paramLabel = "DIR",
      description =
          "A folder of ValidatingAdmissionPolicy documents and their bindings that count too; can"
              + " be given several times.")
  private List<Path> policies = new ArrayList<>();

  @Option(
      names = "--base",
      paramLabel = "REV",
      description =
          "Only what is new since the history left this revision: a branch, a tag or a commit. What"
              + " was found there already does not count.")
  private @Nullable String base;

  @Spec private @Nullable CommandSpec spec;

  private final Renderings renderings;

  public CheckCommand(Map<String, String> environmentVariables, Clock clock) {
    this.renderings = new Renderings(environmentVariables, clock);
  }

  /** What counts as a failure. */
  enum FailOn {
    ERROR,
    WARNING,
    NEVER;

    /** What a report calls a failure: with {@code never}, errors still are. */
    Severity from() {
      return this == WARNING ? Severity.WARNING : Severity.ERROR;
    }

    boolean fails(Inspection.Summary summary) {
      return switch (this) {
        case ERROR -> summary.errors() > 0;
        case WARNING -> summary.errors() + summary.warnings() > 0;
        case NEVER -> false;
      };
    }
  }

  @Override
  public Integer call() {
    var tree = FolderSnapshot.of(path);
    var strategy = Environments.strategy(tree).orElseGet(StrategyReader::reference);
    var scope = scope(strategy);
    var told =
        base == null
            ? inspect(tree, strategy, inspector -> inspector.inspect(tree, strategy, scope))
            : since(base, tree, strategy, scope);
    var line = Objects.requireNonNull(spec).commandLine();
    output.write(line, told);
    if (base == null && environment == null && told.inspection().summary().files() == 0) {
      // Who checks the wrong folder must not take silence for a good word.
      line.getErr()
          .println(
              "slipway: nothing in %s is of a kind that is checked (manifests, charts, overlays, Terraform, workflows): is it the right folder?"
                  .formatted(TerminalText.line(path.toString())));
    }
    return failOn.fails(told.inspection().summary()) ? 1 : 0;
  }

  private Told since(String revision, Snapshot tree, Strategy strategy, Scope scope) {
    try (var checkout = Checkout.of(path)) {
      var before = checkout.before(revision);
      return inspect(
          tree, strategy, inspector -> new Since(inspector, before, scope).inspect(tree, strategy));
    }
  }

  private Told inspect(Snapshot tree, Strategy strategy, Function<Inspector, Inspection> work) {
    var err = Objects.requireNonNull(spec).commandLine().getErr();
    var chosen = kubernetes.chosen();
    var brought = PolicyFolder.read(policies, path, chosen.judge());
    return renderings.during(
        plain -> {
          var inspector = plain.with(brought);
          return Progress.during(
              () -> told(work.apply(inspector), tree, new Mender(inspector, strategy)),
              err,
              tree.list("").size());
        },
        chosen,
        err);
  }

  private Told told(Inspection inspection, Snapshot tree, Mender mender) {
    var fixes =
        output.tellsFixes() ? mender.proposals(tree, inspection) : Map.<Finding, Proposal>of();
    return new Told(inspection, tree, Checkout.leadsTo(path), failOn.from(), fixes);
  }

  private Scope scope(Strategy strategy) {
    if (environment == null) {
      return new Scope.Whole();
    }
    Environments.check(environment, List.of(strategy));
    return new Scope.Environment(environment);
  }
}
