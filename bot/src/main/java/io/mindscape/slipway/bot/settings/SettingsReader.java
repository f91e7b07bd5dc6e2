package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the settings: a YAML file, the environment, flags; the later win. Whatever is missing or
 * wrong is {@link Refused} with one sentence that says what to do.
 */
public final class SettingsReader {

  private static final String PUBLIC_API = "https://api.github.com";

  private final Sources sources;
  private final Map<String, String> environment;

  SettingsReader(Sources sources, Map<String, String> environment) {
    this.sources = sources;
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
    var reader = reader(environment, flags);
    var host = reader.sources.text(Setting.HOST).orElse("127.0.0.1");
    return new Settings.Caller(host, reader.port(), reader.apiToken());
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
    return new SettingsReader(Sources.of(null, environment, Map.of()), environment).kustomize();
  }

  /** Where images are looked up, as the environment alone says it. */
  public static Settings.Registries registries(Map<String, String> environment) {
    return new SettingsReader(Sources.of(null, environment, Map.of()), environment).registries();
  }

  /** What one rendering may take, as the environment alone says it. */
  public static Duration renderTime(Map<String, String> environment) {
    return new SettingsReader(Sources.of(null, environment, Map.of()), environment)
        .duration(Setting.RENDER_TIME, "PT30S");
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
        duration(Setting.RECONCILE_INTERVAL, "PT5M"),
        duration(Setting.RENDER_TIME, "PT30S"));
  }

  private Settings.Http http() {
    var secret = secret();
    return new Settings.Http(
        host(),
        port(),
        secret,
        sources.text(Setting.WEBHOOK_SECRET_PREVIOUS).map(Secret::new).orElse(null),
        apiToken(),
        publicUrl());
  }

  Secret secret() {
    return sources
        .text(Setting.WEBHOOK_SECRET)
        .map(Secret::new)
        .orElseThrow(
            () ->
                new Refused(
                    "There is no webhook secret: set SLIPWAY_WEBHOOK_SECRET to the one that the"
                        + " webhook has on GitHub (make one with: openssl rand -hex 32)"));
  }

  String host() {
    return sources.text(Setting.HOST).orElse("127.0.0.1");
  }

  @Nullable URI publicUrl() {
    return sources.text(Setting.PUBLIC_URL).map(PublicUrl::parse).orElse(null);
  }

  @Nullable Secret apiToken() {
    var token = sources.text(Setting.API_TOKEN);
    if (token.isPresent() && !token.get().matches("[\\x21-\\x7e]{16,}")) {
      throw new Refused(
          Setting.API_TOKEN
              + " is no token: take 16 characters or more without blanks, such as openssl rand -hex"
              + " 32 prints");
    }
    return token.map(Secret::new).orElse(null);
  }

  int port() {
    var text = sources.text(Setting.PORT).orElse("8080");
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw new Refused(
        "%s is \"%s\": write a port from 1 to 65535, or 0 for any that is free"
            .formatted(Setting.PORT, Shown.of(text)));
  }

  Settings.GitHub github() {
    var api = url(Setting.GITHUB_API_URL).orElse(URI.create(PUBLIC_API));
    var token = sources.text(Setting.GITHUB_TOKEN);
    var app = sources.text(Setting.GITHUB_APP_ID);
    var key = sources.text(Setting.GITHUB_APP_KEY_FILE);
    if (token.isPresent() && (app.isPresent() || key.isPresent())) {
      throw new Refused(
          "Both a GitHub token and a GitHub App are set: keep either SLIPWAY_GITHUB_TOKEN, or"
              + " SLIPWAY_GITHUB_APP_ID with SLIPWAY_GITHUB_APP_KEY_FILE");
    }
    if (token.isPresent()) {
      if (!token.get().matches("[\\x21-\\x7e]+")) {
        throw new Refused(
            Setting.GITHUB_TOKEN
                + " is no token of GitHub: it has blanks or other strange characters");
      }
      return new Settings.GitHub(
          api, new Settings.Access.Token(new Secret(token.get())), limited());
    }
    if (app.isEmpty() || key.isEmpty()) {
      throw new Refused(missingAccess(app.isPresent(), key.isPresent()));
    }
    return new Settings.GitHub(api, app(app.get(), Path.of(key.get())), limited());
  }

  private boolean limited() {
    var text = sources.text(Setting.GITHUB_LIMITS).orElse("github");
    return switch (text) {
      case "github" -> true;
      case "none" -> false;
      default ->
          throw new Refused(
              "%s is \"%s\": write github, or none for a GitHub Enterprise Server without rate limits"
                  .formatted(Setting.GITHUB_LIMITS, Shown.of(text)));
    };
  }

  private static String missingAccess(boolean app, boolean key) {
    if (app) {
      return "SLIPWAY_GITHUB_APP_ID is set but the App's private key is not: set"
          + " SLIPWAY_GITHUB_APP_KEY_FILE to the .pem file that GitHub gave you";
    }
    if (key) {
      return "SLIPWAY_GITHUB_APP_KEY_FILE is set but the App's id is not: set SLIPWAY_GITHUB_APP_ID"
          + " to the number on the App's page";
    }
    return "There is no access to GitHub: set SLIPWAY_GITHUB_APP_ID and SLIPWAY_GITHUB_APP_KEY_FILE"
        + " for a GitHub App, or SLIPWAY_GITHUB_TOKEN for a personal access token";
  }

  private static Settings.Access.App app(String id, Path keyFile) {
    if (!id.matches("\\d{1,18}")) {
      throw new Refused(
          "%s is \"%s\": write the number on the App's page"
              .formatted(Setting.GITHUB_APP_ID, Shown.of(id)));
    }
    return new Settings.Access.App(Long.parseLong(id), KeyFile.read(keyFile));
  }

  List<RepoName> repositories() {
    var names = sources.list(Setting.REPOSITORIES);
    if (names.isEmpty()) {
      throw new Refused(
          "No repository is set: set SLIPWAY_REPOSITORIES to the GitOps repositories that the bot"
              + " looks after, such as mindscape/platform (several with commas)");
    }
    var repositories = new ArrayList<RepoName>();
    for (var name : names) {
      try {
        repositories.add(RepoName.parse(name));
      } catch (Refused wrong) {
        throw new Refused(
            "%s: \"%s\" is no repository: write owner/name, such as mindscape/platform"
                .formatted(Setting.REPOSITORIES, Shown.of(name)),
            wrong);
      }
    }
    return repositories;
  }

  Settings.Storage storage() {
    var data = sources.text(Setting.DATA_DIR).map(Path::of).orElseGet(this::usualFolder);
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
    return new Settings.Storage(
        data.toAbsolutePath(), database(Setting.DATABASE_URL), audit(data.toAbsolutePath()));
  }

  private Settings.Audit audit(Path data) {
    var retention = duration(Setting.AUDIT_RETENTION, "P365D");
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw new Refused(
          "%s is \"%s\": write a day or more, such as P365D"
              .formatted(
                  Setting.AUDIT_RETENTION,
                  Shown.of(sources.text(Setting.AUDIT_RETENTION).orElse(""))));
    }
    var folder = sources.text(Setting.AUDIT_EXPORT_DIR).map(Path::of);
    return new Settings.Audit(
        retention,
        folder.map(Path::toAbsolutePath).orElse(data.resolve("audit")),
        folder.isPresent());
  }

  private Path usualFolder() {
    var state = environment.getOrDefault("XDG_STATE_HOME", "");
    return state.isBlank()
        ? Path.of(System.getProperty("user.home"), ".local", "state", "slipway")
        : Path.of(state, "slipway");
  }

  @Nullable Secret database(Setting setting) {
    var text = sources.text(setting);
    if (text.isPresent() && !text.get().startsWith("jdbc:")) {
      // The text is not repeated: it may hold a password.
      throw new Refused(
          setting + " is no JDBC URL: write jdbc:postgresql://host:5432/name?user=…&password=…");
    }
    return text.map(Secret::new).orElse(null);
  }

  private Settings.Upkeep upkeep() {
    return new Settings.Upkeep(
        new Settings.Kubeconfig(
            sources.text(Setting.KUBECONFIG).map(Path::of).orElse(null),
            sources.text(Setting.KINDS_FROM).orElse(null)),
        registries(),
        database(Setting.MAINTENANCE_DATABASE_URL),
        advisories(),
        duration(Setting.CLOCK_TOLERANCE, "PT5S"));
  }

  List<String> advisories() {
    var places = sources.list(Setting.ADVISORIES);
    for (var place : places) {
      boolean isAddress = place.contains("://");
      if (isAddress
          && !place.matches("https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s@\"<>\\\\^`{|}]*)?")) {
        throw new Refused(
            "%s has \"%s\": write folders, zip files, or addresses of such without a login in them"
                .formatted(Setting.ADVISORIES, Shown.of(place)));
      }
    }
    return places;
  }

  Settings.Registries registries() {
    return new Settings.Registries(
        url(Setting.REGISTRY_URL).orElse(null),
        new HashSet<>(hosts(Setting.REGISTRIES, "names of images begin with them")),
        sources.text(Setting.REGISTRY_AUTH_FILE).map(Path::of).orElse(null),
        hosts(Setting.TERRAFORM_REGISTRIES, "sources of modules begin with them"));
  }

  private List<String> hosts(Setting setting, String how) {
    var hosts = sources.list(setting);
    for (var host : hosts) {
      if (!host.matches("[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?")) {
        throw new Refused(
            "%s has \"%s\": write hosts as %s, such as registry.example:5000"
                .formatted(setting, host, how));
      }
    }
    return hosts;
  }

  Settings.Kustomize kustomize() {
    return new Settings.Kustomize(
        sources.text(Setting.KUSTOMIZE).map(Path::of).orElse(null),
        cache().resolve("kustomize"),
        GoEnvironment.of(environment));
  }

  private Path cache() {
    var own = environment.getOrDefault("SLIPWAY_CACHE", "");
    var everybodys = environment.getOrDefault("XDG_CACHE_HOME", "");
    if (!own.isBlank()) {
      return Path.of(own);
    }
    return everybodys.isBlank()
        ? Path.of(System.getProperty("user.home"), ".cache", "slipway")
        : Path.of(everybodys, "slipway");
  }

  Optional<URI> url(Setting setting) {
    var text = sources.text(setting);
    if (text.isPresent() && !text.get().matches("https?://[^\\s/@]+(/\\S*)?")) {
      throw new Refused(
          "%s is \"%s\": write a URL without a login in it, such as %s"
              .formatted(setting, Shown.of(text.get()), PUBLIC_API));
    }
    return text.map(url -> URI.create(url.replaceAll("/+$", "")));
  }

  Duration duration(Setting setting, String usual) {
    var text = sources.text(setting).orElse(usual);
    try {
      var interval = Duration.parse(text);
      if (interval.compareTo(Duration.ofSeconds(1)) >= 0) {
        return interval;
      }
    } catch (DateTimeException ignored) {
      // Said below.
    }
    throw new Refused(
        "%s is \"%s\": write an ISO-8601 duration of at least a second, such as PT5M for five minutes"
            .formatted(setting, Shown.of(text)));
  }
}
