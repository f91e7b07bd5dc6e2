package io.mindscape.slipway.bot.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.api.ApiService;
import io.mindscape.slipway.bot.api.FixedWindows;
import io.mindscape.slipway.bot.store.Store;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports of maintenance over real HTTP, from a real store. */
final class ReportApiTest {

  private static final String TOKEN = "the-token-of-the-operator";
  private static final String REPORTS = "/api/v1/maintenance/reports";
  private static final JsonMapper JSON = JsonMapper.shared();

  @TempDir private Path folder;

  private final HttpClient client = HttpClient.newHttpClient();
  private Store store;
  private Door door;

  @BeforeEach
  void open() {
    store = Store.embedded(folder);
    var records =
        new ApiService.Records(
            store.deliveries(),
            store.trail(),
            store.audit(),
            new Pages(store.reviews(Clock.systemUTC()), Clock.systemUTC()).answers(),
            new ApiService.Maintenance(store.reports(), new FixedWindows()));
    door = new Door(store.inbox(), List.of(new ApiService(TOKEN, records, Clock.systemUTC())));
    store.reports().keep(SomeOpening.of("o/n", 0));
    store.reports().keep(SomeOpening.of("o/other", 0));
    store.reports().keep(SomeOpening.broken("o/n", 1));
    store.reports().keep(SomeOpening.of("o/n", 2));
  }

  @AfterEach
  void close() {
    door.close();
    store.close();
    client.close();
  }

  @Test
  void theyAreListedPageByPageWithTheNewestFirst() throws Exception {
    var first = get("?repository=O/N&limit=2");
    assertThat(opens(first)).containsExactly("2026-12-13T02:00:00Z", "2026-12-06T02:00:00Z");

    var second = get("?repository=o/n&limit=2&before=" + first.path("before").asLong());
    assertThat(opens(second)).containsExactly("2026-11-29T02:00:00Z");
    assertThat(second.path("before").isNull()).isTrue();

    assertThat(opens(get(""))).hasSize(4);
    assertThat(opens(get("?repository="))).hasSize(4);
    assertThat(opens(get("?repository=o/nothing"))).isEmpty();
  }

  @Test
  void eachIsGivenAsItWasKept() throws Exception {
    for (var line : get("").path("reports")) {
      var id = line.path("id").asLong();

      var report = get("/" + id);

      assertThat(report)
          .isEqualTo(JSON.readTree(store.reports().find(id).orElseThrow().report().json()));
      assertThat(report.path("summary")).isEqualTo(line.path("summary"));
      assertThat(report.path("opens")).isEqualTo(line.path("opens"));
      assertThat(report.path("tasks")).hasSize(8);
    }
    var broken = get("/" + get("?repository=o/n&limit=2").at("/reports/1/id").asLong());
    assertThat(broken.path("kind").asString()).isEqualTo("break_glass");
    assertThat(broken.path("confirmedBy").asString()).isEqualTo("ben");
  }

  @Test
  void whatIsNotThereOrAskedWronglyIsSaid() throws Exception {
    for (var id : List.of("0", "4711", "x", "-1", "9".repeat(30), "%00")) {
      var answer = call("/" + id);
      assertThat(answer.statusCode()).as(id).isIn(400, 404);
      assertThat(answer.statusCode() == 404 ? answer.body() : "such report")
          .contains("such report");
    }
    for (var query :
        List.of("limit=0", "before=x", "before=-1", "repository=n", "repository=o/n/m")) {
      assertThat(call("?" + query).statusCode()).as(query).isEqualTo(400);
    }
    assertThat(call("?repository=n").body()).contains("write owner/name");
  }

  private static List<String> opens(JsonNode answer) {
    return answer.path("reports").valueStream().map(at -> at.path("opens").asString()).toList();
  }

  private JsonNode get(String rest) throws Exception {
    var answer = call(rest);
    assertThat(answer.statusCode()).as(rest).isEqualTo(200);
    return JSON.readTree(answer.body());
  }

  private HttpResponse<String> call(String rest) throws Exception {
    return client.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door.port() + REPORTS + rest))
            .header("Authorization", "Bearer " + TOKEN)
            .build(),
        BodyHandlers.ofString());
  }
}
