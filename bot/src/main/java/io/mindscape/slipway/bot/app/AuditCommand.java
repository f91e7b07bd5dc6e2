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
    try (var store = open(SettingsReader.storage(environment, flags))) {
      return tell(store.trail().verify(known));
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

  private int tell(Verdict verdict) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    switch (verdict) {
      case Verdict.Whole whole -> out.print(words(whole));
      case Verdict.Broken(var seq, var why) ->
          out.print(
              """
              The audit log was changed. The first line that is wrong is %d: %s.
              What stands before it is as it was written; it and what follows prove nothing.
              Keep the database as it is, compare it with a backup, and find out who could write to it.
              """
                  .formatted(seq, why));
      case Verdict.Cut(var lines, var known) ->
          out.print(
              """
              The audit log was changed. Its %d lines fit together, but the hash that was noted is not among them:
              %s
              Its end was cut off, or it was written anew. Keep the database as it is, compare it with a backup,
              and find out who could write to it.
              """
                  .formatted(lines, known));
    }
    out.flush();
    return verdict instanceof Verdict.Whole ? 0 : CHANGED;
  }

  private static String words(Verdict.Whole whole) {
    var span =
        whole
            .from()
            .flatMap(from -> whole.to().map(to -> ", from %s to %s".formatted(from, to)))
            .orElse("");
    return """
    The audit log is as it was written: %d lines%s.
    Its last line has the hash
    %s
    Note it elsewhere: with --head it shows later that nothing was cut off.
    """
        .formatted(whole.lines(), span, whole.head());
  }
}
