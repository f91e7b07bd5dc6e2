package io.mindscape.slipway.bot.settings;

import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.mindscape.slipway.policies.Refused;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/** The three sources of settings as one: flags win over the environment, and that over the file. */
final class Sources {

  /** After these words the problem repeats what stands in the file. */
  private static final String QUOTED = "(?s)(alias|anchor|tag handle|key|directive) .*";

  private final Config config;

  private Sources(Config config) {
    this.config = config;
  }

  static Sources of(
      @Nullable Path file, Map<String, String> environment, Map<Setting, String> flags) {
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
    if (file != null) {
      builder.addSource(ConfigSources.create(readFile(file)));
    }
    return new Sources(builder.build());
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

  private static Config readFile(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new Refused(
          "The settings file %s cannot be read: check the path and its permissions"
              .formatted(file));
    }
    var config = parse(file);
    for (var key : leaves(config)) {
      if (Setting.ofKey(key).isEmpty()) {
        throw new Refused(
            "%s: there is no setting \"%s\"; there are: %s"
                .formatted(file, Shown.of(key), allKeys()));
      }
    }
    return config;
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
