package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.log.Logs;
import io.mindscape.slipway.bot.settings.SettingsReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipway serve}: the bot, until it is told to stop. */
@Command(
    name = "serve",
    description = "Runs the bot. Settings come from a file, the environment and flags.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings file (YAML); without it, the one that SLIPWAY_CONFIG names.")
  private @Nullable Path config;

  @Option(
      names = "--host",
      paramLabel = "H",
      description = "The address to listen on; 127.0.0.1 unless it is set.")
  private @Nullable String host;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The port to listen on; 8080 unless it is set, 0 for any that is free.")
  private @Nullable Integer port;

  private final Map<String, String> environment;
  private final Clock clock;

  public ServeCommand(Map<String, String> environment, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  @Override
  public Integer call() throws InterruptedException {
    Logs.takeOver();
    var settings = SettingsReader.read(environment, new SettingsReader.Flags(config, host, port));
    Logs.hide(settings.secrets());
    var bot = Bot.start(settings, clock);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> end(bot), "stop"));
    // From here on only a signal ends it.
    new CountDownLatch(1).await();
    return 0;
  }

  private static void end(Bot bot) {
    bot.close();
    // Being told to stop is no failure, whatever the number of the signal.
    Runtime.getRuntime().halt(0);
  }
}
