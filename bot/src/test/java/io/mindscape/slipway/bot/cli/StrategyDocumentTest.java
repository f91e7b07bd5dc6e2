package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.cli.StrategyBlocks.Block;
import io.mindscape.slipway.bot.cli.StrategyBlocks.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/**
 * The infrastructure strategy as a repository, reviewed from empty to full: block by block it is
 * committed, and what is said of it stands in {@code docs/strategy-document.md}, which this test
 * holds. With {@code -Dgolden.refresh=true} the page is written instead.
 */
class StrategyDocumentTest {

  private static final Path PAGE = Path.of("..", "docs", "strategy-document.md");
  private static final int BLOCKS = 11;

  private static final String HEAD =
      """
      # The strategy document, block by block

      Slipway is written for a platform that an infrastructure strategy describes. Here its blocks are, word for word and in its
      order, committed to an empty repository one after another, and what `slipway check` says of each: with the line, and how
      to mend it. Remarks are left out. What is refused ends the check with 2, as nothing can be judged by a strategy that nobody
      understands; on a pull request it is an error of the rule that is named. `StrategyDocumentTest` does all this, and holds
      this page.
      """;

  @TempDir private Path folder;

  @Test
  void everyBlockHasItsFindingsOrItsPass() throws IOException, GitAPIException {
    var page = new StringBuilder(HEAD);
    var blocks = StrategyBlocks.all();
    List<Said> before = List.of();
    try (var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      commit(git);
      for (var block : blocks) {
        add(block.path(), block.text());
        var now = check();
        var introduced = check("--base", "main");
        var said = without(now, before);
        page.append(section(block, said, tries(block, now)));
        if (!block.path().equals("slipway.yaml")) {
          assertThat(introduced).as(block.title()).containsExactlyElementsOf(said);
        }
        commit(git);
        before = now;
      }
    }
    assertThat(blocks).hasSize(BLOCKS);
    hold(page.toString());
  }

  @Test
  void mendedThereIsNothingLeftToMend() throws IOException {
    for (var block : StrategyBlocks.all()) {
      add(block.path(), block.text());
    }
    for (var block : StrategyBlocks.all()) {
      for (var file : block.mended()) {
        Files.deleteIfExists(folder.resolve(file.path()));
        add(file.path(), file.text());
      }
      for (var path : block.gone()) {
        Files.delete(folder.resolve(path));
      }
    }

    assertThat(check()).isEmpty();
  }

  /** What is said of a file and a line. */
  private record Said(String place, String severity, String rule, String message) {}

  private List<Said> check(String... more) {
    var arguments = new ArrayList<>(List.of("check", folder.toString(), "--format", "json"));
    arguments.addAll(List.of(more));
    var run = CommandLineRun.of(arguments.toArray(String[]::new));
    if (run.exit() == 2) {
      return refused(run.err());
    }
    var said = new ArrayList<Said>();
    for (var finding : JsonMapper.shared().readTree(run.out()).get("findings")) {
      var severity = finding.get("severity").asString();
      if (!severity.equals("info")) {
        said.add(
            new Said(
                finding.get("file").asString() + ":" + finding.get("line").asInt(),
                severity,
                finding.get("rule").asString(),
                finding.get("message").asString()));
      }
    }
    return said;
  }

  /** A strategy file that is not understood ends the check; a pull request gets the rule. */
  private static List<Said> refused(String err) {
    var form = Pattern.compile("(?:slipway: )?(slipway.yaml:[0-9]+) (.+)");
    var said = new ArrayList<Said>();
    for (var line : err.lines().toList()) {
      var matcher = form.matcher(line);
      assertThat(matcher.matches()).as(line).isTrue();
      said.add(new Said(matcher.group(1), "refused", "strategy/not-understood", matcher.group(2)));
    }
    return said;
  }

  private static List<Said> without(List<Said> now, List<Said> before) {
    var rest = new ArrayList<>(now);
    before.forEach(rest::remove);
    return rest;
  }

  private List<Tried> tries(Block block, List<Said> now) throws IOException {
    var tried = new ArrayList<Tried>();
    for (var part : block.tries()) {
      var file = folder.resolve(part.path());
      var old = Files.exists(file) ? Files.readString(file) : "";
      add(part.path(), part.text());
      var said = without(check(), now);
      assertThat(said).as(part.title()).isNotEmpty();
      tried.add(new Tried(part, said));
      if (old.isEmpty()) {
        Files.delete(file);
      } else {
        Files.writeString(file, old);
      }
    }
    return tried;
  }

  private record Tried(Part part, List<Said> said) {}

  private static String section(Block block, List<Said> said, List<Tried> tried) {
    var text = new StringBuilder();
    text.append(
        "\n## %s\n\nIn `%s`:\n\n```%s\n"
            .formatted(block.title(), block.path(), language(block.path())));
    text.append(block.text().strip()).append("\n```\n\n");
    text.append(said.isEmpty() ? "Nothing to mend.\n" : table(said));
    if (!block.note().isEmpty()) {
      text.append('\n').append(block.note());
    }
    for (var one : tried) {
      text.append(
          "\n%s, in `%s`:\n\n```%s\n%s\n```\n\n%s"
              .formatted(
                  one.part().title(),
                  one.part().path(),
                  language(one.part().path()),
                  one.part().text().stripTrailing(),
                  table(one.said())));
    }
    for (var file : block.mended()) {
      text.append(
          "\nMended, `%s`:\n\n```%s\n%s\n```\n"
              .formatted(file.path(), language(file.path()), file.text().strip()));
    }
    return text.toString();
  }

  private static String language(String path) {
    return path.endsWith(".tf") ? "hcl" : "yaml";
  }

  private static String table(List<Said> said) {
    var rows = new StringBuilder("| line | | rule | it says |\n|---|---|---|---|\n");
    for (var one : said) {
      rows.append(
          "| `%s` | %s | `%s` | %s |\n"
              .formatted(
                  one.place(),
                  one.severity(),
                  one.rule(),
                  one.message().replace("|", "\\|").replace("<", "&lt;")));
    }
    return rows.toString();
  }

  private void add(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private static void commit(Git git) throws GitAPIException {
    git.add().addFilepattern(".").call();
    git.commit()
        .setMessage("A block")
        .setAuthor("Ana", "ana@example.org")
        .setCommitter("Ana", "ana@example.org")
        .setAllowEmpty(true)
        .setSign(false)
        .call();
  }

  private static void hold(String page) throws IOException {
    if (Boolean.getBoolean("golden.refresh")) {
      Files.writeString(PAGE, page);
    }
    assertThat(page).isEqualTo(Files.readString(PAGE));
  }
}
