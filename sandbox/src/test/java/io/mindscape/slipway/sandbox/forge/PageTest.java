package io.mindscape.slipway.sandbox.forge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the page asks of the API is answered, in the name of a person. */
final class PageTest {

  private static final Pattern CALL = Pattern.compile("get\\(`(/repos/\\$\\{repo}[^`]*)`\\)");

  private static TestForge forge;
  private static Client ana;
  private static int number;
  private static Map<String, String> values;

  @BeforeAll
  static void start(@TempDir Path folder) {
    forge = new TestForge(folder);
    ana = forge.person("ana");
    var head = forge.commit("ana", "topic/page", "a.txt", "1\n");
    number = forge.open("topic/page");
    var bot = forge.bot();
    var run = bot.post("/repos/{owner}/{repo}/check-runs", Map.of("name", "c", "head_sha", head));
    var deployment = bot.post("/repos/{owner}/{repo}/deployments", Map.of("ref", "main"));
    values =
        Map.of(
            "${repo}",
            TestForge.REPO,
            "${number}",
            Integer.toString(number),
            "${one.head.sha}",
            head,
            "${run.id}",
            run.at("/id").toString(),
            "${one.id}",
            deployment.at("/id").toString(),
            "${encodeURIComponent(branch)}",
            "topic%2Fpage");
  }

  @AfterAll
  static void stop() {
    forge.close();
  }

  @Test
  void answersEverythingThatThePageReads() throws IOException {
    var script = script();
    var calls = CALL.matcher(script).results().map(call -> call.group(1)).toList();
    assertThat(calls).hasSizeGreaterThan(10);

    for (var call : calls) {
      var path = call;
      for (var value : values.entrySet()) {
        path = path.replace(value.getKey(), value.getValue());
      }
      assertThat(path).doesNotContain("${");
      assertThat(ana.send("GET", "/api/v3" + path, null, Map.of()).status())
          .as(path)
          .isEqualTo(200);
    }
    ana.send("GET", "/api/v3/installation/repositories", null, Map.of()).expect(200);
  }

  private static String script() throws IOException {
    try (InputStream file = PageTest.class.getResourceAsStream("/page/app.js")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void servesItsFilesAndMarkdown() {
    for (var file : List.of("/", "/app.js", "/api.js", "/parts.js", "/style.css")) {
      var answer = ana.send("GET", file, null, Map.of()).expect(200);
      assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'");
    }
    var markdown = ana.send("POST", "/api/v3/markdown", Map.of("text", "**a**"), Map.of());
    assertThat(markdown.expect(200).header("Content-Type")).startsWith("text/html");
    ana.send("GET", "/none.js", null, Map.of()).expect(404);
  }

  @Test
  void leadsFromTheAddressesThatPeopleShareToItsOwn() {
    var pull = "/%s/pull/%d".formatted(TestForge.REPO, number);
    var answer = ana.send("GET", pull, null, Map.of()).expect(302);
    assertThat(answer.header("Location")).isEqualTo("/#" + pull);
  }
}
