package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.rule.ShippedRule;
import io.mindscape.slipway.policies.strategy.Rules;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * {@code slipway rules}: the policies that ship, why each is there, and what the repository made of
 * it.
 */
@Command(
    name = "rules",
    description = {
      "Lists the policies that ship: how grave, about what, and why.",
      "In a repository, also what its slipway.yaml makes of each."
    },
    mixinStandardHelpOptions = true)
public final class RulesCommand implements Runnable {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "The repository; this folder unless it is named.")
  private Path path = Path.of(".");

  @Option(
      names = "--format",
      defaultValue = "text",
      converter = Choices.OfFormat.class,
      paramLabel = "FORMAT",
      description = "How to tell: text (the default) or json.")
  private Format format = Format.TEXT;

  @Spec private @Nullable CommandSpec spec;

  private final Clock clock;

  public RulesCommand(Clock clock) {
    this.clock = clock;
  }

  @Override
  public void run() {
    if (spec == null) {
      throw new IllegalStateException("only a command line runs this");
    }
    var out = spec.commandLine().getOut();
    var day = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    var list = new RulesList(ShippedRule.all(), rules(), day);
    switch (format) {
      case TEXT -> out.print(list.text());
      case JSON -> out.println(list.json());
    }
    out.flush();
  }

  private Rules rules() {
    if (!Files.isDirectory(path)) {
      throw new Refused(
          "%s is no folder: name a checkout, or leave it out for the one you are in"
              .formatted(path));
    }
    var file = path.resolve(Strategy.FILE);
    if (!Files.exists(file)) {
      return Rules.asShipped();
    }
    try {
      return StrategyReader.read(new SourceFile(Strategy.FILE, Files.readAllBytes(file))).rules();
    } catch (IOException e) {
      throw new Refused("%s cannot be read: make it a file that you may read".formatted(file), e);
    }
  }
}
