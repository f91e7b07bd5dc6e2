package io.mindscape.slipway.bot.cli;

import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/**
 * {@code slipway deliveries}: what became of deliveries, asked of the bot that runs. Exits with 0,
 * 1 where there is no such delivery, 2 where the bot cannot be asked.
 */
@Command(
    name = "deliveries",
    description = "Shows what became of deliveries, and lets one run again; asks the running bot.",
    mixinStandardHelpOptions = true)
public final class DeliveriesCommand implements Runnable {

  private static final int NONE = 1;

  @Option(
      names = "--url",
      paramLabel = "URL",
      scope = ScopeType.INHERIT,
      description = "Where the bot runs; without it, the host and port of the settings.")
  private @Nullable String url;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "The settings file (YAML); without it, the one that SLIPWAY_CONFIG names.")
  private @Nullable Path config;

  @Option(
      names = "--token-file",
      paramLabel = "FILE",
      scope = ScopeType.INHERIT,
      description = "A file with the API's token; without it, SLIPWAY_API_TOKEN or the settings.")
  private @Nullable Path tokenFile;

  @Spec private @Nullable CommandSpec spec;

  private final Map<String, String> environment;

  public DeliveriesCommand(Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
  }

  @Override
  public void run() {
    var line = Objects.requireNonNull(spec).commandLine();
    throw new ParameterException(line, "Say what to do with deliveries: list, show or replay.");
  }

  @Command(
      name = "list",
      description = "Lists deliveries, newest first.",
      mixinStandardHelpOptions = true)
  int list(
      @Option(
              names = "--state",
              paramLabel = "S",
              description = "pending, running, done, failed, dead or superseded.")
          @Nullable String state,
      @Option(names = "--repository", paramLabel = "OWNER/NAME", description = "Of a repository.")
          @Nullable String repository,
      @Option(
              names = "--subject",
              paramLabel = "S",
              description = "Such as owner/name#7 or owner/name@main.")
          @Nullable String subject,
      @Option(
              names = "--limit",
              paramLabel = "N",
              defaultValue = "50",
              description = "At most so many, up to 200; ${DEFAULT-VALUE} if not given.")
          int limit,
      @Option(
              names = "--format",
              defaultValue = "text",
              converter = Choices.OfFormat.class,
              paramLabel = "FORMAT",
              description = "How to tell: text (the default) or json.")
          Format format) {
    var query = "?limit=" + limit + part("state", state) + part("repository", repository);
    var answer = api().get("/deliveries" + query + part("subject", subject));
    if (answer.isEmpty()) {
      throw new Refused("What answers there is no Slipway: check --url");
    }
    var deliveries = answer.get().path("deliveries");
    print(
        switch (format) {
          case TEXT -> deliveries.isEmpty() ? "There are none.\n" : DeliveryTable.of(deliveries);
          case JSON -> answer.get().toPrettyString() + "\n";
        });
    return 0;
  }

  private static String part(String name, @Nullable String value) {
    return value == null ? "" : "&" + name + "=" + BotApi.encoded(value);
  }

  @Command(name = "show", description = "Shows one delivery.", mixinStandardHelpOptions = true)
  int show(
      @Parameters(paramLabel = "GUID", description = "Its id.") String guid,
      @Option(
              names = "--payload",
              description = "How it came in as well: headers, signature, and what was in it.")
          boolean payload) {
    var api = api();
    var path = "/deliveries/" + BotApi.encoded(guid);
    var delivery = api.get(path);
    if (delivery.isEmpty()) {
      return none(guid);
    }
    print(DeliveryTable.detail(delivery.get()));
    if (payload) {
      api.get(path + "/payload").ifPresent(in -> print(in.toPrettyString() + "\n"));
    }
    return 0;
  }

  @Command(
      name = "replay",
      description = "Lets a delivery run again.",
      mixinStandardHelpOptions = true)
  int replay(@Parameters(paramLabel = "GUID", description = "Its id.") String guid) {
    var delivery = api().post("/deliveries/" + BotApi.encoded(guid) + "/replay");
    if (delivery.isEmpty()) {
      return none(guid);
    }
    print(
        "%s is %s; slipway deliveries show %s says how it goes on.%n"
            .formatted(guid, delivery.get().path("state").asString(""), guid));
    return 0;
  }

  private int none(String guid) {
    var err = Objects.requireNonNull(spec).commandLine().getErr();
    err.println(
        "slipway: there is no delivery %s: slipway deliveries list shows which there are"
            .formatted(guid));
    err.flush();
    return NONE;
  }

  private void print(String text) {
    var out = Objects.requireNonNull(spec).commandLine().getOut();
    out.print(text);
    out.flush();
  }

  private BotApi api() {
    var caller = SettingsReader.caller(environment, new SettingsReader.Flags(config, null, null));
    return new BotApi(url == null ? url(caller) : url.replaceAll("/+$", ""), token(caller.token()));
  }

  private static String url(Settings.Caller caller) {
    var host = caller.host();
    var reachable = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://%s:%d"
        .formatted(reachable.contains(":") ? "[" + reachable + "]" : reachable, caller.port());
  }

  private String token(@Nullable Secret set) {
    if (tokenFile != null) {
      try {
        return Files.readString(tokenFile).strip();
      } catch (IOException failure) {
        throw new Refused("The token file %s cannot be read".formatted(tokenFile), failure);
      }
    }
    if (set == null) {
      throw new Refused(
          "There is no token for the API: set SLIPWAY_API_TOKEN to the one that the bot was started"
              + " with, or name a file that holds it with --token-file");
    }
    return set.reveal();
  }
}
