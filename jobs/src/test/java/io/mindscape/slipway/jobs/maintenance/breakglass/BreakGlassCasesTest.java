package io.mindscape.slipway.jobs.maintenance.breakglass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import io.mindscape.slipway.jobs.forge.Discussion.Reaction;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.breakglass.Request.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Who types what when, and what comes of it: the cases of {@code break-glass/cases.txt}. Each is a
 * title, then lines: {@code ana: …} is a comment; {@code +5m} lets time pass; {@code tick} has the
 * bot look; {@code slow} has each step expected to take 20 minutes; {@code yes …} and {@code no …}
 * are what the bot answered to the newest comment, done or refused; {@code told …} is what it told
 * unasked last; {@code ran 2} counts the steps; {@code state 1 ENDED} is where a request stands;
 * {@code vetoed open} and {@code vetoed ahead} are a veto in a window that is open, and to come.
 */
final class BreakGlassCasesTest {

  private static final Path CASES = Path.of("src", "test", "golden", "break-glass", "cases.txt");

  private static final Pattern BETWEEN = Pattern.compile("\\n\\n+");

  @TestFactory
  Stream<DynamicTest> theCases() throws IOException {
    var cases = read(Files.readString(CASES));
    assertThat(cases).hasSizeGreaterThanOrEqualTo(65);
    return cases.stream().map(one -> DynamicTest.dynamicTest(one.getFirst(), () -> play(one)));
  }

  private static List<List<String>> read(String text) {
    var cases = new ArrayList<List<String>>();
    for (var block : BETWEEN.splitAsStream(text).toList()) {
      var lines = block.strip().lines().filter(line -> !line.startsWith("//")).toList();
      if (!lines.isEmpty()) {
        assertThat(lines.stream().skip(1).anyMatch(BreakGlassCasesTest::expects))
            .as("%s says what is expected", lines.getFirst())
            .isTrue();
        cases.add(lines);
      }
    }
    return cases;
  }

  private static boolean expects(String line) {
    return line.strip().matches("(yes|no|told|ran|state|silent).*");
  }

  private static void play(List<String> lines) {
    var glass = new GlassScene();
    for (var line : lines.subList(1, lines.size())) {
      var words = line.strip().split(" ", 2);
      play(glass, words[0], words.length > 1 ? words[1] : "");
    }
  }

  private static void play(GlassScene glass, String word, String rest) {
    var discussion = glass.scene.forge.discussion();
    switch (word) {
      case "slow" -> glass.expected = Duration.ofMinutes(20);
      case "tick" -> glass.bot().tick(Scene.REPO);
      case "freeze" -> glass.freeze(rest);
      case "vetoed" -> glass.vetoed(rest.equals("open"));
      case "edit" -> discussion.edit(glass.last, rest);
      case "delete" -> discussion.delete(glass.last);
      case "hear" -> glass.commands.obey(Scene.REPO, glass.issue, glass.last);
      case "team" -> glass.scene.forge.people().team("mindscape/platform", rest.split(" "));
      case "oncall" -> glass.scene.forge.people().team("mindscape/oncall", rest.split(" "));
      case "strategy" -> glass.strategy(rest);
      case "maintenance-issue" -> glass.maintenanceIssue("<!-- slipway:maintenance -->\n");
      case "preview-issue" -> glass.maintenanceIssue("<!-- slipway:preview -->\n");
      case "on" -> glass.sayOn(rest);
      case "elsewhere" -> elsewhere(glass, rest);
      case "yes", "no" -> answered(glass, word.equals("yes"), rest);
      case "silent" -> assertThat(glass.answer()).isEmpty();
      case "told" -> assertThat(glass.told()).last().asString().contains(rest);
      case "ran" -> assertThat(glass.done).hasSize(Integer.parseInt(rest));
      case "state" -> state(glass, rest.split(" "));
      default -> {
        if (word.startsWith("+")) {
          glass.scene.clock.pass(Duration.parse("PT" + word.substring(1).toUpperCase(Locale.ROOT)));
        } else if (word.endsWith(":")) {
          glass.say(word.substring(0, word.length() - 1), rest);
        } else {
          fail("what is " + word);
        }
      }
    }
  }

  private static void elsewhere(GlassScene glass, String line) {
    var words = line.split(": ", 2);
    glass.sayElsewhere(words[0], words[1]);
  }

  private static void answered(GlassScene glass, boolean done, String words) {
    assertThat(glass.answer()).contains(words);
    assertThat(glass.scene.forge.discussion().reactions(glass.last))
        .contains(done ? Reaction.ROCKET : Reaction.CONFUSED)
        .doesNotContain(done ? Reaction.CONFUSED : Reaction.ROCKET);
    if (!done) {
      assertThat(glass.scene.ledger.audit().lines()).last().matches(GlassScene::isRefused);
    }
  }

  private static void state(GlassScene glass, String[] words) {
    assertThat(glass.request(Long.parseLong(words[0])).state()).isEqualTo(State.valueOf(words[1]));
  }
}
