package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.jobs.inspect.Running;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Units;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway render}: what will run in an environment, as YAML. */
@Command(
    name = "render",
    description = "Prints the objects of an environment as they will run; secrets are masked.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:everything was rendered",
      "1:something cannot be rendered, and the rest is printed",
      "2:it could not run"
    })
public final class RenderCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "The folder of the repository; this folder unless it is named.")
  private Path path = Path.of(".");

  @Option(names = "--env", paramLabel = "NAME", required = true, description = "The environment.")
  private String environment = "";

  @Option(names = "--application", paramLabel = "NAME", description = "Only this application.")
  private @Nullable String application;

  @Option(
      names = "--show-secrets",
      description = "Prints secret values too. Mind who sees the output.")
  private boolean showSecrets;

  @Mixin private Kubernetes kubernetes = new Kubernetes();

  @Spec private @Nullable CommandSpec spec;

  private final Renderings renderings;

  public RenderCommand(Map<String, String> environmentVariables, Clock clock) {
    this.renderings = new Renderings(environmentVariables, clock);
  }

  @Override
  public Integer call() {
    var tree = FolderSnapshot.of(path);
    var strategy = Environments.strategy(tree).orElseGet(StrategyReader::reference);
    Environments.check(environment, List.of(strategy));
    var units = chosen(Environments.in(environment, Units.in(tree, strategy), strategy));
    if (units.isEmpty()) {
      Objects.requireNonNull(spec)
          .commandLine()
          .getErr()
          .println(
              "slipway: nothing runs in %s: no file in %s belongs to it (delivery.environments.%s.paths in slipway.yaml)"
                  .formatted(environment, TerminalText.line(path.toString()), environment));
    }
    var chosen = kubernetes.chosen();
    return print(
        renderings.during(
            inspector -> inspector.running(tree, strategy, units),
            chosen,
            Objects.requireNonNull(spec).commandLine().getErr()));
  }

  private List<Unit> chosen(List<Unit> units) {
    var named =
        units.stream()
            .filter(unit -> application == null || unit.application().equals(application))
            .toList();
    if (application != null && named.isEmpty()) {
      var known = units.stream().map(Unit::application).distinct().collect(Collectors.toList());
      throw new Refused(
          "There is no application \"%s\" in %s; there %s."
              .formatted(
                  application,
                  environment,
                  known.isEmpty() ? "is none at all" : "are " + String.join(", ", known)));
    }
    return named;
  }

  private int print(Running running) {
    var line = Objects.requireNonNull(spec).commandLine();
    line.getOut().print(RenderedYaml.of(running, showSecrets));
    line.getOut().flush();
    running
        .problems()
        .forEach(
            problem ->
                line.getErr()
                    .println(
                        TerminalText.line(
                            "slipway: %s %s".formatted(problem.place(), problem.message()))));
    return running.problems().isEmpty() ? 0 : 1;
  }
}
