package io.mindscape.slipway.bot.settings;

import io.helidon.common.media.type.MediaTypes;
import io.helidon.config.Config;
import io.helidon.config.ConfigException;
import io.helidon.config.ConfigSources;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.schema.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * The settings file: YAML in which every key is a setting.
 *
 * @param path null for none
 * @param content what stands in it; empty where it cannot be read
 */
record SettingsFile(@Nullable Path path, Config content) {

  /** After these words the problem repeats what stands in the file. */
  private static final String QUOTED = "(?s)(alias|anchor|tag handle|key|directive) .*";

  /**
   * Reads the file, if there is one.
   *
   * @param wrong is told what is wrong with it, and may throw; the rest of it counts
   */
  static SettingsFile read(@Nullable Path path, Consumer<Refused> wrong) {
    return new SettingsFile(path, path == null ? Config.empty() : content(path, wrong));
  }

  /** Whether it has a value. */
  boolean has(Setting setting) {
    return content.get(setting.key()).exists();
  }

  /**
   * The value.
   *
   * @throws Refused if it is a list
   */
  Optional<String> text(Setting setting) {
    var node = content.get(setting.key());
    if (node.isList()) {
      throw new Refused("%s is a list: write one value".formatted(place(setting)));
    }
    return node.asString().asOptional();
  }

  /** The items, where they are written as a list; nothing where they are one text. */
  Optional<List<String>> items(Setting setting) {
    var node = content.get(setting.key());
    return node.isList() ? node.asList(String.class).asOptional() : Optional.empty();
  }

  /** Where the key stands, {@code file:line: key}. */
  String place(Setting setting) {
    return path == null
        ? setting.key()
        : "%s:%d: %s".formatted(path, KeyLine.of(path, setting.key()), setting.key());
  }

  private static Config content(Path file, Consumer<Refused> wrong) {
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
          .addSource(ConfigSources.create(Files.newInputStream(file), MediaTypes.APPLICATION_YAML))
          .build();
    } catch (ConfigException | IOException | ClassCastException failure) {
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
