package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.bot.settings.SettingsReader.Flags;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads every setting, and goes on where one is wrong. */
public final class Examiner {

  private static final String PREFIX = "SLIPWAY_";
  private static final String LOOPBACK = "127.0.0.1";

  /** Names that mean something, and are no settings of the bot. */
  private static final Set<String> OTHERS =
      Set.of("SLIPWAY_CONFIG", "SLIPWAY_CACHE", "SLIPWAY_JAVA_OPTIONS", "SLIPWAY_PROMETHEUS_URL");

  private static final List<Setting> SECRETS =
      List.of(
          Setting.WEBHOOK_SECRET,
          Setting.WEBHOOK_SECRET_PREVIOUS,
          Setting.API_TOKEN,
          Setting.GITHUB_TOKEN,
          Setting.DATABASE_URL,
          Setting.MAINTENANCE_DATABASE_URL);

  private final Map<String, String> environment;
  private final @Nullable Path file;
  private final Sources sources;
  private final SettingsReader reader;
  private final Values values;
  private final List<String> problems = new ArrayList<>();

  private Examiner(Map<String, String> environment, Flags flags) {
    this.environment = environment;
    this.file = SettingsReader.file(environment, flags);
    this.sources =
        Sources.of(file, environment, flags.values(), wrong -> problems.add(message(wrong)));
    this.reader = new SettingsReader(sources, environment);
    this.values = new Values(sources);
  }

  /** Everything that is set, and everything that is wrong with it. */
  public static Examined examine(Map<String, String> environment, Flags flags) {
    return new Examiner(environment, flags).examined();
  }

  private Examined examined() {
    return isAnythingSet() ? everything() : nothing();
  }

  private boolean isAnythingSet() {
    return file != null
        || Arrays.stream(Setting.values())
            .anyMatch(one -> one != Setting.KUBECONFIG && sources.isSet(one));
  }

  private Examined nothing() {
    var none = new Checked<Secret>(null, false);
    var upkeep = new Examined.Upkeep(new Checked<>(null, false), none, new Checked<>(null, false));
    return new Examined(
        null,
        false,
        new Examined.Door(LOOPBACK, 8080, null, null, none, null, false),
        new Examined.Systems(null, null, kubeconfig(), upkeep, kustomize()),
        List.of(),
        problems,
        unknown());
  }

  private Examined everything() {
    var door = door();
    var systems =
        new Examined.Systems(
            tried(reader::github), tried(reader::storage), kubeconfig(), upkeep(), kustomize());
    tried(values::reconcile);
    tried(values::clockTolerance);
    tried(values::renderTime);
    var repositories = tried(reader::repositories);
    return new Examined(
        file,
        true,
        door,
        systems,
        repositories == null ? List.of() : repositories,
        problems,
        unknown());
  }

  private Examined.Door door() {
    var secret = tried(reader::secret);
    var host = tried(values::host);
    tried(values::publicUrl);
    return new Examined.Door(
        host == null ? LOOPBACK : host,
        tried(values::port),
        secret,
        tried(() -> values.secret(Setting.WEBHOOK_SECRET_PREVIOUS).orElse(null)),
        checked(values::apiToken),
        tried(() -> values.path(Setting.GITHUB_APP_KEY_FILE)),
        file != null && SECRETS.stream().anyMatch(sources::isInFile));
  }

  private Settings.Kubeconfig kubeconfig() {
    var read = tried(reader::kubeconfig);
    return read == null ? new Settings.Kubeconfig(null, null) : read;
  }

  private Settings.Kustomize kustomize() {
    return reader.kustomize(tried(() -> values.path(Setting.KUSTOMIZE)));
  }

  private Examined.Upkeep upkeep() {
    return new Examined.Upkeep(
        checked(reader::registries),
        checked(() -> values.database(Setting.MAINTENANCE_DATABASE_URL)),
        checked(values::advisories));
  }

  private <T> @Nullable T tried(Supplier<? extends @Nullable T> reading) {
    return this.<T>checked(reading).value();
  }

  private <T> Checked<T> checked(Supplier<? extends @Nullable T> reading) {
    try {
      return new Checked<>(reading.get(), false);
    } catch (Refused wrong) {
      problems.add(message(wrong));
      return new Checked<>(null, true);
    }
  }

  private static String message(Refused wrong) {
    return String.valueOf(wrong.getMessage());
  }

  private List<String> unknown() {
    var known =
        Stream.concat(Arrays.stream(Setting.values()).map(Setting::variable), OTHERS.stream())
            .collect(Collectors.toSet());
    return environment.keySet().stream()
        .filter(name -> name.startsWith(PREFIX) && !known.contains(name))
        .sorted()
        .map(
            name -> {
              var near = Nearest.to(name, known);
              return "%s is set in the environment, and there is no such setting%s"
                  .formatted(name, near.isEmpty() ? "" : "; did you mean %s?".formatted(near));
            })
        .toList();
  }
}
