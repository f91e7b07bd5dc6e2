package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.settings.SettingsReader;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** A text that is too long for GitHub, from the bot to GitHub and from the link to its end. */
final class LongTextTest {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final String PUBLIC = "https://slipway.example/tools";
  private static final String TEXT =
      "<!-- slipway:review -->\n" + "a line of it\n".repeat(20_000) + "the end";
  private static final Pattern LINK =
      Pattern.compile("\\[read the whole]\\(" + PUBLIC + "(/wholes/[0-9a-f]{64})\\)\\.$");
  private static final Instant NOON = Instant.parse("2026-11-29T12:00:00Z");

  @TempDir private Path folder;

  private final MockWebServer github = new MockWebServer();
  private final List<String> comments = new CopyOnWriteArrayList<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private final Opened opened = new Opened();

  @BeforeEach
  void start() throws IOException {
    github.setDispatcher(
        new Dispatcher() {
          @Override
          public MockResponse dispatch(RecordedRequest request) {
            return answer(request);
          }
        });
    github.start();
  }

  @AfterEach
  void stop() {
    opened.close();
    client.close();
    github.close();
  }

  private MockResponse answer(RecordedRequest request) {
    var comment =
        JsonMapper.shared()
            .createObjectNode()
            .put("id", 5)
            .put("issue_url", "https://github.example/issues/7")
            .put("created_at", "2026-11-25T11:00:00Z")
            .put("updated_at", "2026-11-25T11:00:00Z");
    if (!request.getMethod().equals("GET")) {
      comments.add(JsonMapper.shared().readTree(request.getBody().utf8()).path("body").asString());
    }
    if (!comments.isEmpty()) {
      comment.put("body", comments.getLast());
    }
    return new MockResponse.Builder().code(200).body(comment.toString()).build();
  }

  private Parts parts(@Nullable String publicUrl) {
    var environment =
        new HashMap<>(
            Map.of(
                "SLIPWAY_WEBHOOK_SECRET", "a secret",
                "SLIPWAY_GITHUB_TOKEN", "a-token",
                "SLIPWAY_REPOSITORIES", REPO.toString(),
                "SLIPWAY_DATA_DIR", folder.toString(),
                "SLIPWAY_GITHUB_API_URL", github.url("/api/v3").toString()));
    if (publicUrl != null) {
      environment.put("SLIPWAY_PUBLIC_URL", publicUrl);
    }
    var settings = SettingsReader.read(environment, SettingsReader.Flags.NONE);
    return Parts.open(settings, Clock.fixed(NOON, ZoneOffset.UTC), opened);
  }

  @Test
  void aCommentThatIsTooLongIsReadInWholeBehindItsLink() throws Exception {
    var parts = parts(PUBLIC + "/");
    var door = opened.add(door(parts));

    parts.forge().discussion().write(REPO, 7, TEXT);

    var sent = comments.getFirst();
    assertThat(sent).startsWith("<!-- slipway:review -->\n").hasSizeLessThanOrEqualTo(65_536);
    var page = get(door, path(sent));
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo(TEXT);
    assertThat(page.headers().firstValue("Content-Type")).hasValue("text/plain; charset=utf-8");
  }

  @Test
  void theSameTextAgainChangesNothingOnGitHub() {
    var parts = parts(PUBLIC);
    parts.forge().discussion().write(REPO, 7, TEXT);

    parts.forge().discussion().replace(REPO, 5, TEXT);
    assertThat(comments).hasSize(1);
    parts.forge().discussion().replace(REPO, 5, TEXT + ".");
    assertThat(comments).hasSize(2);
    assertThat(path(comments.getLast())).isNotEqualTo(path(comments.getFirst()));
  }

  @Test
  void theWholeGoesWithTheOldRecords() throws Exception {
    var parts = parts(PUBLIC);
    var door = opened.add(door(parts));
    parts.forge().discussion().write(REPO, 7, TEXT);
    var records = parts.systems().upkeep().own().records();
    var month = Duration.ofDays(30);

    records.expire(NOON.plus(month), month);
    assertThat(get(door, path(comments.getFirst())).statusCode()).isEqualTo(200);
    records.expire(NOON.plus(month).plusSeconds(1), month);
    assertThat(get(door, path(comments.getFirst())).statusCode()).isEqualTo(404);
  }

  @Test
  void withoutAPublicAddressItIsCutAndSaysSo() {
    parts(null).forge().discussion().write(REPO, 7, TEXT);

    assertThat(comments.getFirst())
        .contains("The rest is left out because GitHub takes no more: ")
        .hasSizeLessThanOrEqualTo(65_536)
        .doesNotContain("](");
  }

  private static Door door(Parts parts) {
    var store = parts.store();
    return new Door(store.inbox(), List.of(new WholePage(store.wholes(Clock.systemUTC())::find)));
  }

  /** What is left for the bot when the proxy in front of it has taken its part. */
  private static String path(String comment) {
    var link = LINK.matcher(comment);
    assertThat(link.find()).as("ends with a link: %s", comment).isTrue();
    return link.group(1);
  }

  private HttpResponse<String> get(Door door, String path) throws Exception {
    var uri = URI.create("http://127.0.0.1:" + door.port() + path);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
