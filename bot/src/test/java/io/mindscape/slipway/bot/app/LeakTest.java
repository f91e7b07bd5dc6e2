package io.mindscape.slipway.bot.app;

import static io.mindscape.slipway.bot.app.RawRequest.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.bot.api.ApiService;
import io.mindscape.slipway.bot.api.FixedWindows;
import io.mindscape.slipway.bot.log.Logs;
import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.delivery.BrokenInbox;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/** No secret gets into a log line, an answer or the audit log, at whatever level is logged. */
final class LeakTest {

  @TempDir private Path folder;

  private final CapturedLog log = new CapturedLog();
  private Store store;

  @BeforeEach
  void open() {
    store = Store.embedded(folder.resolve("data"));
    log.begin();
    Logs.hide(Leaks.SETTINGS);
    // Everything that the server and other libraries have to say.
    Logger.getLogger("").setLevel(Level.ALL);
  }

  @AfterEach
  void close() {
    log.close();
    Logs.takeOver();
    Logs.hide(List.of());
    store.close();
  }

  private static Stream<String> all() {
    return Stream.concat(Leaks.SHAPES.stream(), Leaks.SETTINGS.stream());
  }

  @Test
  void aLogLineHidesThemWhereverTheyAre() {
    var logger = LoggerFactory.getLogger("io.mindscape.slipway.leaks");
    all()
        .forEach(
            leak -> {
              var failure = new IllegalStateException("outer " + leak, new IOException(leak));
              logger.info("it said {}", leak);
              logger.atWarn().addKeyValue("detail", leak).log("a field");
              logger.atError().setCause(failure).log(leak);
              Logger.getLogger("other").log(Level.SEVERE, leak, failure);
            });

    assertThat(log.lines()).hasSize(4 * (Leaks.SHAPES.size() + Leaks.SETTINGS.size()));
    nothingIn(String.join("\n", log.lines()));
  }

  @Test
  void requestsLeaveNoneInAnswersLogsOrTheAuditLog() throws Exception {
    var records =
        new ApiService.Records(
            store.deliveries(),
            store.trail(),
            store.audit(),
            new Pages(store.reviews(Clock.systemUTC()), Clock.systemUTC()).answers(),
            new ApiService.Maintenance(store.reports(), new FixedWindows()));
    var api = new ApiService(Leaks.SETTINGS.getLast(), records, Clock.systemUTC());
    var answers = new StringBuilder();
    try (var door = new Door(store.inbox(), List.of(api))) {
      for (var leak : all().toList()) {
        for (var request : requests(leak)) {
          answers.append(door.send(request.bytes(), 1)).append('\n');
        }
      }
    }

    Logger.getLogger("other").log(Level.FINEST, "the least grave");
    assertThat(log.lines()).anyMatch(line -> line.contains("the least grave"));
    nothingIn(answers.toString());
    nothingIn(String.join("\n", log.lines()));
    nothingIn(store.trail().list(100).toString());
  }

  private static List<RawRequest> requests(String leak) {
    var line = leak.lines().reduce((one, other) -> one + " " + other).orElseThrow();
    var escaped = URLEncoder.encode(leak, UTF_8);
    var requests = new ArrayList<RawRequest>();
    var unsigned = delivery().with("X-Hub-Signature-256: sha256=" + "0".repeat(64));
    requests.add(unsigned.with("X-GitHub-Delivery: " + line));
    requests.add(unsigned.with("X-GitHub-Event: " + line));
    requests.add(delivery().with("X-Hub-Signature-256: " + line));
    requests.add(delivery().with("Content-Type: " + line));
    requests.add(delivery().with("Content-Length: " + line));
    requests.add(delivery().with("Host: " + line));
    requests.add(delivery().plus("X-Odd: " + line + "\nX"));
    requests.add(delivery().plus(line));
    requests.add(delivery(leak));
    requests.add(delivery("{\"action\":{\"a\":" + quoted(leak) + "}}"));
    requests.add(delivery("{\"repository\":{\"full_name\":" + quoted(leak) + "}}"));
    requests.add(delivery("{" + quoted(leak) + ":1," + quoted(leak) + ":2}"));
    requests.add(delivery().line("POST /webhooks/" + escaped + " HTTP/1.1"));
    requests.add(delivery().line(line));
    for (var path :
        List.of(
            "/" + escaped,
            "/api/v1/deliveries/" + escaped,
            "/api/v1/deliveries?state=" + escaped,
            "/api/v1/audit?before=" + escaped)) {
      var get = delivery().line("GET " + path + " HTTP/1.1").without("Content-Length").sending("");
      requests.add(get);
      requests.add(get.plus("Authorization: Bearer " + line));
      requests.add(get.plus("Authorization: Bearer " + Leaks.SETTINGS.getLast()));
      requests.add(
          get.line("POST " + path + "/replay HTTP/1.1").plus("Authorization: Bearer " + line));
    }
    return requests;
  }

  private static String quoted(String text) {
    return JsonMapper.shared().writeValueAsString(text);
  }

  @Test
  void aStoreThatFailsWithOneDoesNotTellIt() throws Exception {
    for (var leak : all().toList()) {
      try (var door = new Door(new BrokenInbox("cannot connect with " + leak))) {
        var answer = door.send(delivery().bytes(), 1);

        assertThat(answer).startsWith("HTTP/1.1 503 ");
        nothingIn(answer);
      }
    }
    assertThat(String.join("\n", log.lines())).contains("deliveries cannot be stored");
    nothingIn(String.join("\n", log.lines()));
  }

  @Test
  void settingsDoNotShowTheirSecrets() {
    var key = "ghp_" + "A1b2C3d4E5f6G7h8I9j0K1l2M3n4O5p6Q7r8";
    var settings =
        SettingsReader.read(
            Map.of(
                "SLIPWAY_WEBHOOK_SECRET", Leaks.SETTINGS.get(0),
                "SLIPWAY_WEBHOOK_SECRET_PREVIOUS", Leaks.SETTINGS.get(1),
                "SLIPWAY_API_TOKEN", Leaks.SETTINGS.get(2),
                "SLIPWAY_GITHUB_TOKEN", key,
                "SLIPWAY_DATABASE_URL", "jdbc:h2:mem:x;PASSWORD=" + Leaks.SETTINGS.get(0),
                "SLIPWAY_REPOSITORIES", "o/n",
                "SLIPWAY_DATA_DIR", folder.resolve("state").toString()),
            SettingsReader.Flags.NONE);

    nothingIn(settings.toString());
    assertThat(settings.secrets()).contains(key).containsAll(Leaks.SETTINGS);
  }

  @Test
  void aShortTokenIsRefusedWithoutBeingRepeated() {
    assertThatThrownBy(
            () ->
                SettingsReader.caller(
                    Map.of("SLIPWAY_API_TOKEN", "short-secret"), SettingsReader.Flags.NONE))
        .hasMessageContaining("SLIPWAY_API_TOKEN")
        .hasMessageNotContaining("short-secret");
  }

  private static void nothingIn(String text) {
    all()
        .map(Leaks::secretPart)
        .flatMap(String::lines)
        .forEach(secret -> assertThat(text).doesNotContain(secret));
  }
}
