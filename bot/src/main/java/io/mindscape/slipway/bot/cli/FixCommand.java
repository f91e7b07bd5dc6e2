package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.registry.Logins;
import io.mindscape.slipway.bot.registry.Registries;
import io.mindscape.slipway.bot.registry.RegistryDigests;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.jobs.fix.Mended;
import io.mindscape.slipway.jobs.fix.Mender;
import io.mindscape.slipway.jobs.image.Asked;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.inspect.Inspector.Scope;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.fix.Mechanic;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
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

/** {@code slipway fix}: mends what can be mended mechanically, and not a byte besides. */
@Command(
    name = "fix",
    description = "Mends what can be mended mechanically in a folder, or in a single file.",
    mixinStandardHelpOptions = true,
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {
      "0:no error is left of what was asked for",
      "1:errors are left that take a person",
      "2:it could not run; nothing was written"
    })
public final class FixCommand implements Callable<Integer> {

  @Parameters(
      arity = "0..1",
      paramLabel = "PATH",
      defaultValue = ".",
      description = "A folder or a file; this folder unless it is named.")
  private Path path = Path.of(".");

  @Option(
      names = "--dry-run",
      description = "Writes nothing, and prints the patch; git apply takes it.")
  private boolean dryRun;

  @Option(
      names = "--rule",
      paramLabel = "ID",
      description = "Only findings of this rule, such as schema/type; can be given several times.")
  private List<String> rules = new ArrayList<>();

  @Option(
      names = "--online",
      description =
          "Asks registries for the digests of images that are not pinned; without it, nobody is"
              + " asked anything.")
  private boolean online;

  @Mixin private Kubernetes kubernetes = new Kubernetes();

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, String> environmentVariables;
  private final Clock clock;
  private final Renderings renderings;

  public FixCommand(Map<String, String> environmentVariables, Clock clock) {
    this.environmentVariables = Map.copyOf(environmentVariables);
    this.clock = clock;
    this.renderings = new Renderings(environmentVariables, clock);
  }

  @Override
  public Integer call() {
    for (var rule : rules) {
      if (!Mechanic.knows(rule)) {
        throw new Refused(
            "Nothing mends \"%s\" mechanically: leave --rule out, or name a rule that docs/fixes.md lists."
                .formatted(rule));
      }
    }
    var tree = FolderSnapshot.of(path);
    var asked = new Asked(digests(), clock);
    var mended = mended(tree, asked);
    var line = Objects.requireNonNull(spec).commandLine();
    if (dryRun) {
      line.getOut().print(mended.openPatch());
      line.getOut().flush();
    } else {
      new Rewriting(tree).write(mended.files().values());
    }
    var words = dryRun ? line.getErr() : line.getOut();
    words.print(FixText.of(mended, dryRun) + FixText.unpinned(asked.unknown(), online));
    words.flush();
    return mended.left().stream().anyMatch(finding -> finding.severity() == Severity.ERROR) ? 1 : 0;
  }

  private Digests digests() {
    if (!online) {
      return Digests.unasked("no registry is asked");
    }
    var settings = SettingsReader.registries(environmentVariables);
    var file = settings.logins();
    return new RegistryDigests(
        new Registries(settings.usual(), settings.hosts(), settings.hosts().isEmpty()),
        file == null ? Logins.none() : Logins.read(file));
  }

  private Mended mended(FolderSnapshot tree, Asked asked) {
    var strategy = Environments.strategy(tree).orElseGet(StrategyReader::reference);
    var err = Objects.requireNonNull(spec).commandLine().getErr();
    return renderings.during(
        inspector ->
            Progress.during(
                () ->
                    new Mender(inspector, strategy, asked)
                        .mend(
                            tree,
                            now -> inspector.inspect(now, strategy, new Scope.Whole()),
                            this::isWanted),
                err,
                tree.list("").size()),
        kubernetes.chosen(),
        err);
  }

  private boolean isWanted(Finding finding) {
    return rules.isEmpty() || rules.contains(finding.rule());
  }
}
