package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.cli.Choices;
import io.mindscape.slipway.bot.cli.Format;
import io.mindscape.slipway.bot.settings.Examiner;
import io.mindscape.slipway.bot.settings.SettingsReader.Flags;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code slipway doctor}: whether everything that the bot needs is there and right. */
@Command(
    name = "doctor",
    description = {
      "Looks at the settings, GitHub, the database, the clusters and the renderers,",
      "and says what is wrong and what to do. Nothing is changed."
    },
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:nothing is wrong", "1:something is wrong", "2:it could not run"})
public final class DoctorCommand implements Callable<Integer> {

  /** A renderer may have to start on a machine that has much to do. */
  private static final Duration LONGEST = Duration.ofSeconds(30);

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      description = "A checkout whose slipway.yaml is looked at too.")
  private @Nullable Path path;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings file (YAML); without it, the one that SLIPWAY_CONFIG names.")
  private @Nullable Path config;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      defaultValue = "text",
      converter = Choices.OfFormat.class,
      description = "How to tell: text (the default) or json.")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, String> environment;
  private final Clock clock;

  public DoctorCommand(Map<String, String> environment, Clock clock) {
    this.environment = Map.copyOf(environment);
    this.clock = clock;
  }

  @Override
  public Integer call() {
    var line = Objects.requireNonNull(spec).commandLine();
    var settings = Examiner.examine(environment, new Flags(config, null, null));
    try (var practice = new Practice(settings, environment, clock)) {
      var told = new Rounds(LONGEST, progress()).of(practice.looks(path));
      var diagnosis = new Diagnosis(told, practice.secrets());
      line.getOut()
          .print(
              switch (format) {
                case TEXT -> diagnosis.text();
                case JSON -> diagnosis.json();
              });
      line.getOut().flush();
      return diagnosis.isWell() ? 0 : 1;
    }
  }

  /** Who waits at a terminal is told for what. */
  private Consumer<String> progress() {
    var line = Objects.requireNonNull(spec).commandLine();
    var err = line.getErr();
    return line.getColorScheme().ansi().enabled()
        ? what -> {
          err.println("slipway: looking at %s …".formatted(what));
          err.flush();
        }
        : what -> {};
  }
}
