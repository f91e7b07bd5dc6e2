package io.mindscape.slipway.bot.github;

import static io.mindscape.slipway.bot.github.CannedGitHub.IN_REPO;
import static io.mindscape.slipway.bot.github.CannedGitHub.REPO;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.forge.PullRequests;
import io.mindscape.slipway.jobs.forge.PullRequests.Merge;
import io.mindscape.slipway.jobs.git.CommitId;
import java.io.IOException;
import java.time.Clock;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GitHubPullRequestsTest {

  private static final CommitId HEAD = new CommitId("a".repeat(40));
  private static final CommitId BASE = new CommitId("b".repeat(40));
  private static final String PULL = IN_REPO + "/pulls/7";

  private CannedGitHub github;
  private GitHubForge forge;
  private PullRequests pulls;

  @BeforeEach
  void open() throws IOException {
    github = new CannedGitHub();
    forge = github.withToken(Clock.systemUTC());
    pulls = forge.ports().pullRequests();
  }

  @AfterEach
  void close() {
    forge.close();
    github.close();
  }

  @Test
  void onePullRequestIsOneRequestOnceTheRepositoryIsKnown() {
    github.answer("GET " + PULL, 200, pull(HEAD));

    assertThat(pulls.find(REPO, 7))
        .contains(
            new PullRequest(
                REPO, 7, "Faster", "", "ana", REPO, "faster", HEAD, "main", BASE, true, null));
    pulls.find(REPO, 7);

    assertThat(github.asked()).containsExactly("GET " + IN_REPO, "GET " + PULL, "GET " + PULL);
  }

  @Test
  void mergesTheHeadThatWasAskedForAndNoOther() {
    github.answer(
        "PUT " + PULL + "/merge", 200, "{\"sha\":\"%s\",\"merged\":true}".formatted(BASE));

    assertThat(pulls.merge(REPO, 7, HEAD, "Promote\n\nAll of it"))
        .isEqualTo(new Merge.Merged(BASE));
    assertThat(github.requests("PUT").getFirst().getBody().utf8())
        .contains("\"sha\":\"%s\"".formatted(HEAD))
        .contains("\"commit_title\":\"Promote\"")
        .contains("\"commit_message\":\"All of it\"");
  }

  @Test
  void aHeadThatMovedIsNotMerged() {
    github.answer("PUT " + PULL + "/merge", 409, "{\"message\":\"Head branch was modified\"}");
    github.answer("GET " + PULL, 200, pull(BASE));

    assertThat(pulls.merge(REPO, 7, HEAD, "Promote")).isEqualTo(new Merge.HeadMoved());
  }

  @Test
  void aConflictThatIsNotOfTheHeadIsGitHubsToExplain() {
    github.answer("PUT " + PULL + "/merge", 409, "{\"message\":\"Base branch was modified\"}");
    github.answer("GET " + PULL, 200, pull(HEAD));

    assertThat(pulls.merge(REPO, 7, HEAD, "Promote"))
        .isEqualTo(new Merge.NotMergeable("Base branch was modified"));
  }

  @Test
  void whatGitHubWillNotMergeIsSaidInItsWords() {
    github.answer(
        "PUT " + PULL + "/merge", 405, "{\"message\":\"Required status check is expected.\"}");

    assertThat(pulls.merge(REPO, 7, HEAD, "Promote"))
        .isEqualTo(new Merge.NotMergeable("Required status check is expected."));
  }

  @Test
  void everybodyWhoHadAHandInItIsNamed() {
    github.answer(
        "GET " + PULL + "/commits",
        200,
        """
        [{"author":{"login":"Ana"},"committer":{"login":"web-flow"},
          "commit":{"author":{"name":"Ana A","email":"ana@example.com"},
           "committer":{"name":"GitHub","email":"noreply@github.com"},
           "message":"One\\n\\nCo-authored-by: Qi Q <12+qi@users.noreply.github.com>\\nCo-Authored-By: Bo <bo@example.com>"}},
         {"author":null,"committer":null,
          "commit":{"author":{"name":"Omar","email":"omar@home.example"},
           "committer":{"name":"x","email":"sam@users.noreply.github.com"},"message":"Two"}}]\
        """);

    assertThat(pulls.contributors(REPO, 7))
        .containsExactlyInAnyOrder("ana", "web-flow", "qi", "bo", "omar", "sam");
  }

  private static String pull(CommitId head) {
    return """
    {"number":7,"title":"Faster","body":null,"state":"open","user":{"login":"ana"},
     "merged_at":null,"merge_commit_sha":"%s",
     "head":{"ref":"faster","sha":"%s","repo":{"full_name":"mindscape/platform"}},
     "base":{"ref":"main","sha":"%s","repo":{"full_name":"mindscape/platform"}}}\
    """
        .formatted("c".repeat(40), head, BASE);
  }
}
