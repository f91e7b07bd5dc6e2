package io.mindscape.slipway.bot.github;

import static io.mindscape.slipway.bot.github.CannedGitHub.IN_REPO;
import static io.mindscape.slipway.bot.github.CannedGitHub.REPO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.mindscape.slipway.jobs.NotLetIn;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.forge.Discussion;
import io.mindscape.slipway.jobs.forge.Wholes;
import io.mindscape.slipway.policies.Refused;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What GitHub on a bad day becomes. */
class BadDaysTest {

  private static final Instant NOON = Instant.parse("2026-11-25T12:00:00Z");
  private static final String COMMENT = IN_REPO + "/issues/comments/5";
  private static final String COMMENTS = IN_REPO + "/issues/7/comments";

  private CannedGitHub github;
  private GitHubForge forge;
  private Discussion discussion;

  @BeforeEach
  void open() throws IOException {
    github = new CannedGitHub();
    forge = github.withToken(Clock.fixed(NOON, ZoneOffset.UTC));
    discussion = forge.ports().discussion();
  }

  @AfterEach
  void close() {
    forge.close();
    github.close();
  }

  @Test
  void aBadGatewayIsUnavailableAndThenAllIsWell() {
    github.answer("GET " + COMMENT, 502, "<html>Bad gateway</html>");
    github.answer(
        "GET " + COMMENT,
        200,
        """
        {"id":5,"issue_url":"https://x/issues/7","user":{"login":"ana"},"body":"/why",
         "created_at":"2026-11-25T11:00:00Z","updated_at":"2026-11-25T11:00:00Z"}\
        """);

    assertThatThrownBy(() -> discussion.find(REPO, 5))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("answered 502");
    assertThat(discussion.find(REPO, 5))
        .contains(
            new Discussion.Comment(
                5, 7, "ana", "/why", false, Instant.parse("2026-11-25T11:00:00Z")));
  }

  @Test
  void aBadGatewayOfTheLibrarysRequestsIsUnavailableToo() {
    github.answer("GET " + IN_REPO + "/pulls/7", 502, "");

    assertThatThrownBy(() -> forge.ports().pullRequests().find(REPO, 7))
        .isInstanceOf(Unavailable.class);
    assertThat(github.asked().stream().filter(asked -> asked.endsWith("/pulls/7"))).hasSize(1);
  }

  @Test
  void aSecondaryRateLimitIsWaitedForAsLongAsGitHubSays() {
    github.answer(
        "POST " + COMMENTS,
        new MockResponse.Builder()
            .code(403)
            .addHeader("Retry-After", "42")
            .body("{\"message\":\"You have exceeded a secondary rate limit\"}")
            .build());

    var limited = catchThrowableOfType(Unavailable.class, () -> discussion.write(REPO, 7, "Hello"));

    assertThat(limited.retryAfter()).isEqualTo(Duration.ofSeconds(42));
    assertThat(limited.system()).isEqualTo("GitHub");
  }

  @Test
  void aSpentRateLimitIsWaitedForUntilItIsReset() {
    github.answer(
        "GET " + IN_REPO + "/pulls",
        new MockResponse.Builder()
            .code(403)
            .addHeader("X-RateLimit-Remaining", "0")
            .addHeader("X-RateLimit-Reset", NOON.plusSeconds(600).getEpochSecond())
            .body("{\"message\":\"API rate limit exceeded\"}")
            .build());

    var limited =
        catchThrowableOfType(Unavailable.class, () -> forge.ports().pullRequests().open(REPO));

    assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(10));
  }

  @Test
  void wrongCredentialsAreToldWithWhatToDo() {
    github.forget("GET /api/v3/user");
    github.answer("GET /api/v3/user", 401, "{\"message\":\"Bad credentials\"}");

    assertThatThrownBy(forge::check)
        .isInstanceOf(NotLetIn.class)
        .hasMessageContaining("Bad credentials")
        .hasMessageContaining("SLIPWAY_GITHUB_TOKEN")
        .message()
        .doesNotContain("ghp_s3cret");
  }

  @Test
  void whatIsForbiddenIsRefusedWithWhatToDo() {
    github.answer(
        "POST " + COMMENTS, 403, "{\"message\":\"Resource not accessible by integration\"}");

    assertThatThrownBy(() -> discussion.write(REPO, 7, "Hello"))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Resource not accessible by integration")
        .hasMessageContaining("permission");
  }

  @Test
  void aDroppedConnectionIsUnavailableAndNothingIsSentTwice() {
    github.answer(
        "POST " + COMMENTS,
        new MockResponse.Builder()
            .onResponseStart(SocketEffect.ShutdownConnection.INSTANCE)
            .build());

    assertThatThrownBy(() -> discussion.write(REPO, 7, "Hello"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("does not answer");
    assertThat(github.requests("POST")).hasSize(1);
  }

  @Test
  void aGitHubThatIsNotThereIsOneSentence() {
    github.close();

    assertThatThrownBy(forge::check)
        .isInstanceOf(Unavailable.class)
        .hasMessage(
            "GitHub at %s does not answer (nothing accepts the connection): check"
                + " SLIPWAY_GITHUB_API_URL and the network",
            github.api());
  }

  @Test
  void somethingElseThatAnswersIsNotTakenForGitHub() {
    github.forget("GET /api/v3/user");
    github.answer("GET /api/v3/user", 200, "<html>Welcome</html>");

    assertThatThrownBy(forge::check)
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("is not GitHub's API");
  }

  @Test
  void aRepositoryThatIsHiddenIsRefusedAtTheStart() {
    github.forget("GET " + IN_REPO);

    assertThatThrownBy(forge::check)
        .isInstanceOf(Refused.class)
        .hasMessageContaining("GitHub knows no repository mindscape/platform");
  }

  @ParameterizedTest
  @ValueSource(ints = {500, 502, 503, 504, 429})
  void whatMayPassIsUnavailableAndNothingIsSentTwice(int code) {
    github.answer("POST " + COMMENTS, code, "");

    assertThatThrownBy(() -> discussion.write(REPO, 7, "Hello")).isInstanceOf(Unavailable.class);
    assertThat(github.requests("POST")).hasSize(1);
  }

  @Test
  void aForbiddenThatGivesNoReasonIsNotGitHubsAndMayPass() {
    github.answer("POST " + COMMENTS, 403, "<html>Forbidden by the proxy</html>");

    assertThatThrownBy(() -> discussion.write(REPO, 7, "Hello"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("forbids POST");
    github.forget("POST " + COMMENTS);
    github.answer("POST " + COMMENTS, 403, "{\"message\":\"Not today\"}");
    assertThatThrownBy(() -> discussion.write(REPO, 7, "Hello"))
        .isInstanceOf(Unavailable.class)
        .hasMessageContaining("Not today");
  }

  @Test
  void aSecondaryRateLimitWithoutATimeIsWaitedForAMinute() {
    github.answer(
        "POST " + COMMENTS, 403, "{\"message\":\"You have exceeded a secondary rate limit\"}");

    var limited = catchThrowableOfType(Unavailable.class, () -> discussion.write(REPO, 7, "Hello"));

    assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{\"id\":5,\"issue_", "<html>", "[1,"})
  void anAnswerThatIsNotWholeIsUnavailableThoughItSaysThatAllIsWell(String body) {
    github.answer("POST " + COMMENTS, 201, body);
    github.answer("GET " + COMMENTS, 200, body);
    github.answer("GET " + IN_REPO + "/pulls/7", 200, body);

    assertThatThrownBy(() -> discussion.write(REPO, 7, "Hello")).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> discussion.comments(REPO, 7)).isInstanceOf(Unavailable.class);
    assertThatThrownBy(() -> forge.ports().pullRequests().find(REPO, 7))
        .isInstanceOf(Unavailable.class);
    assertThat(github.requests("POST")).hasSize(1);
  }

  @Test
  void whatIsNoListIsNotTakenForOne() {
    github.answer("GET " + COMMENTS, 200, "{}");

    assertThatThrownBy(() -> discussion.comments(REPO, 7)).isInstanceOf(Unavailable.class);
  }

  @Test
  void aCommentThatIsTooLongIsCutAndItsWholeIsKept() throws IOException {
    github.answer("POST " + COMMENTS, 201, written());
    var kept = new ArrayList<String>();
    Wholes wholes =
        (title, markdown) -> {
          kept.add(title);
          return "http://slipway.example/texts/1";
        };
    var body = "<!-- slipway:why -->\n" + "a line\n".repeat(20_000);

    try (var longer = github.withToken(wholes, Clock.fixed(NOON, ZoneOffset.UTC))) {
      longer.ports().discussion().write(REPO, 7, body);
    }

    assertThat(kept).containsExactly("Comment on mindscape/platform#7");
    var sent = github.requests("POST").getFirst().getBody().utf8();
    assertThat(sent)
        .contains("<!-- slipway:why -->")
        .contains("[read the whole](http://slipway.example/texts/1)");
    assertThat(sent.length()).isLessThan(90_000);
  }

  private static String written() {
    return """
    {"id":5,"issue_url":"https://x/issues/7","user":{"login":"ana"},"body":"cut",
     "created_at":"2026-11-25T11:00:00Z","updated_at":"2026-11-25T11:00:00Z"}\
    """;
  }

  @Test
  void onlyAnAppHasAListOfWhatFailed() {
    assertThat(forge.failedDeliveries()).isEmpty();
  }

  @Test
  void ourTokenIsNotTakenToAnotherHost() {
    github.answer(
        "GET " + COMMENTS,
        new MockResponse.Builder()
            .code(200)
            .addHeader("Link", "<https://elsewhere.example/page2>; rel=\"next\"")
            .body("[]")
            .build());

    assertThat(discussion.comments(REPO, 7)).isEmpty();
  }
}
