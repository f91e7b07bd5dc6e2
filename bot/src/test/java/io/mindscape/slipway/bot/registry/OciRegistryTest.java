package io.mindscape.slipway.bot.registry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Duration;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A registry's good and bad days. */
final class OciRegistryTest {

  private final MockWebServer server = new MockWebServer();
  private OciRegistry registry;

  @BeforeEach
  void start() throws IOException {
    server.start(InetAddress.getLoopbackAddress(), 0);
    registry =
        new OciRegistry(
            URI.create("http://127.0.0.1:" + server.getPort()), new Fetch(Duration.ZERO));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void listsTheTagsInTheRegistrysOrder() throws Exception {
    answers("{\"name\":\"mindscape/api\",\"tags\":[\"1.8.2\",\"1.8.10\",\"latest\"]}");

    assertThat(registry.tags("mindscape/api")).containsExactly("1.8.2", "1.8.10", "latest");
    assertThat(server.takeRequest().getTarget()).isEqualTo("/v2/mindscape/api/tags/list");
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

  private void answers(String body) {
    server.enqueue(json(body).build());
  }

  private static MockResponse.Builder json(String body) {
    return new MockResponse.Builder().addHeader("Content-Type", "application/json").body(body);
  }
}
