package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.plan.PlanJson;
import io.mindscape.slipway.jobs.maintenance.plan.Known;
import io.mindscape.slipway.jobs.maintenance.plan.Plan;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.window.WindowSchedule;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway window}: when the next maintenance is, and what it will do. */
@Command(
    name = "window",
    description = "Shows the maintenance window that is open, else the next, and its plan.",
    mixinStandardHelpOptions = true)
public final class WindowCommand implements Runnable {

  private static final Instant FAR = Instant.parse("9999-01-01T00:00:00Z");

  private final Clock clock;

  @Parameters(
      index = "0",
      arity = "0..1",
      defaultValue = ".",
      paramLabel = "PATH",
      description = "The checkout whose slipway.yaml is read; without one, the reference strategy.")
  private Path path = Path.of(".");

  @Option(
      names = "--at",
      paramLabel = "INSTANT",
      description = "The moment to look at, such as 2026-11-29T02:30:00Z; now, if not given.")
  private @Nullable String at;

  @Option(
      names = "--format",
      defaultValue = "text",
      converter = Choices.OfFormat.class,
      paramLabel = "FORMAT",
      description = "How to tell: text (the default) or json.")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  /**
   * @param clock tells what now is
   */
  public WindowCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("only a command line runs this");
    }
    var instant = instant();
    var file = path.resolve(Strategy.FILE);
    var hasFile = Files.exists(file);
    var strategy = hasFile ? read(file) : reference();
    var plan = Plan.of(strategy, instant);
    var outlook = Outlook.of(strategy, schedule(strategy), plan.opening(), instant);
    var out = spec.commandLine().getOut();
    switch (format) {
      case TEXT ->
          out.print(
              PlanText.of(plan, outlook, hasFile ? file.toString() : "the reference strategy"));
      case JSON -> out.println(json(plan, outlook));
    }
    out.flush();
  }

  private static String json(Plan plan, Outlook outlook) {
    var root = PlanJson.of(plan, Known.NOTHING);
    outlook.into(root);
    return root.toPrettyString();
  }

  private Instant instant() {
    try {
      var instant = at == null ? clock.instant() : Instant.parse(at);
      if (!instant.isBefore(Instant.EPOCH) && instant.isBefore(FAR)) {
        return instant;
      }
    } catch (DateTimeException e) {
      // the refusal below says it better
    }
    throw new Refused(
        "--at \"%s\" is no moment: write one such as 2026-11-29T02:30:00Z".formatted(at));
  }

  private Strategy reference() {
    if (!Files.isDirectory(path)) {
      throw new Refused(
          "%s is no folder: name a checkout, or leave it out for the one you are in"
              .formatted(path));
    }
    return StrategyReader.reference();
  }

  private static Strategy read(Path file) {
    try {
      return StrategyReader.read(new SourceFile(file.toString(), Files.readAllBytes(file)));
    } catch (IOException e) {
      throw new Refused("%s cannot be read: make it a file that you may read".formatted(file), e);
    }
  }

  private static WindowSchedule schedule(Strategy strategy) {
    if (strategy.window() == null) {
      throw new IllegalStateException("there is a plan without a window");
    }
    return strategy.window();
  }
}
