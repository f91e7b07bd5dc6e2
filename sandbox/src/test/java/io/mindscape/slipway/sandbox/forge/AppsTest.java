package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class AppsTest {

  private static final String TEAM = "/orgs/{org}/teams/{team_slug}";

  private TestForge forge;
  private Client ana;

  @BeforeEach
  void start(@TempDir Path folder) {
    forge = new TestForge(folder);
    ana = forge.person("ana");
  }

  @AfterEach
  void stop() {
    forge.close();
  }

  @Test
  void knowsAnAppByItsSignature() {
    assertThat(forge.itself().get("/app").expect(200).text("/slug")).isEqualTo("slipway");
    assertThat(
            forge.itself().get("/repos/{owner}/{repo}/installation").expect(200).text("/app_slug"))
        .isEqualTo("slipway");
    forge.itself().get("/orgs/{org}/installation", "mindscape").expect(200);
    ana.get("/app").expect(401);
    ana.get("/apps/{app_slug}", "slipway").expect(200);
  }

  @Test
  void refusesASignatureOfAnotherAppOrOneThatIsTooOldOrTooLong() {
    var now = forge.clock().instant();
    var soon = now.plus(Duration.ofMinutes(5));

    refused(forge.jwt(forge.app().id() + 1, soon));
    refused(forge.jwt(forge.app().id(), now.minus(Duration.ofMinutes(5))));
    refused(forge.jwt(forge.app().id(), now.plus(Duration.ofHours(1))));
    refused("ghs_nothing");
  }

  private void refused(String token) {
    var client = forge.client("Bearer " + token);
    assertThat(client.send("GET", "/api/v3/app", null, Map.of()).expect(401).text("/message"))
        .isEqualTo("Bad credentials");
  }

  @Test
  void givesTokensThatLastAnHour() {
    var bot = forge.bot();
    assertThat(bot.get("/installation/repositories").expect(200).at("/total_count").asInt())
        .isEqualTo(1);

    forge.clock().advance(Duration.ofMinutes(59));
    bot.get("/installation/repositories").expect(200);
    forge.clock().advance(Duration.ofMinutes(1));

    bot.get("/installation/repositories").expect(401);
  }

  @Test
  void letsAnInstallationWriteButNotBeAPerson() {
    var bot = forge.bot();

    bot.post("/repos/{owner}/{repo}/issues", Map.of("title", "By the bot")).expect(201);
    assertThat(bot.get("/user").expect(403).text("/message"))
        .isEqualTo("Resource not accessible by integration");
    forge.itself().post("/repos/{owner}/{repo}/issues", Map.of("title", "By the App")).expect(403);
  }

  @Test
  void knowsPeopleAndTeams() {
    assertThat(ana.get("/user").expect(200).text("/login")).isEqualTo("ana");
    assertThat(ana.get("/users/{username}", "slipway[bot]").expect(200).text("/type"))
        .isEqualTo("Bot");
    ana.get("/users/{username}", "nobody").expect(404);
    ana.get("/orgs/{org}", "mindscape").expect(200);
    ana.get("/orgs/{org}/teams", "mindscape").expect(200);
    ana.get(TEAM, "mindscape", "prod-approvers").expect(200);
    assertThat(ana.get(TEAM + "/members", "mindscape", "prod-approvers").text("/0/login"))
        .isEqualTo("omar");
    var bot = forge.bot();
    var member = TEAM + "/memberships/{username}";
    assertThat(bot.get(member, "mindscape", "prod-approvers", "omar").expect(200).text("/state"))
        .isEqualTo("active");
    bot.get(member, "mindscape", "prod-approvers", "ana").expect(404);
    forge.anonymous().get(TEAM, "mindscape", "prod-approvers").expect(401);
  }

  @Test
  void countsWhatACallerAsks() {
    var before = forge.bot().get("/rate_limit").expect(200);
    var bot = forge.bot();
    var reply = bot.get("/repos/{owner}/{repo}").expect(200);

    assertThat(reply.header("x-ratelimit-limit")).isEqualTo("5000");
    int remaining = Integer.parseInt(reply.header("x-ratelimit-remaining"));
    assertThat(remaining).isLessThan(before.at("/rate/remaining").asInt());
    assertThat(reply.header("x-ratelimit-reset")).isNotEmpty();
  }

  @Test
  void letsAnonymousCallersAskSixtyTimesAnHour() {
    var anonymous = forge.anonymous();
    for (int i = 0; i < 60; i++) {
      anonymous.send("GET", "/api/v3/", null, Map.of()).expect(200);
    }

    assertThat(anonymous.get("/repos/{owner}/{repo}").expect(403).text("/message"))
        .contains("API rate limit exceeded");
    forge.clock().advance(Duration.ofMinutes(61));
    anonymous.get("/repos/{owner}/{repo}").expect(200);
  }

  @Test
  void countsChangesAndNotWhatIsOnlyRead() {
    var bot = forge.bot();
    long before = forge.forge().changes();

    bot.get("/repos/{owner}/{repo}").expect(200);
    forge.bot();
    ana.post("/repos/{owner}/{repo}/issues", Map.of()).expect(422);
    assertThat(forge.forge().changes()).isEqualTo(before);
    ana.post("/repos/{owner}/{repo}/issues", Map.of("title", "T")).expect(201);
    assertThat(forge.forge().changes()).isEqualTo(before + 1);
  }
}
