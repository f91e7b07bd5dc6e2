package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DiscussionsTest {

  private static final String ISSUES = "/repos/{owner}/{repo}/issues";
  private static final String ISSUE = ISSUES + "/{issue_number}";
  private static final String COMMENT = ISSUES + "/comments/{comment_id}";

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

  private int issue(Client by, String title, String... labels) {
    var body = Map.of("title", title, "body", "Text", "labels", List.of(labels));
    return by.post(ISSUES, body).expect(201).at("/number").asInt();
  }

  @Test
  void listsIssuesByLabelStateAndAuthor() {
    int one = issue(ana, "One", "slipway:promotions");
    int two = issue(forge.bot(), "Two", "slipway:maintenance", "slipway:promotions");
    ana.patch(ISSUE, Map.of("state", "closed"), one).expect(200);

    assertThat(numbers("?labels=slipway:promotions")).containsExactly(two);
    assertThat(numbers("?labels=slipway:promotions&state=all")).containsExactly(two, one);
    assertThat(numbers("?labels=slipway:promotions,slipway:maintenance")).containsExactly(two);
    assertThat(numbers("?creator=slipway%5Bbot%5D")).containsExactly(two);
    assertThat(numbers("?state=closed")).containsExactly(one);
    assertThat(ana.get(ISSUE, two).expect(200).text("/user/type")).isEqualTo("Bot");
  }

  private List<Integer> numbers(String query) {
    return ana.get(ISSUES + query)
        .expect(200)
        .body()
        .valueStream()
        .map(one -> one.path("number").asInt())
        .toList();
  }

  @Test
  void showsPullRequestsAmongTheIssues() {
    forge.commit("ana", "pr", "a.txt", "a\n");
    int number = forge.open("pr");

    assertThat(ana.get(ISSUES).expect(200).at("/0/pull_request/url").asString())
        .endsWith("/pulls/" + number);
    assertThat(ana.get(ISSUE, number).at("/pull_request/merged_at").isNull()).isTrue();
  }

  @Test
  void leavesLabelsOfOutsidersAway() {
    int number = issue(forge.person("eve"), "Eve's", "slipway:promotions");

    assertThat(ana.get(ISSUE, number).at("/labels")).isEmpty();
    var add = Map.of("labels", List.of("bug"));
    forge.person("eve").post(ISSUE + "/labels", add, number).expect(403);
    ana.post(ISSUE + "/labels", add, number).expect(200);
    ana.put(ISSUE + "/labels", Map.of("labels", List.of("x", "y")), number).expect(200);
    ana.delete(ISSUE + "/labels/{name}", number, "x").expect(200);
    assertThat(ana.get(ISSUE + "/labels", number).body().findValuesAsString("name"))
        .containsExactly("y");
    assertThat(ana.get("/repos/{owner}/{repo}/labels").body().findValuesAsString("name"))
        .containsExactly("bug", "x", "y");
    ana.post("/repos/{owner}/{repo}/labels", Map.of("name", "BUG")).expect(422);
    ana.post("/repos/{owner}/{repo}/labels", Map.of("name", "z", "color", "00ff00")).expect(201);
    ana.get("/repos/{owner}/{repo}/labels/{name}", "z").expect(200);
  }

  @Test
  void editsAnIssueForItsAuthorAndForWriters() {
    int number = issue(forge.person("eve"), "Title");

    forge.person("eve").patch(ISSUE, Map.of("title", "Better"), number).expect(200);
    ana.patch(ISSUE, Map.of("body", "Longer"), number).expect(200);
    int other = issue(ana, "Ana's");
    forge.person("eve").patch(ISSUE, Map.of("title", "Mine"), other).expect(403);
    assertThat(ana.get(ISSUE, number).text("/title")).isEqualTo("Better");
  }

  @Test
  void showsWhetherACommentWasEdited() {
    int number = issue(ana, "Talk");
    var bot = forge.bot();
    var comment = bot.post(ISSUE + "/comments", Map.of("body", "First"), number).expect(201);
    forge.clock().advance(Duration.ofSeconds(90));

    bot.patch(COMMENT, Map.of("body", "Second"), comment.at("/id")).expect(200);

    var now = ana.get(COMMENT, comment.at("/id")).expect(200);
    assertThat(now.text("/body")).isEqualTo("Second");
    assertThat(now.text("/created_at")).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(now.text("/updated_at")).isEqualTo("2026-03-02T08:01:30Z");
    assertThat(now.text("/user/login")).isEqualTo("slipway[bot]");
    assertThat(ana.get(ISSUE, number).at("/comments").asInt()).isEqualTo(1);
  }

  @Test
  void letsNobodyElseChangeAComment() {
    int number = issue(ana, "Talk");
    var id = ana.post(ISSUE + "/comments", Map.of("body", "Mine"), number).at("/id");

    forge.person("eve").patch(COMMENT, Map.of("body", "Eve's"), id).expect(403);
    forge.anonymous().post(ISSUE + "/comments", Map.of("body", "Hello"), number).expect(401);
    ana.post(ISSUE + "/comments", Map.of("body", "x".repeat(65_537)), number).expect(422);
    ana.delete(COMMENT, id).expect(204);
    ana.get(COMMENT, id).expect(404);
  }

  @Test
  void listsCommentsOldestFirstAndByThePage() {
    int number = issue(ana, "Talk");
    for (var text : List.of("a", "b", "c")) {
      ana.post(ISSUE + "/comments", Map.of("body", text), number).expect(201);
    }

    var page = ana.get(ISSUE + "/comments?per_page=2&page=2", number).expect(200);
    assertThat(page.body().findValuesAsString("body")).containsExactly("c");
  }

  @Test
  void keepsOneReactionOfAKindAndPerson() {
    int number = issue(ana, "Talk");
    var id = ana.post(ISSUE + "/comments", Map.of("body", "/promote"), number).at("/id");
    var bot = forge.bot();

    var reaction = bot.post(COMMENT + "/reactions", Map.of("content", "eyes"), id).expect(201);
    bot.post(COMMENT + "/reactions", Map.of("content", "eyes"), id).expect(200);
    bot.post(COMMENT + "/reactions", Map.of("content", "rocket"), id).expect(201);
    bot.post(COMMENT + "/reactions", Map.of("content", "cake"), id).expect(422);

    assertThat(ana.get(COMMENT + "/reactions", id).expect(200).body()).hasSize(2);
    assertThat(ana.get(COMMENT, id).at("/reactions/eyes").asInt()).isEqualTo(1);
    bot.delete(COMMENT + "/reactions/{reaction_id}", id, reaction.at("/id")).expect(204);
    assertThat(ana.get(COMMENT, id).at("/reactions/total_count").asInt()).isEqualTo(1);
  }
}
