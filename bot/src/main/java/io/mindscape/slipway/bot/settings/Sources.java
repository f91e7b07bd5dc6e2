package io.mindscape.slipway.bot.settings;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The three sources of settings as one: flags win over the environment, and that over the file. */
final class Sources {

  /** After these words the problem repeats what stands in the file. */
  private static final String QUOTED = "(?s)(alias|anchor|tag handle|key|directive) .*";

  private final Config config;
  private final Config file;

  private Sources(Config config, Config file) {
    this.config = config;
    this.file = file;
  }

  static Sources of(
      @Nullable Path file, Map<String, String> environment, Map<Setting, String> flags) {
    return of(
        file,
        environment,
        flags,
        problem -> {
          throw problem;
        });
  }

  /**
   * The same; what is wrong with the file is told, and the rest of it counts.
   *
   * @param wrong is told, and may throw
   */
  static Sources of(
      @Nullable Path file,
      Map<String, String> environment,
      Map<Setting, String> flags,
      Consumer<Refused> wrong) {
    var fromFlags = new HashMap<String, String>();
    flags.forEach((setting, value) -> fromFlags.put(setting.key(), value));
    var fromEnvironment = new HashMap<String, String>();
    for (var setting : Setting.values()) {
      var value = environment.get(setting.variable());
      if (value != null && !value.isBlank()) {
        fromEnvironment.put(setting.key(), value);
      }
    }
    var builder =
        Config.builder()
            .disableEnvironmentVariablesSource()
            .disableSystemPropertiesSource()
            // A secret may contain a dollar sign.
            .disableKeyResolving()
            .disableValueResolving()
            .addSource(ConfigSources.create(fromFlags))
            .addSource(ConfigSources.create(fromEnvironment));
    var read = file == null ? Config.empty() : readFile(file, wrong);
    if (file != null) {
      builder.addSource(ConfigSources.create(read));
    }
    return new Sources(builder.build(), read);
  }

  /** Whether any source has a value. */
  boolean isSet(Setting setting) {
    return config.get(setting.key()).exists();
  }

  /** Whether the file has one. */
  boolean isInFile(Setting setting) {
    return file.get(setting.key()).exists();
  }

  /** The value, without blanks around it; nothing where no source has one. */
  Optional<String> text(Setting setting) {
    return config
        .get(setting.key())
        .asString()
        .asOptional()
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A list: written as one in the file, or with commas anywhere. */
  List<String> list(Setting setting) {
    var node = config.get(setting.key());
    var items =
        node.isList()
            ? node.asList(String.class).orElse(List.of()).stream()
            : text(setting).stream().flatMap(text -> Arrays.stream(text.split(",", -1)));
    return items.map(String::strip).filter(item -> !item.isEmpty()).toList();
  }

  private static Config readFile(Path file, Consumer<Refused> wrong) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      wrong.accept(
          new Refused(
              "The settings file %s cannot be read: check the path and its permissions"
                  .formatted(file)));
      return Config.empty();
    }
    Config config;
    try {
      config = parse(file);
    } catch (Refused problem) {
      wrong.accept(problem);
      return Config.empty();
    }
    for (var key : leaves(config)) {
      if (Setting.ofKey(key).isEmpty()) {
        wrong.accept(unknown(file, key));
      }
    }
    return config;
  }

  private static Refused unknown(Path file, String key) {
    var keys = Arrays.stream(Setting.values()).map(Setting::key).toList();
    var near = Nearest.to(key, keys);
    return new Refused(
        "%s:%d: there is no setting \"%s\"; %sthere are: %s"
            .formatted(
                file,
                KeyLine.of(file, key),
                Shown.of(key),
                near.isEmpty() ? "" : "did you mean \"%s\"? ".formatted(near),
                allKeys()));
  }

  private static Config parse(Path file) {
    try {
      return Config.builder()
          .disableEnvironmentVariablesSource()
          .disableSystemPropertiesSource()
          .disableKeyResolving()
          .disableValueResolving()
          .addSource(
              ConfigSources.create(
                  Files.newInputStream(file),
                  io.helidon.common.media.type.MediaTypes.APPLICATION_YAML))
          .build();
    } catch (ConfigException | java.io.IOException | ClassCastException failure) {
      throw new Refused(
          "%s:%d: this is no YAML with settings: %s"
              .formatted(file, line(failure), problem(failure)),
          failure);
    }
  }

  private static Set<String> leaves(Config config) {
    return config
        .traverse()
        .filter(Config::isLeaf)
        .map(leaf -> leaf.key().toString().replaceAll("\\.\\d+$", ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static String allKeys() {
    return Arrays.stream(Setting.values())
        .map(Setting::key)
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static int line(Throwable failure) {
    return marked(failure).map(error -> error.getProblemMark().getLine() + 1).orElse(1);
  }

  private static String problem(Throwable failure) {
    return marked(failure)
        .map(error -> String.valueOf(error.getProblem()).replaceFirst(QUOTED, "$1"))
        .orElse("write \"key: value\" lines");
  }

  private static Optional<MarkedYAMLException> marked(Throwable failure) {
    for (Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof MarkedYAMLException error && error.getProblemMark() != null) {
        return Optional.of(error);
      }
    }
    return Optional.empty();
  }
}
