package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.forge.http.Limits;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is asked too fast is refused, once somebody says so. */
final class LimitsTest {

  private static final String ISSUES = "/repos/{owner}/{repo}/issues";

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
  void allowsAMinutesPointsAndTheNextMinuteAsMany() {
    forge.forge().limits().enforce(new Limits.Rules(100, 5, 100, 100));
    for (int i = 0; i < 5; i++) {
      ana.get(ISSUES).expect(200);
    }

    var refused = ana.get(ISSUES).expect(403);
    assertThat(refused.text("/message")).contains("secondary rate limit");
    assertThat(refused.header("Retry-After")).isEqualTo("60");
    assertThat(forge.forge().limits().refused()).isEqualTo(1);
    forge.person("bo").get(ISSUES).expect(200);
    forge.clock().advance(Duration.ofSeconds(61));
    ana.get(ISSUES).expect(200);
  }

  @Test
  void allowsSoMuchContentInAMinuteAndInAnHour() {
    forge.forge().limits().enforce(new Limits.Rules(100, 1000, 2, 3));
    ana.post(ISSUES, Map.of("title", "1")).expect(201);
    ana.post(ISSUES, Map.of("title", "2")).expect(201);
    ana.post(ISSUES, Map.of("title", "3")).expect(403);
    forge.clock().advance(Duration.ofSeconds(61));
    // What was refused counts as well.
    ana.post(ISSUES, Map.of("title", "4")).expect(403);
    forge.clock().advance(Duration.ofHours(1));
    ana.post(ISSUES, Map.of("title", "5")).expect(201);
  }

  @Test
  void answersThatNothingChangedForSingleObjectsAndForPagesOfLists() {
    for (int i = 0; i < 3; i++) {
      ana.post(ISSUES, Map.of("title", "Issue " + i)).expect(201);
    }
    for (var path : new String[] {"/issues?per_page=2", "/issues?per_page=2&page=2", "/issues/1"}) {
      var first = ana.send("GET", "/api/v3/repos/mindscape/platform" + path, null, Map.of());
      var again =
          ana.send(
              "GET",
              "/api/v3/repos/mindscape/platform" + path,
              null,
              Map.of("If-None-Match", first.header("ETag")));
      assertThat(again.expect(304).header("ETag")).isEqualTo(first.header("ETag"));
    }
  }

  @Test
  void listsTheCommentsOfAllIssuesSinceThen() {
    int number = ana.post(ISSUES, Map.of("title", "T")).expect(201).at("/number").asInt();
    var comments = "/repos/{owner}/{repo}/issues/{issue_number}/comments";
    var old = ana.post(comments, Map.of("body", "old"), number).expect(201);
    ana.post(comments, Map.of("body", "older still"), number).expect(201);
    forge.clock().advance(Duration.ofMinutes(1));
    var then = forge.clock().instant();
    ana.post(comments, Map.of("body", "new"), number).expect(201);
    forge.clock().advance(Duration.ofMinutes(1));
    ana.patch(
            "/repos/{owner}/{repo}/issues/comments/{comment_id}",
            Map.of("body", "edited"),
            old.at("/id"))
        .expect(200);

    var path = "/repos/{owner}/{repo}/issues/comments?since=" + then + "&sort=updated&direction=";
    var up = ana.get(path + "asc").expect(200);
    assertThat(up.body()).hasSize(2);
    assertThat(up.text("/0/body")).isEqualTo("new");
    assertThat(ana.get(path + "desc").expect(200).text("/0/body")).isEqualTo("edited");
    ana.get("/repos/{owner}/{repo}/issues/comments?since=yesterday").expect(422);
  }
}
