package io.mindscape.slipway.jobs.maintenance.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Kept;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link Reports} does: the in-memory one, H2 and PostgreSQL extend this suite. */
public abstract class ReportsContract {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final RepoName OTHER = new RepoName("mindscape", "other");
  private static final Instant TWO = Instant.parse("2026-11-29T02:00:00Z");

  /** With nothing in it; the same for the whole of a test. */
  protected abstract Reports reports();

  private static Report report(RepoName repo, int week, String summary) {
    var opens = TWO.plus(Duration.ofDays(7L * week));
    var closes = opens.plus(Duration.ofHours(2));
    return new Report(
        repo,
        new Opening(opens, closes),
        opens.plusSeconds(90),
        summary,
        "### ✓ %s\n\nüb\0er".formatted(summary).replace('\0', ' '),
        "{\"summary\":\"%s\"}".formatted(summary));
  }

  @Test
  void aReportIsFoundAsItWasKept() {
    reports().keep(report(REPO, 0, "One task ran."));

    var kept = reports().list(Optional.of(REPO), Long.MAX_VALUE, 10);

    assertThat(kept).extracting(Kept::report).containsExactly(report(REPO, 0, "One task ran."));
    assertThat(reports().find(kept.get(0).id())).contains(kept.get(0));
    assertThat(reports().find(kept.get(0).id() + 1)).isEmpty();
  }

  @Test
  void theSameOpeningIsKeptOnce() {
    reports().keep(report(REPO, 0, "So far none."));
    long id = reports().list(Optional.empty(), Long.MAX_VALUE, 10).get(0).id();
    reports().keep(report(REPO, 0, "All ran."));

    assertThat(reports().list(Optional.empty(), Long.MAX_VALUE, 10))
        .containsExactly(new Kept(id, report(REPO, 0, "All ran.")));
  }

  @Test
  void theyAreListedByPagesWithTheNewestFirst() {
    IntStream.range(0, 5).forEach(week -> reports().keep(report(REPO, week, "Week " + week)));
    reports().keep(report(OTHER, 9, "Elsewhere"));

    assertThat(summaries(reports().list(Optional.empty(), Long.MAX_VALUE, 2)))
        .containsExactly("Elsewhere", "Week 4");
    var page = reports().list(Optional.of(REPO), Long.MAX_VALUE, 2);
    assertThat(summaries(page)).containsExactly("Week 4", "Week 3");
    assertThat(summaries(reports().list(Optional.of(REPO), page.get(1).id(), 9)))
        .containsExactly("Week 2", "Week 1", "Week 0");
  }

  @Test
  void namesOfRepositoriesAreTheSameInLargeAndSmallLetters() {
    reports().keep(report(REPO, 0, "One task ran."));

    assertThat(
            reports().list(Optional.of(new RepoName("Mindscape", "Platform")), Long.MAX_VALUE, 9))
        .hasSize(1);
  }

  @Test
  void theOldestOfARepositoryGo() {
    reports().keep(report(OTHER, 0, "Elsewhere"));
    IntStream.rangeClosed(0, Reports.MOST)
        .forEach(week -> reports().keep(report(REPO, week, "Week " + week)));

    var left = summaries(reports().list(Optional.of(REPO), Long.MAX_VALUE, 1_000));

    assertThat(left).hasSize(Reports.MOST).contains("Week 1").doesNotContain("Week 0");
    assertThat(reports().list(Optional.of(OTHER), Long.MAX_VALUE, 9)).hasSize(1);
  }

  private static List<String> summaries(List<Kept> kept) {
    return kept.stream().map(one -> one.report().summary()).toList();
  }
}
