package io.mindscape.slipway.bot.github;

import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.forge.Wholes;
import io.mindscape.slipway.jobs.git.RepoName;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;

/** A GitHub that answers what it was told to, in turn; the last answer to a request stays. */
final class CannedGitHub extends Dispatcher {

  static final RepoName REPO = new RepoName("mindscape", "platform");
  static final String IN_REPO = "/api/v3/repos/mindscape/platform";

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Deque<MockResponse>> answers = new ConcurrentHashMap<>();
  private final List<RecordedRequest> requests = new CopyOnWriteArrayList<>();

  CannedGitHub() throws IOException {
    server.setDispatcher(this);
    server.start();
    answer(
        "GET " + IN_REPO,
        200,
        """
        {"id":1,"name":"platform","full_name":"mindscape/platform","owner":{"login":"mindscape"},
         "clone_url":"https://github.example/mindscape/platform.git"}\
        """);
    answer("GET /api/v3/user", 200, "{\"login\":\"slipway-bot\"}");
  }

  /** Where it is. */
  URI api() {
    return server.url("/api/v3").uri();
  }

  /** The adapter under test, with a token. */
  GitHubForge withToken(Clock clock) {
    var settings = new Settings.GitHub(api(), new Settings.Access.Token(new Secret("ghp_s3cret")));
    return new GitHubForge(settings, List.of(REPO), clock);
  }

  /** The same, with a place for what is too long. */
  GitHubForge withToken(Wholes wholes, Clock clock) {
    var settings = new Settings.GitHub(api(), new Settings.Access.Token(new Secret("ghp_s3cret")));
    return new GitHubForge(settings, List.of(REPO), wholes, clock);
  }

  /** The adapter under test, as an App. */
  GitHubForge asApp(String pem, Clock clock) {
    var settings = new Settings.GitHub(api(), new Settings.Access.App(42, new Secret(pem)));
    return new GitHubForge(settings, List.of(REPO), clock);
  }

  /** One more answer to a request such as {@code GET /api/v3/user}; without the query. */
  void answer(String request, int code, String json) {
    answer(request, new MockResponse.Builder().code(code).body(json).build());
  }

  void answer(String request, MockResponse response) {
    answers.computeIfAbsent(request, key -> new ArrayDeque<>()).add(response);
  }

  /** Forgets the answers to a request. */
  void forget(String request) {
    answers.remove(request);
  }

  /** What was asked, such as {@code GET /api/v3/user}, oldest first. */
  List<String> asked() {
    var asked = new ArrayList<String>();
    requests.forEach(request -> asked.add(request.getMethod() + " " + request.getTarget()));
    return asked;
  }

  /** The requests of a method, oldest first. */
  List<RecordedRequest> requests(String method) {
    return requests.stream().filter(request -> request.getMethod().equals(method)).toList();
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    requests.add(request);
    var key = request.getMethod() + " " + request.getUrl().encodedPath();
    var canned = answers.get(key);
    if (canned == null) {
      return new MockResponse.Builder().code(404).body("{\"message\":\"Not Found\"}").build();
    }
    return canned.size() > 1 ? canned.poll() : canned.peek();
  }

  @Override
  public void close() {
    server.close();
  }
}
