package io.mindscape.slipway.bot.registry;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.image.ImageRegistry.Found;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry's good and bad days. */
final class OciRegistryTest {

  /** Tags of one image. */
  private static final int MANY = 2_500;

  private final MockWebServer server = new MockWebServer();
  private final AtomicLong nanos = new AtomicLong();
  private final List<Duration> rests = new ArrayList<>();
  private OciRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    registry = registry(Logins.none());
  }

  private OciRegistry registry(Logins logins) {
    return new OciRegistry(
        new Registries(
            URI.create("http://127.0.0.1:" + server.getPort()),
            Set.of("127.0.0.1:" + server.getPort()),
            false),
        logins,
        new Fetch(OciRegistry.SYSTEM, Duration.ZERO, rests::add),
        nanos::get);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsTheTagsInTheRegistrysOrder() throws Exception {
    answers("{\"name\":\"mindscape/api\",\"tags\":[\"1.8.2\",\"1.8.10\",\"latest\"]}");

    assertThat(registry.tags("mindscape/api")).containsExactly("1.8.2", "1.8.10", "latest");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/mindscape/api/tags/list?n=1000");
  }

  @Test
  void followsTheLinksFromPageToPage() throws Exception {
    server.enqueue(
        json("{\"tags\":[\"1.0.0\"]}")
            .addHeader("Link", "</v2/mindscape/api/tags/list?last=1.0.0&n=1>; rel=\"next\"")
            .build());
    answers("{\"tags\":[\"1.0.1\"]}");

    assertThat(registry.tags("mindscape/api")).containsExactly("1.0.0", "1.0.1");
    server.takeRequest();
    assertThat(server.takeRequest().getTarget())
        .isEqualTo("/v2/mindscape/api/tags/list?last=1.0.0&n=1");
  }

  @Test
  void doesNotFollowALinkToSomebodyElse() {
    server.enqueue(
        json("{\"tags\":[\"1.0.0\"]}")
            .addHeader("Link", "<http://169.254.169.254/latest>; rel=\"next\"")
            .build());

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("it names a next page that is not its own");
  }

  @Test
  void doesNotFollowLinksForEver() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return json("{\"tags\":[\"1.0.0\"]}")
                .addHeader("Link", "<%s>; rel=\"next\"".formatted(request.getTarget()))
                .build();
          }
        });

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("it lists mindscape/api in more than 100 pages");
  }

  @Test
  void thePagesOfAnImageTakeNoLongerThanTwoMinutesTogether() {
    server.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            nanos.addAndGet(Duration.ofSeconds(50).toNanos());
            return json("{\"tags\":[\"1.0.0\"]}")
                .addHeader("Link", "<%s>; rel=\"next\"".formatted(request.getTarget()))
                .build();
          }
        });

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("it takes more than 120 s to list mindscape/api");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void aTokenIsFetchedOnceForAllPagesAndAgainWhenItHasRunOut() throws Exception {
    var host = "http://127.0.0.1:" + server.getPort();
    var wants = "Bearer realm=\"%s/token\",service=\"reg\"".formatted(host);
    server.enqueue(locked(wants));
    server.enqueue(json("{\"token\":\"one\"}").build());
    server.enqueue(
        json("{\"tags\":[\"1.0.0\"]}").addHeader("Link", "</v2/p2>; rel=\"next\"").build());
    server.enqueue(
        json("{\"tags\":[\"1.0.1\"]}").addHeader("Link", "</v2/p3>; rel=\"next\"").build());
    server.enqueue(locked(wants));
    server.enqueue(json("{\"token\":\"two\"}").build());
    answers("{\"tags\":[\"1.0.2\"]}");

    assertThat(registry.tags("mindscape/api")).containsExactly("1.0.0", "1.0.1", "1.0.2");
    assertThat(shown())
        .containsExactly(
            "/v2/mindscape/api/tags/list?n=1000 null",
            "/token?service=reg&scope=repository%3Amindscape%2Fapi%3Apull null",
            "/v2/mindscape/api/tags/list?n=1000 Bearer one",
            "/v2/p2 Bearer one",
            "/v2/p3 Bearer one",
            "/token?service=reg&scope=repository%3Amindscape%2Fapi%3Apull null",
            "/v2/p3 Bearer two");
  }

  @Test
  void aRegistryThatNobodyListedIsNotAsked() {
    assertThatThrownBy(() -> registry.tags("elsewhere.example/mindscape/api"))
        .isInstanceOf(Refused.class)
        .hasMessage(
            "SLIPWAY_REGISTRIES does not list elsewhere.example, so it is not asked: list it"
                + " there if it may be");
    assertThat(server.getRequestCount()).isZero();
  }

  @Test
  void theDateIsThatOfTheUsualPlatformAndOnlyOfWhatHasItsDigest() {
    var config = "{\"created\":\"2026-11-20T10:00:00.5+01:00\"}";
    var manifest = "{\"config\":{\"digest\":\"%s\"}}".formatted(sha(config));
    var list =
        """
        {"manifests":[
        {"digest":"%s","platform":{"os":"unknown","architecture":"unknown"}},
        {"digest":"%s","platform":{"os":"linux","architecture":"arm64"}},
        {"digest":"%s","platform":{"os":"linux","architecture":"amd64"}}]}\
        """
            .formatted(sha("a"), sha("b"), sha(manifest));
    answers(list);
    answers(manifest);
    answers(config);

    assertThat(registry.find("mindscape/api", "1.8.2"))
        .contains(new Found(sha(list), Optional.of(Instant.parse("2026-11-20T09:00:00.500Z"))));

    answers(list);
    answers(manifest);
    answers(config + " ");

    assertThat(registry.find("mindscape/api", "1.8.2"))
        .contains(new Found(sha(list), Optional.empty()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "no json",
        "[]",
        "{}",
        "{\"manifests\":[]}",
        "{\"manifests\":[{\"digest\":\"../../secret\"}]}",
        "{\"config\":{\"digest\":\"sha256:abc\"}}"
      })
  void aManifestThatTellsNoDateStillHasADigest(String manifest) {
    answers(manifest);

    assertThat(registry.find("mindscape/api", "1.8.2"))
        .contains(new Found(sha(manifest), Optional.empty()));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void aTagThatIsNotThereIsNotFound() {
    server.enqueue(new MockResponse.Builder().code(404).build());

    assertThat(registry.find("mindscape/api", "9")).isEmpty();
  }

  @Test
  void aRealRegistryTellsThousandsOfTagsAndWhenAnImageWasBuilt(@TempDir Path folder)
      throws Exception {
    try (var real = DebiansRegistry.start(folder)) {
      var image = real.host() + "/mindscape/api";
      real.push("mindscape/api", "1.8.0", Instant.parse("2026-11-01T08:00:00Z"));
      for (int patch = 1; patch < MANY; patch++) {
        real.tagAgain("mindscape/api", "1.8.0", "1.8." + patch);
      }
      var newest = real.push("mindscape/api", "1.8." + MANY, Instant.parse("2026-11-20T08:00:00Z"));
      var asked = new OciRegistry(new Registries(null, Set.of(real.host()), false), Logins.none());

      assertThat(asked.tags(image)).hasSize(MANY + 1).contains("1.8.0", "1.8." + MANY);
      assertThat(asked.find(image, "1.8." + MANY))
          .contains(new Found(newest, Optional.of(Instant.parse("2026-11-20T08:00:00Z"))));
      assertThat(asked.find(image, "1.8.1"))
          .contains(
              new Found(
                  asked.find(image, "1.8.0").orElseThrow().digest(),
                  Optional.of(Instant.parse("2026-11-01T08:00:00Z"))));
      assertThat(asked.find(image, "1.9.0")).isEmpty();
      assertThat(asked.tags(real.host() + "/mindscape/nobody")).isEmpty();
    }
  }

  @Test
  void anImageThatItDoesNotKnowHasNoTags() {
    server.enqueue(new MockResponse.Builder().code(404).build());

    assertThat(registry.tags("mindscape/nobody")).isEmpty();
  }

  @Test
  void anImageWhoseTagsWereDeletedHasNone() {
    answers("{\"name\":\"mindscape/api\",\"tags\":null}");

    assertThat(registry.tags("mindscape/api")).isEmpty();
  }

  @Test
  void aHiccupIsPassedOver() {
    server.enqueue(new MockResponse.Builder().code(503).build());
    server.enqueue(
        new MockResponse.Builder().onResponseStart(new SocketEffect.CloseSocket()).build());
    answers("{\"tags\":[\"1.0.0\"]}");

    assertThat(registry.tags("mindscape/api")).containsExactly("1.0.0");
  }

  @Test
  void aRegistryThatStaysBrokenIsUnavailable() {
    for (int i = 0; i < 3; i++) {
      server.enqueue(new MockResponse.Builder().code(500).build());
    }

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("it answers 500");
    assertThat(server.getRequestCount()).isEqualTo(3);
  }

  @Test
  void whoAsksForPatienceGetsIt() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "120").build());

    var failure = catchThrowableOfType(Unavailable.class, () -> registry.tags("mindscape/api"));

    assertThat(failure.retryAfter()).isEqualTo(Duration.ofMinutes(2));
    assertThat(server.getRequestCount()).isEqualTo(1);
  }

  @Test
  void whoSaysWhenIsAskedAgainThen() {
    server.enqueue(new MockResponse.Builder().code(429).addHeader("Retry-After", "7").build());
    server.enqueue(new MockResponse.Builder().code(503).build());
    answers("{\"tags\":[\"1.0.0\"]}");

    assertThat(registry.tags("mindscape/api")).containsExactly("1.0.0");
    assertThat(rests).containsExactly(Duration.ofSeconds(7), Duration.ZERO);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Bearer realm=\"%s/token\",service=\"reg\"",
        "Bearer realm=\"%s/token\", service=reg",
        "bearer service=reg,realm=%s/token"
      })
  void amongSeveralWaysInATokenIsTaken(String token) throws Exception {
    var host = "http://127.0.0.1:" + server.getPort();
    server.enqueue(
        new MockResponse.Builder()
            .code(401)
            .addHeader("WWW-Authenticate", "BASIC realm=\"Manager\"")
            .addHeader("WWW-Authenticate", token.formatted(host))
            .build());
    server.enqueue(json("{\"token\":\"one\"}").build());
    answers("{\"tags\":[\"1.0.0\"]}");

    assertThat(registry.tags("mindscape/api")).containsExactly("1.0.0");
    assertThat(shown())
        .containsExactly(
            "/v2/mindscape/api/tags/list?n=1000 null",
            "/token?service=reg&scope=repository%3Amindscape%2Fapi%3Apull null",
            "/v2/mindscape/api/tags/list?n=1000 Bearer one");
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 503})
  void whoGivesNoTokenForNowWantsNoPassword(int status) {
    var wants = "Bearer realm=\"http://127.0.0.1:%d/token\"".formatted(server.getPort());
    for (int attempt = 0; attempt < 3; attempt++) {
      server.enqueue(locked(wants));
      server.enqueue(new MockResponse.Builder().code(status).build());
    }

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("who gives its tokens answers " + status);
    assertThat(server.getRequestCount()).isEqualTo(6);
  }

  @Test
  void whoDoesNotSayWhatIsWantedIsShownTheLogin(@TempDir Path folder) throws Exception {
    var login = Base64.getEncoder().encodeToString("bot:secret".getBytes(StandardCharsets.UTF_8));
    var file =
        Files.writeString(
            folder.resolve("config.json"),
            "{\"auths\":{\"127.0.0.1:%d\":{\"auth\":\"%s\"}}}".formatted(server.getPort(), login));
    server.enqueue(new MockResponse.Builder().code(401).build());
    answers("{\"tags\":[\"1.0.0\"]}");

    assertThat(registry(Logins.read(file)).tags("mindscape/api")).containsExactly("1.0.0");
    assertThat(shown())
        .containsExactly(
            "/v2/mindscape/api/tags/list?n=1000 null",
            "/v2/mindscape/api/tags/list?n=1000 Basic " + login);
  }

  @Test
  void nobodyThereIsUnavailable() {
    server.close();

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("the connection failed");
  }

  @ParameterizedTest
  @ValueSource(strings = {"<html>", "{\"tags\":", "{\"tags\":7}", "{}", "[]"})
  void somethingElseIsNoListOfTags(String body) {
    answers(body);

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Unavailable.class)
        .hasMessage("it answers something that is no list of tags");
  }

  @Test
  void anEndlessAnswerIsCutOff() {
    for (int i = 0; i < 3; i++) {
      answers("[" + "\"1.0.0\",".repeat(1_200_000) + "]");
    }

    assertThatThrownBy(() -> registry.tags("mindscape/api")).isInstanceOf(Unavailable.class);
  }

  @Test
  void aRegistryWithAPasswordIsRefused() {
    server.enqueue(new MockResponse.Builder().code(401).build());

    assertThatThrownBy(() -> registry.tags("mindscape/api"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("wants a password");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "../admin", "a/../b", "Mindscape/api", "api:1.0", "api?x=1", "a//b"})
  void aNameThatIsNoneNeverReachesTheRegistry(String image) {
    assertThatThrownBy(() -> registry.tags(image)).isInstanceOf(Refused.class);
    assertThat(server.getRequestCount()).isZero();
  }

  private static MockResponse locked(String wants) {
    return new MockResponse.Builder().code(401).addHeader("WWW-Authenticate", wants).build();
  }

  /** What was asked, and what was shown to be let in. */
  private List<String> shown() throws InterruptedException {
    var all = new ArrayList<String>();
    for (int asked = 0; asked < server.getRequestCount(); asked++) {
      var request = server.takeRequest();
      all.add(request.getTarget() + " " + request.getHeaders().get("Authorization"));
    }
    return all;
  }

  private static String sha(String content) {
    return Sha.of(content.getBytes(UTF_8));
  }

  private void answers(String body) {
    server.enqueue(json(body).build());
  }

  private static MockResponse.Builder json(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body);
  }
}
