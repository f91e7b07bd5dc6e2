package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The value of one setting at a time, judged by itself. What is wrong is {@link Refused} in one
 * sentence: where it was set, what it is (unless that may be a secret), and what to write.
 */
final class Values {

  private static final Duration SHORTEST = Duration.ofSeconds(1);

  /** A century: more is a slip, and some clocks cannot count it. */
  private static final Duration LONGEST = Duration.ofDays(36_500);

  private static final String HOST = "[A-Za-z0-9.-]{1,253}(:[0-9]{1,5})?";
  private static final String ADVISORIES =
      "https?://[A-Za-z0-9.-]+(:[0-9]{1,5})?(/[^\\s@\"<>\\\\^`{|}]*)?";

  private final Sources sources;

  Values(Sources sources) {
    this.sources = sources;
  }

  Optional<String> text(Setting setting) {
    return sources.text(setting);
  }

  Optional<Secret> secret(Setting setting) {
    return text(setting).map(Secret::new);
  }

  @Nullable Path path(Setting setting) {
    try {
      return text(setting).map(Path::of).orElse(null);
    } catch (InvalidPathException none) {
      throw refused(setting, "is no path: write that of a file or a folder");
    }
  }

  String host() {
    return text(Setting.HOST).orElse("127.0.0.1");
  }

  int port() {
    var text = text(Setting.PORT).orElse("8080");
    if (text.matches("\\d{1,5}") && Integer.parseInt(text) <= 65535) {
      return Integer.parseInt(text);
    }
    throw wrong(Setting.PORT, text, "write a port from 1 to 65535, or 0 for any that is free");
  }

  @Nullable URI publicUrl() {
    var setting = Setting.PUBLIC_URL;
    return text(setting).map(text -> PublicUrl.parse(sources.place(setting), text)).orElse(null);
  }

  @Nullable Secret apiToken() {
    var token = text(Setting.API_TOKEN);
    if (token.isPresent() && !token.get().matches("[\\x21-\\x7e]{16,}")) {
      throw refused(
          Setting.API_TOKEN,
          "is no token: take 16 characters or more without blanks, such as openssl rand -hex 32"
              + " prints");
    }
    return token.map(Secret::new).orElse(null);
  }

  /** The names that are set; perhaps none. */
  List<RepoName> repositories() {
    return sources.list(Setting.REPOSITORIES).stream().map(this::repository).toList();
  }

  private RepoName repository(String name) {
    try {
      return RepoName.parse(name);
    } catch (Refused wrong) {
      throw new Refused(
          "%s: \"%s\" is no repository: write owner/name, such as mindscape/platform"
              .formatted(sources.place(Setting.REPOSITORIES), Shown.of(name)),
          wrong);
    }
  }

  /** A JDBC URL. */
  @Nullable Secret database(Setting setting) {
    var text = text(setting);
    if (text.isPresent() && !text.get().startsWith("jdbc:")) {
      // The text is not repeated: it may hold a password.
      throw refused(
          setting, "is no JDBC URL: write jdbc:postgresql://host:5432/name?user=…&password=…");
    }
    return text.map(Secret::new).orElse(null);
  }

  List<String> advisories() {
    var places = sources.list(Setting.ADVISORIES);
    for (var place : places) {
      boolean isAddress = place.contains("://");
      if (isAddress && !place.matches(ADVISORIES)) {
        throw wrongItem(
            Setting.ADVISORIES,
            place,
            "write folders, zip files, or addresses of such without a login in them");
      }
    }
    return places;
  }

  /**
   * Hosts, perhaps with a port.
   *
   * @param how they are to be written
   */
  List<String> hosts(Setting setting, String how) {
    var hosts = sources.list(setting);
    for (var host : hosts) {
      if (!host.matches(HOST)) {
        throw wrongItem(
            setting, host, "write hosts as %s, such as registry.example:5000".formatted(how));
      }
    }
    return hosts;
  }

  /** The address, without a slash at its end. */
  Optional<URI> url(Setting setting, String example) {
    return text(setting).map(text -> url(setting, text, example));
  }

  private URI url(Setting setting, String text, String example) {
    try {
      if (text.matches("https?://[^\\s/@]+(/\\S*)?")) {
        return new URI(text.replaceAll("/+$", "")).parseServerAuthority();
      }
    } catch (URISyntaxException none) {
      // Said below.
    }
    throw wrong(setting, text, "write a URL without a login in it, such as " + example);
  }

  Duration reconcile() {
    return duration(Setting.RECONCILE_INTERVAL, "PT5M");
  }

  Duration renderTime() {
    return duration(Setting.RENDER_TIME, "PT30S");
  }

  Duration clockTolerance() {
    return duration(Setting.CLOCK_TOLERANCE, "PT5S");
  }

  Duration auditRetention() {
    var retention = duration(Setting.AUDIT_RETENTION, "P365D");
    if (retention.compareTo(Duration.ofDays(1)) < 0) {
      throw wrong(
          Setting.AUDIT_RETENTION,
          text(Setting.AUDIT_RETENTION).orElse(""),
          "write a day or more, such as P365D");
    }
    return retention;
  }

  private Duration duration(Setting setting, String usual) {
    var text = text(setting).orElse(usual);
    try {
      var duration = Duration.parse(text);
      if (duration.compareTo(SHORTEST) >= 0 && duration.compareTo(LONGEST) <= 0) {
        return duration;
      }
    } catch (DateTimeException none) {
      // Said below.
    }
    throw wrong(
        setting,
        text,
        "write an ISO-8601 duration of at least a second, such as PT5M for five minutes");
  }

  /** Whether GitHub limits how fast we may ask. */
  boolean limited() {
    var text = text(Setting.GITHUB_LIMITS).orElse("github");
    return switch (text) {
      case "github" -> true;
      case "none" -> false;
      default ->
          throw wrong(
              Setting.GITHUB_LIMITS,
              text,
              "write github, or none for a GitHub Enterprise Server without rate limits");
    };
  }

  /** What is wrong with a value that is shown, and what to do. */
  Refused wrong(Setting setting, String value, String advice) {
    return refused(setting, "is \"%s\": %s".formatted(Shown.of(value), advice));
  }

  private Refused wrongItem(Setting setting, String item, String advice) {
    return refused(setting, "has \"%s\": %s".formatted(Shown.of(item), advice));
  }

  /** What is wrong with a value that is not shown, and what to do. */
  Refused refused(Setting setting, String sentence) {
    return new Refused(sources.place(setting) + " " + sentence);
  }
}
