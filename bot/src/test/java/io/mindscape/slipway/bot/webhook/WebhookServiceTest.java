package io.mindscape.slipway.bot.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.helidon.metrics.api.MeterRegistry;
import io.helidon.webserver.WebServer;
import io.mindscape.slipway.bot.observe.Meters;
import io.mindscape.slipway.jobs.delivery.BrokenInbox;
import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Evidence.Origin;
import io.mindscape.slipway.jobs.delivery.Filter;
import io.mindscape.slipway.jobs.delivery.Inbox;
import io.mindscape.slipway.jobs.delivery.MemoryInbox;
import io.mindscape.slipway.jobs.delivery.State;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** GitHub's door over real HTTP. */
final class WebhookServiceTest {

  private static final String OPENED =
      """
      {"action":"opened","pull_request":{"number":7},"repository":{"full_name":"o/n"}}
      """;

  private final MemoryInbox inbox = new MemoryInbox();
  private final HttpClient client = HttpClient.newHttpClient();
  private final SlowSenders slow = new SlowSenders(Duration.ofSeconds(10), () -> {});
  private WebServer server;

  @BeforeEach
  void start() {
    server = serve(inbox);
  }

  @AfterEach
  void stop() {
    server.stop();
    client.close();
    slow.close();
  }

  @Test
  void keepsASignedDeliveryBeforeItIsAcknowledged() throws Exception {
    assertThat(post(OPENED, "current", "pull_request", "g1")).isEqualTo(202);

    var kept = inbox.show("g1").orElseThrow().delivery();
    assertThat(kept.subject()).isEqualTo("o/n#7");
    assertThat(kept.action()).isEqualTo("opened");
    assertThat(kept.evidence().body()).isEqualTo(OPENED.getBytes(UTF_8));
    assertThat(kept.slot()).isEqualTo(Delivery.REVIEW);
    assertThat(kept.evidence().origin()).isEqualTo(Origin.SIGNED);
    assertThat(kept.evidence().headers())
        .containsEntry("X-GitHub-Event", "pull_request")
        .doesNotContainKey("X-Hub-Signature-256");
  }

  @Test
  void whatAsksForNothingIsDoneAtOnce() throws Exception {
    var labeled = OPENED.replace("opened", "labeled");

    assertThat(post(labeled, "current", "pull_request", "g1")).isEqualTo(202);
    assertThat(post(labeled, "current", "pull_request", "g1")).isEqualTo(202);

    assertThat(inbox.show("g1").orElseThrow().state()).isEqualTo(State.DONE);
    assertThat(inbox.list(Filter.ALL, 10)).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({
    "refs/heads/main,  false,  PENDING",
    "refs/heads/main,  null,   PENDING",
    "refs/heads/main,  [true], PENDING",
    "refs/heads/main,  true,   DONE",
    "refs/tags/v1,     false,  DONE"
  })
  void aPushOfNoBranchAsksForNothing(String ref, String deleted, State state) throws Exception {
    var push =
        """
        {"ref":"%s","deleted":%s,"repository":{"full_name":"o/n"}}
        """
            .formatted(ref, deleted);

    assertThat(post(push, "current", "push", "g1")).isEqualTo(202);

    assertThat(inbox.show("g1").orElseThrow().state()).isEqualTo(state);
  }

  @Test
  void aBranchIsALaneWhateverItsLength() throws Exception {
    var branch = "b".repeat(3_000);
    var push =
        """
        {"ref":"refs/heads/%s","repository":{"full_name":"o/n"}}
        """;

    assertThat(post(push.formatted("main"), "current", "push", "g1")).isEqualTo(202);
    assertThat(post(push.formatted(branch), "current", "push", "g2")).isEqualTo(202);
    assertThat(post(push.formatted(branch + "2"), "current", "push", "g3")).isEqualTo(202);

    var main = inbox.show("g1").orElseThrow().delivery();
    assertThat(main.subject()).isEqualTo("o/n@main");
    assertThat(main.slot()).isEqualTo(Delivery.PUSH);
    var one = inbox.show("g2").orElseThrow().delivery();
    var other = inbox.show("g3").orElseThrow().delivery();
    assertThat(one.subject()).hasSizeLessThan(250).isNotEqualTo(other.subject());
  }

  @Test
  void acceptsThePreviousSecretTooAndSaysSo() throws Exception {
    assertThat(post(OPENED, "previous", "pull_request", "g1")).isEqualTo(202);

    assertThat(inbox.show("g1").orElseThrow().delivery().evidence().origin())
        .isEqualTo(Origin.SIGNED_PREVIOUS);
  }

  @Test
  void acknowledgesARepetitionAndKeepsItOnce() throws Exception {
    post(OPENED, "current", "pull_request", "g1");

    assertThat(post(OPENED, "current", "pull_request", "g1")).isEqualTo(202);
    assertThat(inbox.list(Filter.ALL, 10)).hasSize(1);
  }

  @Test
  void refusesWhatIsNotSignedWithOurSecret() throws Exception {
    assertThat(post(OPENED, "another", "pull_request", "g1")).isEqualTo(401);
    for (var signature :
        new String[] {"", "sha256=", "sha256=zz", "sha1=00", "sha256=" + "0".repeat(64)}) {
      assertThat(send(OPENED.getBytes(UTF_8), signature, "pull_request", "g1")).isEqualTo(401);
    }
    assertThat(inbox.list(Filter.ALL, 10)).isEmpty();
  }

  @Test
  void refusesABodyThatWasChangedAfterSigning() throws Exception {
    var signature = sign(OPENED.getBytes(UTF_8), "current");

    assertThat(send(OPENED.replace('7', '8').getBytes(UTF_8), signature, "pull_request", "g1"))
        .isEqualTo(401);
  }

  @Test
  void answersAPing() throws Exception {
    assertThat(post("{\"zen\":\"x\"}", "current", "ping", "g1")).isEqualTo(200);
    assertThat(inbox.list(Filter.ALL, 10)).isEmpty();
  }

  @Test
  void refusesWhatIsNoDelivery() throws Exception {
    assertThat(post(OPENED, "current", "", "g1")).isEqualTo(400);
    assertThat(post(OPENED, "current", "pull_request", "")).isEqualTo(400);
    assertThat(post("{", "current", "pull_request", "g1")).isEqualTo(400);
    assertThat(post("[]", "current", "pull_request", "g1")).isEqualTo(400);
    assertThat(post("[".repeat(5_000), "current", "pull_request", "g1")).isEqualTo(400);
    var longAction = OPENED.replace("opened", "o".repeat(201));
    assertThat(post(longAction, "current", "pull_request", "g1")).isEqualTo(400);
    var oddAction = OPENED.replace("opened", "\\u0000");
    assertThat(post(oddAction, "current", "pull_request", "g1")).isEqualTo(400);
    assertThat(post(OPENED, "current", "pull_request", "g".repeat(101))).isEqualTo(400);
    assertThat(inbox.list(Filter.ALL, 10)).isEmpty();
  }

  @Test
  void refusesARepositoryThatItDoesNotLookAfter() throws Exception {
    assertThat(post(OPENED.replace("o/n", "o/other"), "current", "pull_request", "g1"))
        .isEqualTo(403);
  }

  @Test
  void saysSoWhenItCannotStore() throws Exception {
    server.stop();
    server = serve(new BrokenInbox("the disk is full"));

    assertThat(post(OPENED, "current", "pull_request", "g1")).isEqualTo(503);
    var labeled = OPENED.replace("opened", "labeled");
    assertThat(post(labeled, "current", "pull_request", "g2")).isEqualTo(503);
  }

  private WebServer serve(Inbox kept) {
    var watch = new WebhookService.Watch(new Meters(MeterRegistry.create()), slow);
    var service =
        new WebhookService(
            List.of("current", "previous"), Set.of("o/n"), kept, Clock.systemUTC(), watch);
    return WebServer.builder()
        .host("127.0.0.1")
        .port(0)
        .shutdownHook(false)
        .routing(routing -> routing.register(service))
        .build()
        .start();
  }

  private int post(String body, String secret, String event, String guid) throws Exception {
    var bytes = body.getBytes(UTF_8);
    return send(bytes, sign(bytes, secret), event, guid);
  }

  private int send(byte[] body, String signature, String event, String guid) throws Exception {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/webhooks/github"))
            .header("X-Hub-Signature-256", signature)
            .header("X-GitHub-Event", event)
            .header("X-GitHub-Delivery", guid)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofByteArray(body))
            .build();
    return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static String sign(byte[] body, String secret) throws Exception {
    var mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(UTF_8), "HmacSHA256"));
    return "sha256=" + HexFormat.of().formatHex(mac.doFinal(body));
  }
}
