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
  private final List<String> problems = new ArrayList<>();

  private Examiner(Map<String, String> environment, Flags flags) {
    this.environment = environment;
    this.file = SettingsReader.file(environment, flags);
    this.sources =
        Sources.of(file, environment, flags.values(), wrong -> problems.add(message(wrong)));
    this.reader = new SettingsReader(sources, environment);
  }

  /** Everything that is set, and everything that is wrong with it. */
  public static Examined examine(Map<String, String> environment, Flags flags) {
    return new Examiner(environment, flags).examined();
  }

  private Examined examined() {
    boolean isAnythingSet =
        file != null
            || Arrays.stream(Setting.values())
                .anyMatch(one -> one != Setting.KUBECONFIG && sources.isSet(one));
    var kustomize = reader.kustomize();
    if (!isAnythingSet) {
      var nothing = new Settings.Kubeconfig(path(Setting.KUBECONFIG), null);
      return new Examined(
          null,
          false,
          new Examined.Door("127.0.0.1", 8080, null, null, null, null, false),
          new Examined.Systems(
              null, null, nothing, new Examined.Upkeep(null, null, List.of()), kustomize),
          List.of(),
          problems,
          unknown());
    }
    var door = door();
    var systems =
        new Examined.Systems(
            tried(reader::github),
            tried(reader::storage),
            new Settings.Kubeconfig(
                path(Setting.KUBECONFIG), sources.text(Setting.KINDS_FROM).orElse(null)),
            upkeep(),
            kustomize);
    tried(() -> reader.duration(Setting.RECONCILE_INTERVAL, "PT5M"));
    tried(() -> reader.duration(Setting.CLOCK_TOLERANCE, "PT5S"));
    tried(() -> reader.duration(Setting.RENDER_TIME, "PT30S"));
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

  private Examined.Upkeep upkeep() {
    var advisories = tried(reader::advisories);
    return new Examined.Upkeep(
        tried(reader::registries),
        tried(() -> reader.database(Setting.MAINTENANCE_DATABASE_URL)),
        advisories == null ? List.of() : advisories);
  }

  private Examined.Door door() {
    var secret = tried(reader::secret);
    var previous = sources.text(Setting.WEBHOOK_SECRET_PREVIOUS).map(Secret::new).orElse(null);
    tried(reader::publicUrl);
    return new Examined.Door(
        reader.host(),
        tried(reader::port),
        secret,
        previous,
        tried(reader::apiToken),
        path(Setting.GITHUB_APP_KEY_FILE),
        file != null && SECRETS.stream().anyMatch(sources::isInFile));
  }

  private @Nullable Path path(Setting setting) {
    return sources.text(setting).map(Path::of).orElse(null);
  }

  private <T> @Nullable T tried(Supplier<? extends @Nullable T> reading) {
    try {
      return reading.get();
    } catch (Refused wrong) {
      problems.add(message(wrong));
      return null;
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
