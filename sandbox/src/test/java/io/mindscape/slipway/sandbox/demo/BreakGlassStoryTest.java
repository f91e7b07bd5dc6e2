package io.mindscape.slipway.sandbox.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A task outside the window, with the forge, the bot's process and a PostgreSQL as they are. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class BreakGlassStoryTest {

  private static final String WANTED =
      "/maintenance run database_optimization --now --for 1h --reason \"queries have become slow\"";

  private DemoWorld world;
  private Stage stage;
  private Person qi;

  @BeforeAll
  void start() {
    world = DemoWorld.start(0);
    world.forge().team("mindscape", "platform", List.of("omar", "qi"));
    qi = world.person("qi");
    var checkout = Checkout.clone(world.cloneUrl("ana"), world.folder().resolve("ana"), "ana");
    stage =
        new Stage(
            new Narrator(System.out), world, world.person("ana"), world.person("omar"), checkout);
  }

  @AfterAll
  void stop() {
    world.close();
  }

  @Test
  void twoOfTheTeamHaveADatabaseVacuumedOnAWeekday() {
    long dead = world.database().deadTuples();
    assertThat(dead).isPositive();
    int issue = issue();

    say(stage.ana(), issue, WANTED);
    assertThat(stage.comment(issue, "@ana only members of `mindscape/platform`", "slipway:answer"))
        .isNotNull();
    issue = asked(issue);
    stage.comment(issue, "@omar this is break-glass 1: `database_optimization`");
    say(stage.omar(), issue, "/maintenance confirm 1");
    stage.comment(issue, "@omar you asked for it yourself");
    assertThat(world.database().deadTuples()).isEqualTo(dead);

    say(qi, issue, "/maintenance confirm 1");
    stage.comment(issue, "@qi confirmed");
    var end = stage.comment(issue, "Break-glass 1 is over").path("body").asString();

    assertThat(end).contains("✓", "`database_optimization` done", "queries have become slow");
    assertThat(world.database().deadTuples()).isLessThan(dead);
    assertThat(count(issue, "<!-- slipway:break-glass 1 begins -->")).isEqualTo(1);
    assertThat(count(issue, "<!-- slipway:break-glass 1 ended -->")).isEqualTo(1);
  }

  /** Omar asks; near a window he is sent to its preview, and asks there. */
  private int asked(int issue) {
    say(stage.omar(), issue, WANTED);
    var answer = stage.comment(issue, "slipway:answer", "@omar ").path("body").asString();
    var elsewhere = Pattern.compile("type it on #(\\d+)").matcher(answer);
    if (!elsewhere.find()) {
      return issue;
    }
    int preview = Integer.parseInt(elsewhere.group(1));
    say(stage.omar(), preview, WANTED);
    return preview;
  }

  private int issue() {
    var what = Map.of("title", "Queries are slow", "body", "Since this morning.");
    return stage.ana().post(Stage.REPO + "/issues", what).path("number").asInt();
  }

  private static void say(Person who, int issue, String words) {
    who.post("%s/issues/%d/comments".formatted(Stage.REPO, issue), Map.of("body", words));
  }

  private long count(int issue, String words) {
    return stage.comments(issue).stream()
        .filter(comment -> comment.path("body").asString().contains(words))
        .count();
  }
}
