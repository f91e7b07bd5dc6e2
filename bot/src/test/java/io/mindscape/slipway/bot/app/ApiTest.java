package io.mindscape.slipway.bot.app;

import static io.mindscape.slipway.bot.app.RawRequest.delivery;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.dialect.Dialects;
import io.mindscape.slipway.bot.api.ApiService;
import io.mindscape.slipway.bot.api.FixedWindows;
import io.mindscape.slipway.bot.store.Store;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The API over real HTTP with a real store: who may come in, and what is answered. */
final class ApiTest {

  private static final String TOKEN = "the-token-of-the-operator";
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;

  private static final String REVIEW_ROUTE = "/{owner}/{name}/{number}/{head}";
  private static final String REVIEW = "/o/n/7/" + SomeReview.HEAD;

  private static final String REPORTS = "/maintenance/reports/";

  private final HttpClient client = HttpClient.newHttpClient();
  private Store store;
  private Door door;
  private String report;

  @BeforeEach
  void open() throws Exception {
    store = Store.embedded(folder);
    door = door(TOKEN);
    pages().artifacts(null).keep(SomeReview.of("o/n", 7));
    store.reports().keep(SomeOpening.of("o/n", 0));
    report = REPORTS + store.reports().list(Optional.empty(), Long.MAX_VALUE, 1).getFirst().id();
    for (var guid : List.of("g1", "g2", "g3")) {
      door.send(delivery(RawRequest.OPENED.getBytes(UTF_8), "pull_request", guid).bytes(), 1);
    }
  }

  @AfterEach
  void close() {
    door.close();
    store.close();
    client.close();
  }

  private Door door(@Nullable String token) {
    var records =
        new ApiService.Records(
            store.deliveries(),
            store.trail(folder.resolve("audit")),
            store.audit(),
            pages().answers(),
            new ApiService.Maintenance(store.reports(), new FixedWindows()));
    return new Door(store.inbox(), List.of(new ApiService(token, records, Clock.systemUTC())));
  }

  private Pages pages() {
    return new Pages(store.reviews(Clock.systemUTC()), Clock.systemUTC());
  }

  @Test
  void everyRouteRefusesWhoeverHasNoToken() throws Exception {
    for (var route : routes()) {
      for (var who : List.of("", "Bearer", "Bearer ", "Bearer wrong", "Basic " + TOKEN, TOKEN)) {
        var answer = call(route.getKey(), route.getValue(), who);

        assertThat(answer.statusCode()).as(route + " " + who).isEqualTo(401);
        assertThat(answer.headers().firstValue("WWW-Authenticate")).isPresent();
        assertThat(answer.body()).contains("SLIPWAY_API_TOKEN").doesNotContain(TOKEN, "g1");
        fits(answer, "Problem");
      }
    }
    assertThat(store.trail().list(10))
        .singleElement()
        .satisfies(line -> assertThat(line.outcome()).isEqualTo("refused"));
  }

  @Test
  void everyRouteIsClosedWithoutATokenConfigured() throws Exception {
    door.close();
    door = door(null);
    for (var route : routes()) {
      for (var who : List.of("", "Bearer", "Bearer null", "Bearer " + TOKEN)) {
        var answer = call(route.getKey(), route.getValue(), who);

        assertThat(answer.statusCode()).as(route + " " + who).isEqualTo(403);
        assertThat(answer.body()).contains("set SLIPWAY_API_TOKEN");
      }
    }
  }

  @Test
  void whatIsNotThereIsRefusedBeforeItIsLookedFor() throws Exception {
    assertThat(call("GET", "/api/v1/nowhere", "").statusCode()).isEqualTo(401);
    assertThat(call("DELETE", "/api/v1/deliveries/g1", "").statusCode()).isEqualTo(401);
    assertThat(call("GET", "/api/v1/nowhere", "Bearer " + TOKEN).statusCode()).isEqualTo(404);
    assertThat(call("GET", "/observe/health/live", "").statusCode()).isEqualTo(200);
  }

  @Test
  void everyAnswerIsAsTheDocumentSays() throws Exception {
    for (var route : routes()) {
      var answer = call(route.getKey(), route.getValue(), "Bearer " + TOKEN);
      var template =
          route
              .getValue()
              .replace("g1", "{guid}")
              .replace(REVIEW, REVIEW_ROUTE)
              .replace(report, REPORTS + "{id}");
      var operation =
          document().path("paths").path(template).path(route.getKey().toLowerCase(Locale.ROOT));
      var response = operation.path("responses").path(Integer.toString(answer.statusCode()));
      var name = response.at("/content/application~1json/schema/$ref").asString("");

      assertThat(answer.statusCode()).as(template).isIn(200, 202);
      if (!name.isEmpty()) {
        fits(answer, name.substring(name.lastIndexOf('/') + 1));
      }
    }
  }

  @Test
  void deliveriesAreListedPageByPage() throws Exception {
    var first = get("/api/v1/deliveries?limit=2");
    assertThat(guids(first)).containsExactly("g3", "g2");
    var second = get("/api/v1/deliveries?limit=2&before=" + first.path("before").asString());
    assertThat(guids(second)).containsExactly("g1");
    assertThat(second.path("before").isNull()).isTrue();

    assertThat(guids(get("/api/v1/deliveries?state=done"))).isEmpty();
    assertThat(guids(get("/api/v1/deliveries?subject=o/n%237"))).hasSize(3);
    assertThat(guids(get("/api/v1/deliveries?repository=o/other"))).isEmpty();
  }

  @Test
  void aDeliveryThatDiedRunsAgain() throws Exception {
    // What is kept comes to the queue a moment later; whoever lists waits for it.
    assertThat(guids(get("/api/v1/deliveries"))).isNotEmpty();
    var now = Instant.now();
    var claim = store.queue().claim("w", () -> now, Duration.ofSeconds(60)).orElseThrow();
    store.queue().dead(claim, "no luck", now);
    var path = "/api/v1/deliveries/" + claim.delivery().guid();
    assertThat(get(path).path("state").asString()).isEqualTo("dead");
    assertThat(get(path).path("error").asString()).isEqualTo("no luck");

    assertThat(call("POST", path + "/replay", "Bearer " + TOKEN).statusCode()).isEqualTo(202);

    assertThat(get(path).path("state").asString()).isEqualTo("pending");
    assertThat(store.trail().list(1).getFirst().key()).isEqualTo(claim.delivery().guid());
  }

  @Test
  void theAuditLogSaysWhichOfItsLinesAreInFiles() throws Exception {
    var begin = Instant.parse("2025-01-01T00:00:00Z");
    AuditCommandTest.write(store, begin, 3);
    var now = begin.plus(Duration.ofDays(366));
    store.sealing(folder.resolve("audit"), Duration.ofDays(365)).seal(now, next -> {});

    var log = get("/api/v1/audit");
    assertThat(log.path("lines").size()).isEqualTo(1);
    assertThat(log.at("/sealed/0/last").asInt()).isEqualTo(3);
    fits(call("GET", "/api/v1/audit", "Bearer " + TOKEN), "Audit");
    assertThat(get("/api/v1/audit?before=4").path("lines").isEmpty()).isTrue();
    var verdict = get("/api/v1/audit/verify");
    assertThat(verdict.path("verdict").asString()).isEqualTo("whole");
    assertThat(verdict.at("/read/0/file")).isEqualTo(log.at("/sealed/0/file"));
    fits(call("GET", "/api/v1/audit/verify", "Bearer " + TOKEN), "Verdict");

    Files.delete(folder.resolve("audit", log.at("/sealed/0/file").asString()));
    var path = "/api/v1/audit/verify?head=" + "f".repeat(64);
    assertThat(get(path).path("verdict").asString()).isEqualTo("unseen");
    fits(call("GET", path, "Bearer " + TOKEN), "Verdict");
    var incomplete = get("/api/v1/audit/verify");
    assertThat(incomplete.path("verdict").asString()).isEqualTo("incomplete");
    assertThat(incomplete.at("/away/0/file")).isEqualTo(log.at("/sealed/0/file"));
    assertThat(incomplete.path("todo").asString()).contains("SLIPWAY_AUDIT_EXPORT_DIR");
    fits(call("GET", "/api/v1/audit/verify", "Bearer " + TOKEN), "Verdict");
  }

  @Test
  void aPayloadIsShownWithHowItCameInAndWithoutItsSignature() throws Exception {
    var answer = get("/api/v1/deliveries/g1/payload");

    assertThat(answer.path("origin").asString()).isEqualTo("signed");
    assertThat(answer.at("/headers/X-GitHub-Event").asString()).isEqualTo("pull_request");
    assertThat(answer.at("/payload/pull_request/number").asInt()).isEqualTo(7);
    assertThat(answer.toString()).doesNotContain("sha256");
  }

  @Test
  void whatIsAskedWronglyIsAnsweredWithASentence() throws Exception {
    for (var path :
        List.of(
            "deliveries?limit=0",
            "deliveries?limit=201",
            "deliveries?limit=x",
            "deliveries?state=lost",
            "audit?before=x",
            "window?repository=o/other",
            "audit/verify?head=x")) {
      var answer = call("GET", "/api/v1/" + path, "Bearer " + TOKEN);

      assertThat(answer.statusCode()).as(path).isEqualTo(400);
      fits(answer, "Problem");
    }
    for (var review : List.of("o/n/7/" + "f".repeat(40), "o/m/7/" + SomeReview.HEAD, "o/n/0/x")) {
      var answer = call("GET", "/api/v1/reviews/" + review, "Bearer " + TOKEN);

      assertThat(answer.statusCode()).as(review).isEqualTo(404);
      fits(answer, "Problem");
    }
    for (var guid : List.of("unknown", "%00", "a%20b", "..%2F")) {
      assertThat(call("GET", "/api/v1/deliveries/" + guid, "Bearer " + TOKEN).statusCode())
          .isIn(400, 404);
    }
  }

  @Test
  void thePlanOfEachWindowIsToldAndWhatIsWrongWithOneHidesNoOther() throws Exception {
    var windows = get("/api/v1/window").path("windows");

    assertThat(windows).hasSize(2);
    assertThat(windows.at("/0/repository").asString()).isEqualTo("o/n");
    assertThat(windows.at("/0/opens").asString()).isEqualTo("2026-11-29T02:00:00Z");
    assertThat(windows.at("/0/tasks/0").toString())
        .isEqualTo(
            """
            {"name":"log_rotation","expected":"PT15M","durations":"declared","fits":true,\
            "begins":"2026-11-29T02:30:00Z","deferrals":3,"raised":true,"orders":[]}\
            """);
    assertThat(windows.at("/0/tasks/3").toString())
        .startsWith(
            """
            {"name":"database_optimization","expected":"PT50M","durations":"stopped","fits":true,\
            """);
    assertThat(windows.at("/0/tasks/2").toString())
        .isEqualTo(
            """
            {"name":"dependency_updates","expected":"PT15M","durations":"declared","fits":false,\
            "why":"vetoed by @ana: `a release today`","deferrals":0,"raised":false,\
            "orders":[{"order":"veto","by":"ana","reason":"a release today"}]}\
            """);
    assertThat(windows.at("/0/breakGlass/0/askedBy").asString()).isEqualTo("bo");
    assertThat(windows.at("/0/turns/0/state").asString()).isEqualTo("done");
    assertThat(windows.at("/0/freezes").toString())
        .isEqualTo(
            """
            [{"name":"year end","environment":null,\
            "from":"2026-12-20T00:00:00Z","to":"2027-01-04T00:00:00Z"},\
            {"name":"","environment":"production",\
            "from":"2026-11-28T00:00:00Z","to":"2026-11-30T00:00:00Z"}]\
            """);
    assertThat(windows.at("/1/problem").asString()).contains("no maintenance window");
    assertThat(get("/api/v1/window?repository=O/bare").path("windows")).hasSize(1);
  }

  @Test
  void aPageOfAnotherOriginIsGivenNoPermission() throws Exception {
    var answer =
        client.send(
            request("GET", "/api/v1/deliveries", "Bearer " + TOKEN)
                .header("Origin", "https://evil.example")
                .build(),
            BodyHandlers.ofString());

    assertThat(answer.headers().map().keySet())
        .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"))
        .noneMatch(name -> name.equalsIgnoreCase("set-cookie"));
  }

  /** Everything that the document has, with a delivery that is there. */
  private List<Map.Entry<String, String>> routes() throws Exception {
    var routes =
        document().path("paths").properties().stream()
            .flatMap(
                path ->
                    path.getValue().propertyNames().stream()
                        .filter(method -> !method.equals("parameters"))
                        .map(
                            method ->
                                Map.entry(
                                    method.toUpperCase(Locale.ROOT),
                                    path.getKey()
                                        .replace("{guid}", "g1")
                                        .replace(REPORTS + "{id}", report)
                                        .replace(REVIEW_ROUTE, REVIEW))))
            .toList();
    assertThat(routes).hasSizeGreaterThanOrEqualTo(10);
    return routes;
  }

  private static JsonNode document() throws IOException {
    try (var in = ApiService.class.getResourceAsStream("openapi.json")) {
      return JSON.readTree(in.readAllBytes());
    }
  }

  private static void fits(HttpResponse<String> answer, String schema) throws IOException {
    var whole = JSON.createObjectNode().put("$ref", "#/components/schemas/" + schema);
    whole.set("components", document().path("components"));
    var registry = SchemaRegistry.withDialect(Dialects.getDraft202012());
    assertThat(registry.getSchema(whole).validate(JSON.readTree(answer.body())))
        .as(answer.body())
        .isEmpty();
  }

  private static List<String> guids(JsonNode answer) {
    return answer.path("deliveries").valueStream().map(at -> at.path("guid").asString()).toList();
  }

  private JsonNode get(String path) throws Exception {
    return JSON.readTree(call("GET", path, "Bearer " + TOKEN).body());
  }

  private HttpResponse<String> call(String method, String path, String authorization)
      throws Exception {
    return client.send(request(method, path, authorization).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String method, String path, String authorization) {
    var request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + path))
            .method(method, BodyPublishers.noBody());
    return authorization.isEmpty() ? request : request.header("Authorization", authorization);
  }
}
