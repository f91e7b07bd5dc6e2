package io.mindscape.slipway.jobs.outward;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.cluster.Cluster.JobSpec;
import io.mindscape.slipway.jobs.cluster.Cluster.Where;
import io.mindscape.slipway.jobs.cluster.MemoryCluster;
import io.mindscape.slipway.jobs.effect.Act.Kind;
import io.mindscape.slipway.jobs.effect.AuditLine;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.forge.Checks.Report;
import io.mindscape.slipway.jobs.forge.Checks.State;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.MemoryForge;
import io.mindscape.slipway.jobs.forge.PullRequests.Draft;
import io.mindscape.slipway.jobs.forge.PullRequests.Merge;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.GitStore.CommitText;
import io.mindscape.slipway.jobs.git.GitStore.Pushed;
import io.mindscape.slipway.jobs.git.GitStore.Renewal;
import io.mindscape.slipway.jobs.git.GitStore.Trailer;
import io.mindscape.slipway.jobs.git.MemoryGit;
import io.mindscape.slipway.jobs.git.RepoName;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Callers that do not look for themselves: after a crash the port itself asks the world first. */
final class AskedFirstTest {

  private static final RepoName REPO = RepoName.parse("mindscape/platform");
  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-11-25T09:00:00Z"), ZoneOffset.UTC);
  private static final Where WHERE = new Where("staging", "mindscape");

  private final Acts acts = new Acts();
  private final MemoryGit memory = new MemoryGit(acts);
  private final MemoryForge world = MemoryForge.over(memory, CLOCK, acts);
  private final MemoryCluster clusters = new MemoryCluster(acts);
  private final MemoryLedger ledger = new MemoryLedger();
  private final Recorded recorded = new Recorded(new Effects(ledger, CLOCK));
  private final Forge forge = recorded.forge(world.forge(), Kind.CHECK);
  private final GitStore git = recorded.git(memory);
  private CommitId first;

  @BeforeEach
  void createTheRepository() {
    first = memory.create(REPO, Map.of("README.md", "Hello\n"));
  }

  @Test
  void aCommentIsFoundByItsMarker() {
    Runnable write =
        () -> forge.discussion().write(REPO, 7, "<!-- slipway:answer 5 -->\n@ana done\n");

    diesAfter("write comment", write);
    write.run();

    assertThat(world.discussion().comments(REPO, 7)).hasSize(1);
    assertFound();
  }

  @Test
  void aCommentWithoutAMarkerIsFoundByItsText() {
    diesAfter("write comment", () -> forge.discussion().write(REPO, 7, "hello\n"));
    forge.discussion().write(REPO, 7, "another\n");
    forge.discussion().write(REPO, 7, "hello\n");

    assertThat(world.discussion().comments(REPO, 7)).hasSize(2);
    assertFound();
  }

  @Test
  void anIssueIsFoundByLabelAndTitle() {
    Runnable open = () -> forge.discussion().openIssue(REPO, "label", "A title", "a text");

    diesAfter("open issue", open);
    open.run();

    assertThat(world.discussion().issues()).hasSize(1);
    assertFound();
  }

  @Test
  void aPullRequestIsFoundByItsBranch() {
    memory.branch(REPO, "change", first);
    Runnable create =
        () -> forge.pullRequests().create(REPO, new Draft("t", "b", "change", "main"));

    diesAfter("open pull request", create);
    create.run();

    assertThat(world.pullRequests().open(REPO)).hasSize(1);
    assertFound();
  }

  @Test
  void aMergeIsFoundWithItsCommit() {
    memory.branch(REPO, "change", first);
    var head = memory.commit(REPO, "change", Map.of("a.md", "a\n"), "ana");
    int number = world.pullRequests().open(REPO, "ana", "A change", "change");

    diesAfter("merge", () -> forge.pullRequests().merge(REPO, number, head, "Merge it"));

    assertThat(forge.pullRequests().merge(REPO, number, head, "Merge it"))
        .isEqualTo(new Merge.Merged(memory.head(REPO, "main").orElseThrow()));
    assertFound();
  }

  @Test
  void aCommitIsFoundByItsTrailerEvenIfSomebodyBuiltOnIt() {
    diesAfter("push", this::push);
    var ours = memory.head(REPO, "main").orElseThrow();
    memory.commit(REPO, "main", Map.of("a.md", "taken back\n"), "ana");

    assertThat(push()).isEqualTo(new Pushed.Committed(ours));
    assertThat(memory.read(REPO, "main", "a.md")).isEqualTo("taken back\n");
    assertFound();
  }

  @Test
  void aRenewalIsFoundByItsTrailer() {
    memory.branch(REPO, "change", first);
    diesAfter("push", this::renew);

    assertThat(renew()).isEqualTo(memory.head(REPO, "change"));
    assertThat(acts.count("push")).isEqualTo(1);
    assertFound();
  }

  /** Who sees that a branch holds what it is to hold renews nothing. */
  @Test
  void aRenewalThatNobodyWantsAgainIsFoundAtTheNextStart() {
    memory.branch(REPO, "change", first);
    diesAfter("push", this::renew);
    memory.commit(REPO, "change", Map.of("b.md", "b\n"), "ana");
    assertThat(ledger.open()).hasSize(1);

    new Unfinished(
            ledger,
            new Search(world.forge(), memory, clusters),
            Clock.offset(CLOCK, Duration.ofMinutes(1)))
        .settle();

    assertThat(acts.count("push")).isEqualTo(1);
    assertFound();
  }

  private Optional<CommitId> renew() {
    return git.renew(
        REPO,
        "change",
        new Renewal(first, first),
        text(),
        head -> Map.of("a.md", "a\n".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aJobIsFoundByItsName() {
    var cluster = recorded.cluster(clusters);
    Runnable start =
        () ->
            cluster.startJob(
                WHERE, new JobSpec("job", "busybox", List.of(), Duration.ofMinutes(1)));

    diesAfter("start job", start);
    start.run();

    assertThat(acts.count("start job")).isEqualTo(1);
    assertFound();
  }

  @Test
  void anEditThatCannotBeDerivedIsKnownNotToBePushed() {
    assertThatThrownBy(
            () ->
                git.push(
                    REPO,
                    "main",
                    first,
                    text(),
                    head -> {
                      throw new IllegalStateException("no such file");
                    }))
        .isExactlyInstanceOf(IllegalStateException.class);

    assertThat(outcomes()).containsExactly("intended", "failed");
  }

  @Test
  void whatIsThereAlreadyIsNoAct() {
    long comment = forge.discussion().write(REPO, 7, "hello\n").id();
    int issue = forge.discussion().openIssue(REPO, "label", "A title", "a text");
    memory.branch(REPO, "change", first);
    var pull = forge.pullRequests().create(REPO, new Draft("t", "b", "change", "main"));
    var report = new Report("slipway/review", State.SUCCESS, "no errors", "", List.of());
    forge.checks().report(REPO, first, report);
    int lines = ledger.audit().lines().size();

    forge.discussion().replace(REPO, comment, "hello\r\n");
    forge.discussion().replaceIssue(REPO, issue, "a text\n");
    forge.pullRequests().describe(REPO, pull.number(), "t", "b");
    forge.checks().report(REPO, first, report);

    assertThat(ledger.audit().lines()).hasSize(lines);
  }

  @Test
  void aCheckThatIsGoneIsReportedAgain() {
    var report = new Report("slipway/review", State.SUCCESS, "no errors", "", List.of());
    forge.checks().report(REPO, first, report);

    var forgotten = MemoryForge.over(memory, CLOCK, acts);
    recorded.forge(forgotten.forge(), Kind.CHECK).checks().report(REPO, first, report);

    assertThat(forgotten.checks().report(REPO, first, "slipway/review")).contains(report);
  }

  private Pushed push() {
    return git.push(
        REPO,
        "main",
        first,
        text(),
        head -> Map.of("a.md", "a\n".getBytes(StandardCharsets.UTF_8)));
  }

  private static CommitText text() {
    return new CommitText("Add a", "", List.of(new Trailer("Slipway-Effect", "add:a")));
  }

  private void diesAfter(String act, Runnable work) {
    acts.dieAfter(act);
    assertThatThrownBy(work::run).isInstanceOf(Acts.Died.class);
  }

  private void assertFound() {
    assertThat(outcomes()).contains("found");
    assertThat(ledger.open()).isEmpty();
  }

  private List<String> outcomes() {
    return ledger.audit().lines().stream().map(AuditLine::outcome).toList();
  }
}
