package io.mindscape.slipway.jobs.maintenance;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.SetClock;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.advisory.Vulnerabilities;
import io.mindscape.slipway.jobs.cluster.Cluster.JobState;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.cluster.MemoryCluster;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.AuditSealing;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.forge.MemoryDiscussion;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.forge.PullRequest;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.image.MemoryRegistry;
import io.mindscape.slipway.jobs.maintenance.dependencies.DependencyUpdates;
import io.mindscape.slipway.jobs.maintenance.dependencies.ImageSource;
import io.mindscape.slipway.jobs.maintenance.dependencies.Makers;
import io.mindscape.slipway.jobs.maintenance.guard.Bars;
import io.mindscape.slipway.jobs.maintenance.guard.Belongings;
import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import io.mindscape.slipway.jobs.maintenance.guard.Guard;
import io.mindscape.slipway.jobs.maintenance.guard.LatestStrategy;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.guard.Systems.Conversation;
import io.mindscape.slipway.jobs.maintenance.guard.Systems.Upkeep;
import io.mindscape.slipway.jobs.maintenance.journal.MemoryJournal;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.orders.MemoryOrderBook;
import io.mindscape.slipway.jobs.maintenance.report.Console;
import io.mindscape.slipway.jobs.maintenance.report.MemoryReports;
import io.mindscape.slipway.jobs.maintenance.task.Footing;
import io.mindscape.slipway.jobs.maintenance.task.Notes;
import io.mindscape.slipway.jobs.maintenance.task.Task;
import io.mindscape.slipway.jobs.maintenance.task.Task.Occasion;
import io.mindscape.slipway.jobs.maintenance.task.Task.Turn;
import io.mindscape.slipway.jobs.maintenance.task.TaskName;
import io.mindscape.slipway.jobs.nodes.MemoryNodes;
import io.mindscape.slipway.jobs.outward.Recorded;
import io.mindscape.slipway.jobs.strategy.Strategies;
import io.mindscape.slipway.jobs.turn.LocalTurns;
import io.mindscape.slipway.policies.strategy.DatabaseAccess;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A small platform with all that maintenance works on, in memory. It is Sunday, 02:00 UTC. */
public final class Scene {

  public static final RepoName REPO = new RepoName("mindscape", "platform");
  public static final Where DEVELOPMENT = new Where("development", "mindscape");
  public static final String API_STAGING = "environments/staging/api/values.yaml";

  public static final String STRATEGY =
      """
      environments:
        development: {purpose: Local development}
        staging: {purpose: Pre-production testing}
        production: {purpose: Live service}
      maintenance:
        schedule: "Every Sunday 02:00-04:00 UTC"
        tasks: [security_patches, dependency_updates, database_optimization, log_rotation]
      delivery:
        environments:
          development:
            paths: [environments/development]
            cluster: development
            namespace: mindscape
            follows: {branch: main}
          staging:
            paths: [environments/staging, k8s/staging]
            cluster: staging
            namespace: mindscape
            follows: {branch: main}
          production:
            paths: [environments/production, k8s/production]
            cluster: production
            namespace: mindscape
            follows: {environment: staging}
        images:
          mindscape/api:
            - {file: "environments/{environment}/api/values.yaml", key: image.tag}
          mindscape/web:
            - {file: k8s/staging/web.yaml, key: "spec.containers[0].image"}
            - {file: k8s/production/web.yaml, key: "spec.containers[0].image"}
      """;

  public final SetClock clock = new SetClock("2026-11-29T02:00:00Z");
  public final Acts acts = new Acts();
  public final MemoryGit git = new MemoryGit(acts);
  public final MemoryForge forge = MemoryForge.over(git, clock, acts);
  public final MemoryCluster cluster = new MemoryCluster(acts);
  public final MemoryDatabase database = new MemoryDatabase(acts);
  private final Map<String, MemoryDatabase> databases = new TreeMap<>();
  public final MemoryNodes nodes = new MemoryNodes(acts);
  public final MemoryRegistry registry = new MemoryRegistry();
  private ImageRegistry asked = registry;
  public Vulnerabilities vulnerabilities = Vulnerabilities.notLookedFor();
  public AuditSealing audit = AuditSealing.NOTHING;
  public Caches caches = Caches.NOTHING;
  public final MemoryLedger ledger = new MemoryLedger();
  public final Effects effects = new Effects(ledger, clock);
  public final MemoryJournal journal = new MemoryJournal();
  public final MemoryReports reports = new MemoryReports();
  public final MemoryOrderBook book = new MemoryOrderBook();
  public Console console = Console.none();
  public final LocalTurns turns = new LocalTurns();
  public final Notes notes = new Notes();
  private final List<Runnable> betweenLooks = new ArrayList<>();

  public Scene() {
    this(STRATEGY);
  }

  public Scene(String strategy) {
    git.create(REPO, files(strategy));
  }

  /** Asks another registry than {@link #registry} from now on. */
  public Scene asking(ImageRegistry other) {
    asked = other;
    return this;
  }

  public static Map<String, String> files(String strategy) {
    var files = new TreeMap<String, String>();
    files.put("slipway.yaml", strategy);
    for (var environment : List.of("development", "staging", "production")) {
      files.put(
          "environments/" + environment + "/api/values.yaml",
          "# the api\nimage:\n  repository: mindscape/api\n  tag: \"1.8.2\"   # by the bot\n");
    }
    for (var environment : List.of("staging", "production")) {
      files.put(
          "k8s/" + environment + "/web.yaml",
          "kind: Pod\nspec:\n  containers:\n    - image: mindscape/web:2.4.0\n");
    }
    return files;
  }

  /** A worn table, newer releases of the api, and a Job that succeeds at the second look. */
  public Scene withSomethingToDo() {
    registry.has("mindscape/api", "1.8.2", "1.8.4", "1.9.1", "2.0.0");
    database.has(MemoryDatabase.worn("sessions", 1_000, 12_000, 40_000_000));
    jobEnds(new JobState.Succeeded("removed 3 rotated logs\n"));
    return this;
  }

  /** At the next pause between two looks at a Job, it ends so. */
  public void jobEnds(JobState state) {
    atNextPause(() -> cluster.started().forEach(job -> finish(job.name(), state)));
  }

  private void finish(String job, JobState state) {
    if (cluster.job(DEVELOPMENT, job) instanceof JobState.Running) {
      cluster.finish(DEVELOPMENT, job, state);
    }
  }

  /** What happens at the next pauses between two looks, one each. */
  public void atNextPause(Runnable something) {
    betweenLooks.add(something);
  }

  private void pause() {
    if (betweenLooks.isEmpty()) {
      throw new AssertionError("it would wait for ever");
    }
    betweenLooks.removeFirst().run();
  }

  public Systems systems() {
    var recorded = new Recorded(effects);
    var ports = recorded.forge(forge.forge(), Act.Kind.CHECK);
    return new Systems(
        new Conversation(ports.pullRequests(), ports.discussion(), ports.checks()),
        recorded.git(git),
        recorded.cluster(cluster),
        new Upkeep(
            asked,
            recorded.databases(this::database),
            new Belongings(
                (now, retention) -> acts.around("expire records", () -> 7), audit, caches),
            recorded.nodes(nodes),
            vulnerabilities));
  }

  private MemoryDatabase database(@Nullable DatabaseAccess access) {
    return access == null || !access.isLabelled() ? database : database(access.label());
  }

  /** One of several. */
  public MemoryDatabase database(String label) {
    return databases.computeIfAbsent(label, name -> new MemoryDatabase(acts, name + ": "));
  }

  public Remembered kept() {
    return new Remembered(journal, book, reports, console);
  }

  /** A bot that has just been started. */
  public Window window() {
    return window(tasks());
  }

  public Window window(List<Task> tasks) {
    return window(tasks, Bars.NONE);
  }

  public Window window(Bars bars) {
    return window(tasks(), bars);
  }

  private Window window(List<Task> tasks, Bars bars) {
    return new Window(
        new Window.Ports(
            new LatestStrategy(new Strategies(git)), systems(), effects, turns, kept()),
        clock,
        tasks,
        CutOff.by(clock),
        bars);
  }

  /** Turn of a task in the opening of 2026-11-29, whatever the time is. */
  public Turn turn() {
    return turn("2026-11-29T02:00:00Z");
  }

  private Turn turn(String opens) {
    var inForce = new Strategies(git).of(REPO);
    var opening = inForce.strategy().window().at(Instant.parse(opens));
    var guard = new Guard(opening, clock, () -> false, effects, none -> Optional.empty());
    return new Turn(
        new Occasion(REPO, inForce, opening), systems().guardedBy(guard), guard, effects, notes);
  }

  /** The pull requests that are open. */
  public List<PullRequest> open() {
    return forge.forge().pullRequests().open(REPO);
  }

  /** The issue with all dependencies. */
  public String dependencies() {
    int number = forge.discussion().findIssue(REPO, "slipway:dependencies").orElseThrow();
    return forge.discussion().issue(number).body();
  }

  /** Looks, and does what there is to do. */
  public void run(Task task) {
    run(task, "2026-11-29T02:00:00Z");
  }

  /** The same in another opening. */
  public void run(Task task, String opens) {
    var turn = turn(opens);
    task.steps(turn).forEach(step -> step.run(new Footing(turn)));
  }

  public List<Task> tasks() {
    var tasks = new ArrayList<>(Window.tasks(this::pause));
    tasks.add(new DependencyUpdates(List.of(new ImageSource(Makers.SILENT)), clock));
    return tasks;
  }

  public Task task(TaskName name) {
    return tasks().stream().filter(task -> task.name() == name).findFirst().orElseThrow();
  }

  /** The report of the opening of 2026-11-29. */
  public String report() {
    return forge.discussion().everyIssue().stream()
        .filter(issue -> issue.title().equals("Maintenance of Sunday 2026-11-29"))
        .filter(issue -> issue.label().equals("slipway:maintenance"))
        .findFirst()
        .orElseThrow()
        .body();
  }

  /** The open issues that hold reports. */
  public List<MemoryDiscussion.Issue> reports() {
    return forge.discussion().issues().stream()
        .filter(issue -> issue.label().equals("slipway:maintenance"))
        .toList();
  }

  public static Unavailable down(String system) {
    return new Unavailable(system, "no answer within 5 s", Duration.ZERO, null);
  }
}
