package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.policies.Refused;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The three sources of settings as one: flags win over the environment, and that over the file. A
 * value of blanks counts as none.
 */
final class Sources {

  private final Map<Setting, String> flags;
  private final Map<String, String> environment;
  private final SettingsFile file;

  private Sources(Map<Setting, String> flags, Map<String, String> environment, SettingsFile file) {
    this.flags = Map.copyOf(flags);
    this.environment = environment;
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
    return new Sources(flags, environment, SettingsFile.read(file, wrong));
  }

  /** Whether any source has a value. */
  boolean isSet(Setting setting) {
    return above(setting).isPresent() || file.has(setting);
  }

  /** Whether the file has one. */
  boolean isInFile(Setting setting) {
    return file.has(setting);
  }

  /** The value, without blanks around it; nothing where no source has one. */
  Optional<String> text(Setting setting) {
    return above(setting)
        .or(() -> file.text(setting))
        .map(String::strip)
        .filter(value -> !value.isEmpty());
  }

  /** A list: written as one in the file, or with commas anywhere. */
  List<String> list(Setting setting) {
    var written = above(setting).isPresent() ? Optional.<List<String>>empty() : file.items(setting);
    return written.orElseGet(() -> separated(setting)).stream()
        .map(String::strip)
        .filter(item -> !item.isEmpty())
        .toList();
  }

  private List<String> separated(Setting setting) {
    return List.of(text(setting).orElse("").split(",", -1));
  }

  /**
   * Where the value that counts was set, as a message names it: {@code --port}, {@code
   * SLIPWAY_PORT}, or {@code slipway.yaml:3: port}.
   */
  String place(Setting setting) {
    if (given(flags.get(setting)).isPresent()) {
      return setting.flag();
    }
    boolean isInEnvironment = given(environment.get(setting.variable())).isPresent();
    return isInEnvironment || !file.has(setting) ? setting.variable() : file.place(setting);
  }

  /** What is set above the file. */
  private Optional<String> above(Setting setting) {
    return given(flags.get(setting)).or(() -> given(environment.get(setting.variable())));
  }

  private static Optional<String> given(@Nullable String value) {
    return Optional.ofNullable(value).filter(text -> !text.isBlank());
  }
}
