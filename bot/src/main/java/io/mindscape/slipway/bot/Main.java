package io.mindscape.slipway.bot;

import io.mindscape.slipway.bot.app.AuditCommand;
import io.mindscape.slipway.bot.app.ServeCommand;
import io.mindscape.slipway.bot.cli.CheckCommand;
import io.mindscape.slipway.bot.cli.DeliveriesCommand;
import io.mindscape.slipway.bot.cli.DiffCommand;
import io.mindscape.slipway.bot.cli.FixCommand;
import io.mindscape.slipway.bot.cli.RenderCommand;
import io.mindscape.slipway.bot.cli.RulesCommand;
import io.mindscape.slipway.bot.cli.UsageErrors;
import io.mindscape.slipway.bot.cli.WindowCommand;
import io.mindscape.slipway.bot.doctor.DoctorCommand;
import io.mindscape.slipway.bot.observe.Version;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway COMMAND}. The one place where failures become exit codes. */
@Command(
    name = "slipway",
    description = "Keeps a GitOps repository correct and moves its changes to production.",
    mixinStandardHelpOptions = true,
    version = "slipway " + Version.NUMBER)
public final class Main implements Runnable {

  /** What was asked could not be done: usage, an unreadable path, a setting, a dead system. */
  public static final int COULD_NOT_RUN = 2;

  @Spec private @org.jspecify.annotations.Nullable CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(run(arguments));
  }

  /** Runs a command line, with {@code more} commands besides our own, and gives the exit code. */
  public static int run(String[] arguments, Object... more) {
    return line(more).execute(arguments);
  }

  /** The command line as it is, with {@code more} commands besides our own. */
  public static CommandLine line(Object... more) {
    var line = new CommandLine(new Main());
    line.addSubcommand(new CheckCommand(System.getenv(), Clock.systemUTC()));
    line.addSubcommand(new RenderCommand(System.getenv(), Clock.systemUTC()));
    line.addSubcommand(new DiffCommand(System.getenv(), Clock.systemUTC()));
    line.addSubcommand(new FixCommand(System.getenv(), Clock.systemUTC()));
    line.addSubcommand(new ServeCommand(System.getenv(), Clock.systemUTC()));
    line.addSubcommand(new AuditCommand(System.getenv()));
    line.addSubcommand(new DeliveriesCommand(System.getenv()));
    line.addSubcommand(new WindowCommand(Clock.systemUTC()));
    line.addSubcommand(new RulesCommand(Clock.systemUTC()));
    line.addSubcommand(new DoctorCommand(System.getenv(), Clock.systemUTC()));
    for (var command : more) {
      line.addSubcommand(command);
    }
    return line.setParameterExceptionHandler(new UsageErrors())
        .setExecutionExceptionHandler((failure, command, parsed) -> tell(failure, command))
        .setCaseInsensitiveEnumValuesAllowed(true);
  }

  @Override
  public void run() {
    if (spec != null) {
      throw new ParameterException(
          spec.commandLine(),
          "Say what to do: %s.".formatted(String.join(", ", spec.subcommands().keySet())));
    }
  }

  private static int tell(Exception failure, CommandLine command) throws Exception {
    switch (failure) {
      case Refused refused -> command.getErr().println("slipway: " + refused.getMessage());
      case Unavailable unavailable ->
          command.getErr().println("slipway: " + unavailable.getMessage());
      default -> throw failure;
    }
    return COULD_NOT_RUN;
  }
}
