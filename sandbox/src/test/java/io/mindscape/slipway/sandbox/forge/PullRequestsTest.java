package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PullRequestsTest {

  private static final String ALL = "/repos/{owner}/{repo}/pulls";
  private static final String ONE = ALL + "/{pull_number}";
  private static final String MERGE = ONE + "/merge";
  private static final String REVIEWS = ONE + "/reviews";

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
  void opensOneAndShowsItsFilesAndCommits() {
    var sha = forge.commit("ana", "busy", "k8s/web.yaml", "replicas: 5\nimage: web:1.0\n");
    int number = forge.open("busy");

    var pull = ana.get(ONE, number).expect(200);
    assertThat(pull.text("/head/sha")).isEqualTo(sha);
    assertThat(pull.text("/user/login")).isEqualTo("ana");
    assertThat(pull.at("/mergeable").asBoolean()).isTrue();
    assertThat(pull.text("/created_at")).isEqualTo("2026-03-02T08:00:00Z");
    assertThat(ana.get(ONE + "/files", number).text("/0/patch"))
        .contains("-replicas: 2\n+replicas: 5");
    assertThat(ana.get(ONE + "/commits", number).text("/0/sha")).isEqualTo(sha);
    assertThat(
            ana.get("/repos/{owner}/{repo}/commits/{commit_sha}/pulls", sha)
                .at("/0/number")
                .asInt())
        .isEqualTo(number);
    assertThat(ana.get("/repos/{owner}/{repo}/git/ref/{ref}", "pull/1/head").text("/object/sha"))
        .isEqualTo(sha);
  }

  @Test
  void refusesWhatCannotBeAPullRequest() {
    forge.commit("ana", "twice", "a.txt", "a\n");
    forge.open("twice");

    var again = ana.post(ALL, Map.of("title", "T", "head", "twice", "base", "main")).expect(422);
    assertThat(again.text("/errors/0/message"))
        .isEqualTo("A pull request already exists for mindscape:twice.");
    ana.post(ALL, Map.of("title", "T", "head", "main", "base", "main")).expect(422);
    ana.post(ALL, Map.of("title", "T", "head", "none", "base", "main")).expect(422);
    ana.post(ALL, Map.of("head", "twice", "base", "main")).expect(422);
    forge.anonymous().post(ALL, Map.of("title", "T", "head", "twice", "base", "main")).expect(401);
  }

  @Test
  void listsByStateHeadAndBase() {
    forge.commit("ana", "one", "1.txt", "1\n");
    forge.commit("ana", "two", "2.txt", "2\n");
    int one = forge.open("one");
    int two = forge.open("two");
    ana.patch(ONE, Map.of("state", "closed"), one).expect(200);

    assertThat(numbers("")).containsExactly(two);
    assertThat(numbers("?state=closed")).containsExactly(one);
    assertThat(numbers("?state=all")).containsExactly(two, one);
    assertThat(numbers("?head=mindscape:two")).containsExactly(two);
    assertThat(numbers("?base=other")).isEmpty();
    ana.patch(ONE, Map.of("state", "open", "title", "Again"), one).expect(200);
    assertThat(numbers("?sort=created&direction=asc")).containsExactly(one, two);
  }

  private List<Integer> numbers(String query) {
    return ana.get(ALL + query)
        .expect(200)
        .body()
        .valueStream()
        .map(one -> one.path("number").asInt())
        .toList();
  }

  @Test
  void mergesWithACommitThatIsThePersonsWhoMerged() {
    var head = forge.commit("ana", "good", "a.txt", "a\n");
    var base = forge.head("main");
    int number = forge.open("good");

    var merged = forge.person("bo").put(MERGE, Map.of("sha", head), number).expect(200);

    var commit = ana.get("/repos/{owner}/{repo}/commits/{ref}", merged.text("/sha"));
    assertThat(commit.body().path("parents").findValuesAsString("sha")).containsExactly(base, head);
    assertThat(commit.text("/author/login")).isEqualTo("bo");
    assertThat(commit.text("/commit/message"))
        .startsWith("Merge pull request #1 from mindscape/good");
    assertThat(forge.head("main")).isEqualTo(merged.text("/sha"));
    var pull = ana.get(ONE, number).expect(200);
    assertThat(pull.at("/merged").asBoolean()).isTrue();
    assertThat(pull.text("/merged_by/login")).isEqualTo("bo");
    assertThat(pull.text("/merge_commit_sha")).isEqualTo(merged.text("/sha"));
    ana.get(MERGE, number).expect(204);
    forge.person("bo").put(MERGE, Map.of(), number).expect(405);
  }

  @Test
  void refusesToMergeAHeadThatMovedOrForSomebodyWhoMayNot() {
    var seen = forge.commit("ana", "moving", "a.txt", "a\n");
    int number = forge.open("moving");
    var now = forge.commit("bo", "moving", "a.txt", "b\n");

    assertThat(ana.get(ONE, number).text("/head/sha")).isEqualTo(now);
    ana.put(MERGE, Map.of("sha", seen), number).expect(409);
    forge.person("eve").put(MERGE, Map.of("sha", now), number).expect(403);
    forge.anonymous().put(MERGE, Map.of("sha", now), number).expect(401);
  }

  @Test
  void refusesToMergeWhatConflicts() {
    forge.commit("ana", "theirs", "k8s/web.yaml", "replicas: 7\n");
    int number = forge.open("theirs");
    forge.commit("bo", "main", "k8s/web.yaml", "replicas: 8\n");

    var pull = ana.get(ONE, number).expect(200);
    assertThat(pull.at("/mergeable").asBoolean()).isFalse();
    assertThat(pull.text("/mergeable_state")).isEqualTo("dirty");
    assertThat(ana.put(MERGE, Map.of(), number).expect(405).text("/message"))
        .isEqualTo("Pull Request is not mergeable");
  }

  @Test
  void squashesWhenAsked() {
    forge.commit("ana", "squash", "a.txt", "a\n");
    forge.commit("ana", "squash", "a.txt", "b\n");
    int number = forge.open("squash");

    var body = Map.of("merge_method", "squash", "commit_title", "One", "commit_message", "Two");
    var merged = ana.put(MERGE, body, number).expect(200);

    var commit = ana.get("/repos/{owner}/{repo}/commits/{ref}", merged.text("/sha"));
    assertThat(commit.at("/parents")).hasSize(1);
    assertThat(commit.text("/commit/message")).isEqualTo("One\n\nTwo");
  }

  @Test
  void waitsForRequiredChecksAndForEveryCheckOfOurs() {
    forge.forge().requireChecks(TestForge.REPO, "main", List.of("slipway/review"));
    var sha = forge.commit("ana", "checked", "a.txt", "a\n");
    int number = forge.open("checked");
    assertThat(ana.put(MERGE, Map.of(), number).expect(405).text("/message"))
        .isEqualTo("Required status check \"slipway/review\" is expected.");
    assertThat(ana.get(ONE, number).text("/mergeable_state")).isEqualTo("blocked");

    status(sha, "slipway/review", "success");
    status(sha, "slipway/production", "pending");
    assertThat(ana.put(MERGE, Map.of(), number).expect(405).text("/message"))
        .isEqualTo("Required status check \"slipway/production\" is pending.");

    status(sha, "slipway/production", "success");
    status(sha, "somebody/else", "failure");
    ana.put(MERGE, Map.of(), number).expect(200);
  }

  private void status(String sha, String context, String state) {
    forge
        .bot()
        .post(
            "/repos/{owner}/{repo}/statuses/{sha}", Map.of("state", state, "context", context), sha)
        .expect(201);
  }

  @Test
  void takesReviewsOfOthersButNoApprovalOfOnesOwn() {
    var sha = forge.commit("ana", "review", "a.txt", "a\n");
    int number = forge.open("review");

    var own = ana.post(REVIEWS, Map.of("event", "APPROVE"), number).expect(422);
    assertThat(own.text("/errors/0")).isEqualTo("Can not approve your own pull request");
    var body = Map.of("event", "APPROVE", "body", "Good", "commit_id", sha);
    var review = forge.person("omar").post(REVIEWS, body, number).expect(200);
    assertThat(review.text("/state")).isEqualTo("APPROVED");
    assertThat(review.text("/commit_id")).isEqualTo(sha);
    forge.person("omar").post(REVIEWS, Map.of("event", "REQUEST_CHANGES"), number).expect(422);
    assertThat(ana.get(REVIEWS, number).expect(200).body()).hasSize(1);
    var dismissed =
        ana.put(
                REVIEWS + "/{review_id}/dismissals",
                Map.of("message", "Old"),
                number,
                review.at("/id"))
            .expect(200);
    assertThat(dismissed.text("/state")).isEqualTo("DISMISSED");
  }

  @Test
  void closesWhenItsBranchIsDeletedAndCountsAsMergedWhenItsCommitsArrive() {
    forge.commit("ana", "gone", "a.txt", "a\n");
    int gone = forge.open("gone");
    var head = forge.commit("ana", "pushed", "b.txt", "b\n");
    int pushed = forge.open("pushed");

    ana.delete("/repos/{owner}/{repo}/git/refs/{ref}", "heads/gone").expect(204);
    ana.patch("/repos/{owner}/{repo}/git/refs/{ref}", Map.of("sha", head), "heads/main")
        .expect(200);

    assertThat(ana.get(ONE, gone).text("/state")).isEqualTo("closed");
    assertThat(ana.get(ONE, gone).at("/merged").asBoolean()).isFalse();
    assertThat(ana.get(ONE, pushed).at("/merged").asBoolean()).isTrue();
  }
}
