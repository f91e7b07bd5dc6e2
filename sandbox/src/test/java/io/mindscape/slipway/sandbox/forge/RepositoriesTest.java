package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

final class RepositoriesTest {

  private static final String REPO = "/repos/{owner}/{repo}";

  private static TestForge forge;
  private static Client ana;

  @BeforeAll
  static void start(@TempDir Path folder) {
    forge = new TestForge(folder);
    ana = forge.person("ana");
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @Test
  void saysWhatTheCallerMayDoInARepository() {
    assertThat(ana.get(REPO).at("/permissions/push").asBoolean()).isTrue();
    assertThat(forge.person("eve").get(REPO).at("/permissions/push").asBoolean()).isFalse();
    assertThat(forge.anonymous().get(REPO).expect(200).text("/default_branch")).isEqualTo("main");
  }

  @Test
  void knowsNoOtherRepositories() {
    var reply = ana.send("GET", "/api/v3/repos/mindscape/nothing", null, Map.of());

    assertThat(reply.expect(404).text("/message")).isEqualTo("Not Found");
    assertThat(reply.text("/documentation_url")).isNotEmpty();
  }

  @Test
  void listsBranchesAndShowsOneWithASlashInItsName() {
    var sha = forge.commit("ana", "feature/branches", "a.txt", "a\n");

    assertThat(ana.get(REPO + "/branches").expect(200).body().findValuesAsString("name"))
        .contains("main", "feature/branches");
    var branch = ana.get(REPO + "/branches/{branch}", "feature/branches").expect(200);
    assertThat(branch.text("/commit/sha")).isEqualTo(sha);
    assertThat(ana.get(REPO + "/branches/{branch}", "none").expect(404).text("/message"))
        .isEqualTo("Branch not found");
  }

  @Test
  void readsFilesAndFolders() {
    var file = ana.get(REPO + "/contents/{path}", "k8s/web.yaml").expect(200);
    var content = Base64.getMimeDecoder().decode(file.text("/content"));

    assertThat(new String(content, StandardCharsets.UTF_8)).startsWith("replicas: 2");
    assertThat(ana.get(REPO + "/contents/{path}", "k8s").at("/0/path").asString())
        .isEqualTo("k8s/web.yaml");
    ana.get(REPO + "/contents/{path}", "none.txt").expect(404);
    ana.get(REPO + "/contents/{path}?ref=none", "README.md").expect(404);
  }

  @Test
  void writesAFileOnlyOverTheOneThatTheWriterSaw() {
    forge.commit("ana", "files", "f.txt", "one\n");
    var body =
        Map.of("message", "again", "content", "dHdv", "branch", "files", "sha", "0".repeat(40));

    ana.put(REPO + "/contents/{path}", body, "f.txt").expect(409);
    var sha = ana.get(REPO + "/contents/{path}?ref=files", "f.txt").text("/sha");
    var right = Map.of("message", "again", "content", "dHdv", "branch", "files", "sha", sha);
    ana.put(REPO + "/contents/{path}", right, "f.txt").expect(200);
    forge.person("eve").put(REPO + "/contents/{path}", right, "f.txt").expect(403);
    forge.anonymous().put(REPO + "/contents/{path}", right, "f.txt").expect(401);
  }

  @Test
  void buildsACommitOutOfObjectsAndMovesARefToIt() {
    var main = forge.head("main");
    var blob =
        ana.post(REPO + "/git/blobs", Map.of("content", "x\n", "encoding", "utf-8")).expect(201);
    ana.get(REPO + "/git/blobs/{file_sha}", blob.text("/sha")).expect(200);
    var entry =
        Map.of("path", "new/x.txt", "mode", "100644", "type", "blob", "sha", blob.text("/sha"));
    var tree =
        ana.post(REPO + "/git/trees", Map.of("base_tree", main, "tree", List.of(entry)))
            .expect(201);
    var listed = ana.get(REPO + "/git/trees/{tree_sha}?recursive=1", tree.text("/sha")).expect(200);
    assertThat(listed.at("/tree").findValuesAsString("path")).contains("README.md", "new/x.txt");
    var commit =
        ana.post(
                REPO + "/git/commits",
                Map.of("message", "By hand", "tree", tree.text("/sha"), "parents", List.of(main)))
            .expect(201);
    ana.get(REPO + "/git/commits/{commit_sha}", commit.text("/sha")).expect(200);
    var ref = Map.of("ref", "refs/heads/by-hand", "sha", commit.text("/sha"));
    ana.post(REPO + "/git/refs", ref).expect(201);
    ana.post(REPO + "/git/refs", ref).expect(422);
    assertThat(forge.head("by-hand")).isEqualTo(commit.text("/sha"));
    assertThat(ana.get(REPO + "/git/matching-refs/{ref}", "heads/by-").expect(200).body())
        .hasSize(1);
  }

  @Test
  void refusesToLoseCommitsUnlessForced() {
    forge.commit("ana", "forced", "a.txt", "1\n");
    var back = Map.of("sha", forge.head("main"));
    var force = Map.of("sha", forge.head("main"), "force", true);

    ana.patch(REPO + "/git/refs/{ref}", back, "heads/forced").expect(422);
    ana.patch(REPO + "/git/refs/{ref}", force, "heads/forced").expect(200);
    ana.delete(REPO + "/git/refs/{ref}", "heads/forced").expect(204);
    ana.get(REPO + "/git/ref/{ref}", "heads/forced").expect(404);
  }

  @Test
  void listsTagsAndWhatWasPublishedOfThem() {
    var main = forge.head("main");
    ana.post(REPO + "/git/refs", Map.of("ref", "refs/tags/v1.0.0", "sha", main)).expect(201);
    var body = Map.of("tag_name", "v1.0.0", "name", "One", "body", "* all of it");

    ana.post(REPO + "/releases", body).expect(201);
    ana.post(REPO + "/releases", Map.of("tag_name", "v2.0.0")).expect(422);
    forge.person("eve").post(REPO + "/releases", body).expect(403);

    assertThat(ana.get(REPO + "/tags").expect(200).text("/0/commit/sha")).isEqualTo(main);
    assertThat(ana.get(REPO + "/releases").expect(200).text("/0/body")).isEqualTo("* all of it");
  }

  @Test
  void listsCommitsOfABranchAndOfAPath() {
    var sha = forge.commit("bo", "history", "k8s/web.yaml", "replicas: 3\n");

    var commits = ana.get(REPO + "/commits?sha=history&path=k8s").expect(200);
    assertThat(commits.body()).hasSize(2);
    assertThat(commits.text("/0/sha")).isEqualTo(sha);
    assertThat(commits.text("/0/author/login")).isEqualTo("bo");
    var one = ana.get(REPO + "/commits/{ref}", sha).expect(200);
    assertThat(one.text("/files/0/filename")).isEqualTo("k8s/web.yaml");
    assertThat(one.text("/files/0/patch")).startsWith("@@ -1,2 +1 @@").endsWith("+replicas: 3");
    ana.get(REPO + "/commits/{ref}", "0".repeat(40)).expect(422);
  }

  @Test
  void comparesTwoBranches() {
    var sha = forge.commit("ana", "feature/compare", "b.txt", "b\n");

    var compare = ana.get(REPO + "/compare/{basehead}", "main...feature/compare").expect(200);
    assertThat(compare.text("/status")).isEqualTo("ahead");
    assertThat(compare.at("/ahead_by").asInt()).isEqualTo(1);
    assertThat(compare.at("/files").findValuesAsString("filename")).containsExactly("b.txt");
    assertThat(compare.text("/commits/0/sha")).isEqualTo(sha);
    ana.get(REPO + "/compare/{basehead}", "main...none").expect(404);
  }

  @Test
  void givesListsByThePageAndSaysWhereTheNextOneIs() {
    List.of("p1", "p2", "p3").forEach(branch -> forge.commit("ana", branch, branch, "x\n"));

    var first = ana.get(REPO + "/branches?per_page=2").expect(200);
    assertThat(first.body()).hasSize(2);
    assertThat(first.header("Link")).contains("page=2").contains("rel=\"next\"", "rel=\"last\"");
    var second = ana.get(REPO + "/branches?per_page=2&page=2").expect(200);
    assertThat(second.header("Link")).contains("rel=\"prev\"", "rel=\"first\"");
    assertThat(names(second)).doesNotContainAnyElementsOf(names(first));
  }

  private static List<String> names(Client.Reply reply) {
    return reply.body().valueStream().map(one -> one.path("name").asString()).toList();
  }

  @Test
  void answersAgainWithoutABodyWhenNothingChanged() {
    var path = "/api/v3/repos/mindscape/platform/git/ref/heads/main";
    var tag = ana.send("GET", path, null, Map.of()).header("ETag");

    var again = ana.send("GET", path, null, Map.of("If-None-Match", tag)).expect(304);
    assertThat(again.body()).isInstanceOf(JsonNode.class).isEmpty();
    assertThat(again.header("ETag")).isEqualTo(tag);
  }

  @Test
  void tellsWritersWhatOthersMayDo() {
    var omar = ana.get(REPO + "/collaborators/{username}/permission", "omar").expect(200);
    assertThat(omar.text("/permission")).isEqualTo("admin");
    var eve = ana.get(REPO + "/collaborators/{username}/permission", "eve").expect(200);
    assertThat(eve.text("/permission")).isEqualTo("read");
    ana.get(REPO + "/collaborators").expect(200);
    ana.get(REPO + "/collaborators/{username}/permission", "nobody").expect(404);
    forge.person("eve").get(REPO + "/collaborators/{username}/permission", "omar").expect(403);
  }

  @Test
  void dispatchesOnlyForThoseWhoMayWrite() {
    var body = Map.of("event_type", "image-published", "client_payload", Map.of("tag", "1.9.0"));

    ana.post(REPO + "/dispatches", body).expect(204);
    forge.person("eve").post(REPO + "/dispatches", body).expect(403);
  }
}
