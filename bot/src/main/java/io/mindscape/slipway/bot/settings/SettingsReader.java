package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Puts the settings together: what belongs to what, what must be there, and what counts where
 * nothing is set. Whatever is missing or wrong is {@link Refused} with one sentence that says what
 * to do. Which source counts is the matter of {@link Sources}, what a value may be that of {@link
 * Values}.
 */
public final class SettingsReader {

  private final Values values;
  private final Map<String, String> environment;

  SettingsReader(Sources sources, Map<String, String> environment) {
    this.values = new Values(sources);
    this.environment = environment;
  }

  /**
   * Flags of the command line; null where one was not given.
   *
   * @param file the settings file; without it, that of {@code SLIPWAY_CONFIG}
   */
  public record Flags(@Nullable Path file, @Nullable String host, @Nullable Integer port) {
    public static final Flags NONE = new Flags(null, null, null);

    Map<Setting, String> values() {
      var values = new EnumMap<Setting, String>(Setting.class);
      if (host != null) {
        values.put(Setting.HOST, host);
      }
      if (port != null) {
        values.put(Setting.PORT, port.toString());
      }
      return values;
    }
  }

  /**
   * What a command needs to talk to the bot that runs with these settings.
   *
   * @throws Refused if the settings file cannot be read, or something of this is wrong
   */
  public static Settings.Caller caller(Map<String, String> environment, Flags flags) {
    var values = reader(environment, flags).values;
    return new Settings.Caller(values.host(), values.port(), values.apiToken());
  }

  /**
   * Reads and checks everything.
   *
   * @throws Refused if the bot cannot start with what it was told
   */
  public static Settings read(Map<String, String> environment, Flags flags) {
    return reader(environment, flags).settings();
  }

  /**
   * Reads only where the bot keeps what it keeps, for commands that merely look at it.
   *
   * @throws Refused if that cannot be known
   */
  public static Settings.Storage storage(Map<String, String> environment, Flags flags) {
    return reader(environment, flags).storage();
  }

  /** Where the program is that builds overlays, as the environment alone says it. */
  public static Settings.Kustomize kustomize(Map<String, String> environment) {
    return reader(environment).kustomize();
  }

  /** Where images are looked up, as the environment alone says it. */
  public static Settings.Registries registries(Map<String, String> environment) {
    return reader(environment).registries();
  }

  /** What one rendering may take, as the environment alone says it. */
  public static Duration renderTime(Map<String, String> environment) {
    return reader(environment).values.renderTime();
  }

  private static SettingsReader reader(Map<String, String> environment) {
    return new SettingsReader(Sources.of(null, environment, Map.of()), environment);
  }

  private static SettingsReader reader(Map<String, String> environment, Flags flags) {
    var file = file(environment, flags);
    return new SettingsReader(Sources.of(file, environment, flags.values()), environment);
  }

  /** The settings file that counts; null for none. */
  static @Nullable Path file(Map<String, String> environment, Flags flags) {
    var named = environment.get("SLIPWAY_CONFIG");
    return flags.file() != null || named == null || named.isBlank() ? flags.file() : Path.of(named);
  }

  private Settings settings() {
    return new Settings(
        http(),
        github(),
        repositories(),
        storage(),
        upkeep(),
        kustomize(),
        values.reconcile(),
        values.renderTime());
  }

  private Settings.Http http() {
    return new Settings.Http(
        values.host(),
        values.port(),
        secret(),
        values.secret(Setting.WEBHOOK_SECRET_PREVIOUS).orElse(null),
        values.apiToken(),
        values.publicUrl());
  }

  Secret secret() {
    return values
        .secret(Setting.WEBHOOK_SECRET)
        .orElseThrow(
            () ->
                new Refused(
                    "There is no webhook secret: set SLIPWAY_WEBHOOK_SECRET to the one that the"
                        + " webhook has on GitHub (make one with: openssl rand -hex 32)"));
  }

  Settings.GitHub github() {
    return new GitHubAccess(values).read();
  }

  List<RepoName> repositories() {
    var repositories = values.repositories();
    if (repositories.isEmpty()) {
      throw new Refused(
          "No repository is set: set SLIPWAY_REPOSITORIES to the GitOps repositories that the bot"
              + " looks after, such as mindscape/platform (several with commas)");
    }
    return repositories;
  }

  Settings.Storage storage() {
    var data = dataFolder();
    try {
      OwnFolder.make(data);
      Files.delete(Files.createTempFile(data, ".writable", ""));
    } catch (IOException failure) {
      throw new Refused(
          "The data directory %s cannot be written: set SLIPWAY_DATA_DIR to a folder that belongs to"
                  .formatted(data)
              + " the user that runs Slipway",
          failure);
    }
    return new Settings.Storage(data, values.database(Setting.DATABASE_URL), audit(data));
  }

  private Path dataFolder() {
    var named = values.path(Setting.DATA_DIR);
    return (named == null ? UserFolders.state(environment) : named).toAbsolutePath();
  }

  private Settings.Audit audit(Path data) {
    var folder = values.path(Setting.AUDIT_EXPORT_DIR);
    return new Settings.Audit(
        values.auditRetention(),
        folder == null ? data.resolve("audit") : folder.toAbsolutePath(),
        folder != null);
  }

  private Settings.Upkeep upkeep() {
    return new Settings.Upkeep(
        kubeconfig(),
        registries(),
        values.database(Setting.MAINTENANCE_DATABASE_URL),
        values.advisories(),
        values.clockTolerance());
  }

  Settings.Kubeconfig kubeconfig() {
    return new Settings.Kubeconfig(
        values.path(Setting.KUBECONFIG), values.text(Setting.KINDS_FROM).orElse(null));
  }

  Settings.Registries registries() {
    return new Settings.Registries(
        values.url(Setting.REGISTRY_URL, "https://registry.example:5000").orElse(null),
        Set.copyOf(values.hosts(Setting.REGISTRIES, "names of images begin with them")),
        values.path(Setting.REGISTRY_AUTH_FILE),
        values.hosts(Setting.TERRAFORM_REGISTRIES, "sources of modules begin with them"));
  }

  private Settings.Kustomize kustomize() {
    return kustomize(values.path(Setting.KUSTOMIZE));
  }

  /** As it is set, and the program as it is given. */
  Settings.Kustomize kustomize(@Nullable Path program) {
    return new Settings.Kustomize(
        program,
        UserFolders.cache(environment).resolve("kustomize"),
        GoEnvironment.of(environment));
  }
}
