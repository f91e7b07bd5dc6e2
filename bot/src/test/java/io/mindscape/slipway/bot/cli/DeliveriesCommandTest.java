package io.mindscape.slipway.bot.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.webserver.WebServer;
import io.mindscape.slipway.bot.api.ApiService;
import io.mindscape.slipway.bot.api.FixedWindows;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway deliveries} against a real API. */
final class DeliveriesCommandTest {

  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;

  private Store store;
  private WebServer server;
  private Path token;

  @BeforeEach
  void open() throws Exception {
    token = Files.writeString(folder.resolve("token"), "the-token-of-the-operator\n");
    store = Store.embedded(folder.resolve("data"));
    var records =
        new ApiService.Records(
            store.deliveries(),
            store.trail(),
            store.audit(),
            (repository, number, head) -> Optional.empty(),
            new ApiService.Maintenance(store.reports(), new FixedWindows()));
    var api = new ApiService("the-token-of-the-operator", records, Clock.systemUTC());
    server =
        WebServer.builder()
            .host("127.0.0.1")
            .shutdownHook(false)
            .routing(routing -> routing.register(api))
            .build()
            .start();
    var evidence = new Evidence(Map.of(), Evidence.Origin.SIGNED, "{\"zen\":\"\"}".getBytes(UTF_8));
    store.inbox().keep(new Delivery("g-1", "push", "", "o/n", "o/n@main", "", evidence, NOON));
    store
        .inbox()
        .keep(new Delivery("g-22", "pull_request", "opened", "o/n", "o/n#7", "", evidence, NOON));
  }

  @AfterEach
  void close() {
    server.stop();
    store.close();
  }

  private CommandLineRun run(String... arguments) {
    var all = new ArrayList<>(List.of("deliveries"));
    all.addAll(List.of(arguments));
    all.addAll(
        List.of("--url", "http://127.0.0.1:" + server.port(), "--token-file", token.toString()));
    return CommandLineRun.of(all.toArray(String[]::new));
  }

  @Test
  void listsInColumns() {
    var listed = run("list");

    assertThat(listed.err()).isEmpty();
    assertThat(listed.out())
        .isEqualTo(
            """
            STATE    RECEIVED              EVENT                SUBJECT   ATTEMPTS  GUID
            pending  2026-11-29T12:00:00Z  pull_request.opened  o/n#7     0         g-22
            pending  2026-11-29T12:00:00Z  push                 o/n@main  0         g-1
            """);
    assertThat(run("list", "--subject", "o/n#7").out()).contains("g-22").doesNotContain("g-1\n");
    assertThat(run("list", "--state", "dead").out()).isEqualTo("There are none.\n");
    assertThat(run("list", "--format", "json").out()).contains("\"deliveries\"");
  }

  @Test
  void showsOneAndOnlyOnDemandWhatWasInIt() {
    assertThat(run("show", "g-1").out()).contains("pending").doesNotContain("zen");
    assertThat(run("show", "g-1", "--payload").out()).contains("zen", "signed");
  }

  @Test
  void letsOneRunAgain() {
    // What is kept comes to the queue a moment later; whoever lists waits for it.
    assertThat(run("list").out()).contains("g-1");
    var claim = store.queue().claim("w", () -> NOON, Duration.ofSeconds(60)).orElseThrow();
    store.queue().dead(claim, "no luck", NOON);

    var replayed = run("replay", claim.delivery().guid());

    assertThat(replayed.exit()).isZero();
    assertThat(replayed.out()).contains("is pending");
  }

  @Test
  void saysWhatIsWrongAndWhatToDo() throws Exception {
    var unknown = run("show", "nobody");
    assertThat(unknown.exit()).isEqualTo(1);
    assertThat(unknown.err())
        .isEqualTo(
            "slipway: there is no delivery nobody: slipway deliveries list shows which there"
                + " are\n");
    assertThat(run("replay", "nobody").exit()).isEqualTo(1);

    assertThat(run("list", "--limit", "0").err()).contains("limit is a number");

    Files.writeString(token, "another-token-altogether");
    var stranger = run("list");
    assertThat(stranger.exit()).isEqualTo(2);
    assertThat(stranger.err()).contains("does not accept the token: set SLIPWAY_API_TOKEN");
    assertThat(stranger.err()).doesNotContain("another-token");

    int port = server.port();
    server.stop();
    var nobody =
        CommandLineRun.of(
            "deliveries",
            "list",
            "--url",
            "http://127.0.0.1:" + port,
            "--token-file",
            token.toString());
    assertThat(nobody.exit()).isEqualTo(2);
    assertThat(nobody.err()).contains("No bot answers at", "slipway serve").hasLineCount(1);
  }
}
