package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** The webhook of an App. */
final class AppHookTest {

  private static final String CONFIG = "/app/hook/config";
  private static final String DELIVERIES = "/app/hook/deliveries";
  private static final String DELIVERY = DELIVERIES + "/{delivery_id}";
  private static final String SECRET = "a secret of sixteen and more";
  private static final Pattern CURSOR = Pattern.compile("cursor=([^&>]+)");

  private TestForge forge;
  private Listener listener;
  private Client app;

  @BeforeEach
  void start(@TempDir Path folder) {
    forge = new TestForge(folder);
    listener = new Listener();
    app = forge.itself();
    forge.forge().appHook("slipway", listener.address(), SECRET);
  }

  @AfterEach
  void stop() {
    forge.close();
    listener.close();
  }

  private void openIssues(int count) {
    for (int i = 1; i <= count; i++) {
      forge
          .person("ana")
          .post("/repos/{owner}/{repo}/issues", Map.of("title", "Issue " + i))
          .expect(201);
    }
  }

  private List<JsonNode> awaitDeliveries(int count) {
    await().until(() -> app.get(DELIVERIES + "?per_page=100").expect(200).body().size() == count);
    var all = new ArrayList<JsonNode>();
    app.get(DELIVERIES + "?per_page=100").body().forEach(all::add);
    return all;
  }

  @Test
  void tellsTheAppAsWhichInstallation() {
    openIssues(1);

    await().until(() -> listener.whats().contains("issues opened"));
    var heard = listener.heard().getLast();
    assertThat(heard.payload().at("/installation/id").asLong()).isPositive();
    assertThat(heard.header("X-github-hook-installation-target-type")).isEqualTo("integration");
    assertThat(heard.header("X-github-hook-installation-target-id"))
        .isEqualTo(Long.toString(forge.app().id()));
  }

  @Test
  void isConfiguredByTheAppItself() {
    assertThat(app.get(CONFIG).expect(200).text("/secret")).isEqualTo("********");
    var elsewhere = "http://127.0.0.1:1/elsewhere";

    assertThat(app.patch(CONFIG, Map.of("url", elsewhere)).expect(200).text("/url"))
        .isEqualTo(elsewhere);
    assertThat(app.get(CONFIG).expect(200).text("/url")).isEqualTo(elsewhere);
  }

  @Test
  void isForNobodyButTheApp() {
    for (var other : List.of(forge.person("omar"), forge.bot(), forge.anonymous())) {
      assertThat(other.send("GET", "/api/v3" + CONFIG, null, Map.of()).status()).isEqualTo(401);
      assertThat(other.send("GET", "/api/v3" + DELIVERIES, null, Map.of()).status()).isEqualTo(401);
      assertThat(
              other
                  .send("POST", "/api/v3" + DELIVERIES + "/1/attempts", Map.of(), Map.of())
                  .status())
          .isEqualTo(401);
    }
  }

  @Test
  void listsWhatFailedAndSendsItAgainWhenAskedAndNotByItself() {
    listener.answer(503);
    openIssues(1);
    var failed = awaitDeliveries(1).getFirst();
    assertThat(failed.path("status_code").asInt()).isEqualTo(503);
    assertThat(failed.path("installation_id").asLong()).isPositive();
    assertThat(app.get(DELIVERY, failed.path("id")).expect(200).text("/request/payload/action"))
        .isEqualTo("opened");

    listener.answer(202);
    app.post(DELIVERY + "/attempts", Map.of(), failed.path("id")).expect(202);

    var both = awaitDeliveries(2);
    assertThat(both.getFirst().path("redelivery").asBoolean()).isTrue();
    assertThat(both.getFirst().path("status").asString()).isEqualTo("OK");
    assertThat(both.getFirst().path("guid")).isEqualTo(failed.path("guid"));
    assertThat(app.get(DELIVERIES + "?redelivery=true").expect(200).body()).hasSize(1);
    app.get(DELIVERY, 1).expect(404);
  }

  @Test
  void remembersWhatNobodyTook() {
    listener.close();
    openIssues(1);

    assertThat(awaitDeliveries(1).getFirst().path("status").asString())
        .isEqualTo("failed to connect to host");
  }

  @Test
  void hasPagesThatBeginAtACursor() {
    openIssues(7);
    var all = awaitDeliveries(7);

    var first = app.get(DELIVERIES + "?per_page=3").expect(200);
    openIssues(2);
    awaitDeliveries(9);
    var second = app.get(DELIVERIES + "?per_page=3&cursor=" + cursor(first)).expect(200);
    var third = app.get(DELIVERIES + "?per_page=3&cursor=" + cursor(second)).expect(200);

    var seen = new ArrayList<JsonNode>();
    List.of(first, second, third).forEach(page -> page.body().forEach(seen::add));
    assertThat(seen).isEqualTo(all);
    assertThat(third.header("Link")).isEmpty();
  }

  private static String cursor(Client.Reply page) {
    var matcher = CURSOR.matcher(page.header("Link"));
    assertThat(matcher.find()).isTrue();
    return matcher.group(1);
  }
}
