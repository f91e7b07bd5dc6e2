package io.mindscape.slipway.jobs.maintenance.breakglass;

import io.mindscape.slipway.jobs.command.Commands;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.fix.FixPull;
import io.mindscape.slipway.jobs.fix.Menders;
import io.mindscape.slipway.jobs.forge.Discussion.Comment;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.maintenance.OneTask;
import io.mindscape.slipway.jobs.maintenance.Scene;
import io.mindscape.slipway.jobs.maintenance.account.OutsideReport;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.Freezes;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.journal.MemoryJournal;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.Order;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Page;
import io.mindscape.slipway.jobs.maintenance.orders.OrderBook.Preview;
import io.mindscape.slipway.jobs.maintenance.orders.Orders;
import io.mindscape.slipway.jobs.maintenance.orders.Word;
import io.mindscape.slipway.jobs.maintenance.plan.Ordering;
import io.mindscape.slipway.jobs.maintenance.plan.Previews;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Measure;
import io.mindscape.slipway.jobs.maintenance.task.Step;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.promotion.Platform;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * A Wednesday on which nothing is planned, and a task with two steps. {@code ana}, {@code omar},
 * {@code olga} and a robot are in the team, {@code bo} is not.
 */
final class GlassScene {

  static final String OWNED = Scene.STRATEGY + "  owners: [mindscape/platform]\n";

  final Scene scene = new Scene(OWNED);
  final MemoryRequests requests = new MemoryRequests();
  final MemoryJournal journal =
      new MemoryJournal(opens -> runs().stream().anyMatch(run -> opens.equals(run)));
  final List<String> done = new ArrayList<>();
  final List<Consumer<Footing>> meanwhile = new ArrayList<>();
  final Commands commands = commands();
  int issue = scene.forge.discussion().open(Scene.REPO, "bo", "", "The disk is full", "Help!");
  long last;
  Duration expected = Duration.ofMinutes(1);
  private int issueOfLast = issue;

  GlassScene() {
    scene.clock.set("2026-11-25T12:00:00Z");
    scene.forge.people().team("mindscape/platform", "ana", "omar", "olga", "robot[bot]");
  }

  private List<Instant> runs() {
    var opens = new ArrayList<Instant>();
    for (long id = 1; requests.find(Scene.REPO, id).isPresent(); id++) {
      var opening = requests.find(Scene.REPO, id).get().course().opening();
      if (opening != null) {
        opens.add(opening.opens());
      }
    }
    return opens;
  }

  private Commands commands() {
    var other = new Platform();
    var strategies = new Strategies(scene.git);
    return new Commands(
        scene.forge.forge(),
        other.promotions,
        new FixPull(
            other.git,
            new Strategies(other.git),
            new Menders(other.ports.inspector(), Digests.unasked("nobody is asked"), other.time),
            other.effects,
            other.forge.people()),
        new Commands.Upkeep(
            new BreakGlass(
                new BreakGlass.Ports(
                    strategies, scene.forge.forge(), requests, scene.effects, bars(strategies)),
                scene.clock),
            new Ordering(
                new Previews.Ports(
                    scene.forge.forge(), strategies, scene.effects, scene.turns, scene.kept()),
                scene.clock)),
        scene.effects);
  }

  /** A bot that has just been started. */
  BreakGlassRuns bot() {
    var strategies = new Strategies(scene.git);
    return bot(bars(strategies));
  }

  private Bars bars(Strategies strategies) {
    return Bars.of(
        new Freezes(new LatestStrategy(strategies, Duration.ZERO)), new Vetoes(scene.book));
  }

  /** {@code olga} has vetoed the task in a window: that is open, or that of Sunday. */
  void vetoed(boolean isOpen) {
    var opens = Instant.parse(isOpen ? "2026-11-25T11:00:00Z" : "2026-11-29T02:00:00Z");
    var opening = new Opening(opens, opens.plus(Duration.ofHours(2)));
    var veto = new Order(1, "olga", Word.VETO, "log_rotation", "quarter's end");
    scene.book.write(
        new Page(
            Scene.REPO,
            opens.atZone(ZoneOffset.UTC).toLocalDate(),
            new Preview(9, opening, false),
            new Orders(List.of(veto)),
            0));
  }

  BreakGlassRuns bot(Bars bars) {
    return new BreakGlassRuns(
        new BreakGlassRuns.Ports(
            new Strategies(scene.git),
            scene.forge.forge().discussion(),
            requests,
            scene.effects,
            scene.turns),
        new OneTask(
            new OneTask.Ports(scene.systems(), scene.effects, journal),
            List.of(task()),
            scene.clock),
        new OutsideReport(new Remembered(journal, scene.book, scene.reports), scene.clock),
        bars,
        scene.clock);
  }

  private Task task() {
    return new Task() {
      @Override
      public TaskName name() {
        return TaskName.LOG_ROTATION;
      }

      @Override
      public List<Step> steps(Turn turn) {
        return List.of(step("first"), step("second"));
      }
    };
  }

  private Step step(String key) {
    return Step.of(
        key,
        "the " + key + " step",
        new Measure("glass/" + key, expected),
        footing -> {
          if (!meanwhile.isEmpty()) {
            meanwhile.removeFirst().accept(footing);
          }
          footing.check("the rest of the " + key + " step");
          footing
              .systems()
              .upkeep()
              .own()
              .records()
              .expire(scene.clock.instant(), Duration.ofDays(1));
          done.add(key);
          footing.notes().did("the " + key + " step is done");
        });
  }

  /** Somebody comments, and the bot hears it at once. */
  long say(String login, String text) {
    issueOfLast = issue;
    return say(issue, login, text);
  }

  long say(int where, String login, String text) {
    last = scene.forge.discussion().comment(Scene.REPO, where, login, text);
    commands.obey(Scene.REPO, where, last);
    return last;
  }

  /** A request that is confirmed, and has not begun. */
  Request confirmed(String more) {
    say("ana", "/maintenance run log_rotation --now --reason \"the disk is full\" " + more);
    say("omar", "/maintenance confirm 1");
    return request(1);
  }

  Request request(long id) {
    return requests.find(Scene.REPO, id).orElseThrow();
  }

  void freeze(String until) {
    scene.git.commit(
        Scene.REPO,
        "main",
        Map.of(
            "slipway.yaml",
            OWNED.replace(
                "  tasks:",
                "  freezes: [{name: sale, from: 2026-11-24T00:00:00Z, to: %s}]\n  tasks:"
                    .formatted(until))),
        "ana");
  }

  /** The strategy file with {@code more} under {@code maintenance}, or without owners. */
  void strategy(String more) {
    var text =
        more.equals("without-owners")
            ? Scene.STRATEGY
            : OWNED.replace("  tasks:", "  %s\n  tasks:".formatted(more));
    scene.git.commit(Scene.REPO, "main", Map.of("slipway.yaml", text), "ana");
  }

  /** From now on there is an issue of the bot's own that is about maintenance. */
  void maintenanceIssue(String text) {
    var discussion = scene.forge.discussion();
    issue = discussion.openIssue(Scene.REPO, "slipway:maintenance", "Maintenance", text);
  }

  /** Somebody comments on an issue of that number: {@code 2 ana: …}. */
  void sayOn(String line) {
    int colon = line.indexOf(": ");
    int space = line.indexOf(' ');
    issueOfLast = Integer.parseInt(line.substring(0, space));
    say(issueOfLast, line.substring(space + 1, colon), line.substring(colon + 2));
  }

  /** Somebody comments on another issue. */
  void sayElsewhere(String login, String text) {
    int other = scene.forge.discussion().open(Scene.REPO, "bo", "", "Another", "!");
    say(other, login, text);
    issueOfLast = other;
  }

  static boolean isRefused(AuditLine line) {
    return line.outcome().equals("refused") && line.kind().equals("command");
  }

  /** What the bot answered to the newest command. */
  String answer() {
    var marker = "<!-- slipway:answer %d -->".formatted(last);
    return comments(issueOfLast).stream()
        .filter(body -> body.startsWith(marker))
        .findFirst()
        .orElse("");
  }

  /** What the bot told unasked, oldest first. */
  List<String> told() {
    return comments(issue).stream()
        .filter(body -> body.startsWith("<!-- slipway:break-glass"))
        .toList();
  }

  private List<String> comments(int where) {
    return scene.forge.discussion().comments(Scene.REPO, where).stream()
        .map(Comment::body)
        .toList();
  }
}
