package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.effect.AuditTrail.Verdict;
import io.mindscape.slipway.policies.Refused;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code slipway audit}: the log of what the bot did, and refused to do. */
@Command(
    name = "audit",
    description = "The log of what the bot did to the world, and refused to do.",
    mixinStandardHelpOptions = true)
public final class AuditCommand implements Runnable {

  /** Somebody changed the log. */
  static final int CHANGED = 1;

  /** Not all of it can be read. */
  static final int UNKNOWN = 2;

  private static final String WHILE_IT_RUNS =
      "; a bot that runs looks at its own log: GET /api/v1/audit/verify";

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, String> environment;

  public AuditCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    throw new ParameterException(line, "Say what to do with it: slipway audit verify.");
  }

  /** Exits with 0 if it is as it was written, 1 if it was changed, 2 if that cannot be known. */
  @Command(
      name = "verify",
      description = "Tells whether the log is as it was written.",
      mixinStandardHelpOptions = true)
  int verify(
      @Option(
              names = "--config",
              paramLabel = "FILE",
              description =
                  "The settings file (YAML); without it, the one that SLIPWAY_CONFIG names.")
          @Nullable Path config,
      @Option(
              names = "--head",
              paramLabel = "HASH",
              description = "A hash that was noted before: it has to be in the log still.")
          @Nullable String head) {
    var known = Optional.ofNullable(head).map(AuditCommand::hash);
    var flags = new SettingsReader.Flags(config, null, null);
    var storage = SettingsReader.storage(environment, flags);
    var folder = storage.audit().folder();
    try (var store = open(storage)) {
      return tell(store.trail(folder).verify(known), folder);
    }
  }

  private static String hash(String text) {
    var hash = text.strip().toLowerCase(Locale.ROOT);
    if (!hash.matches("[0-9a-f]{64}")) {
      throw new Refused(
          "--head is \"%s\": give the 64 hexadecimal digits that were noted".formatted(text));
    }
    return hash;
  }

  private static Store open(Settings.Storage storage) {
    var database = storage.database();
    try {
      return Store.asItIs(database == null ? null : database.reveal(), storage.data());
    } catch (Refused refused) {
      throw new Refused(refused.getMessage() + WHILE_IT_RUNS, refused);
    }
  }

  private int tell(Verdict verdict, Path folder) {
    var words = new AuditWords(folder);
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(words.of(verdict));
    out.flush();
    return switch (verdict) {
      case Verdict.Whole whole -> whole.sealed().away().isEmpty() ? 0 : UNKNOWN;
      case Verdict.Broken broken -> CHANGED;
      case Verdict.Cut cut -> CHANGED;
      case Verdict.Unseen unseen -> UNKNOWN;
    };
  }
}
