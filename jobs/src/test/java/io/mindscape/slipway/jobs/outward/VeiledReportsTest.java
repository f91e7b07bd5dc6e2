package io.mindscape.slipway.jobs.outward;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.report.MemoryReports;
import io.mindscape.slipway.jobs.maintenance.report.Reports.Report;
import io.mindscape.slipway.policies.secrecy.Secrets;
import io.mindscape.slipway.policies.window.Opening;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/** No report that is kept holds a secret of the bot. */
final class VeiledReportsTest {

  private static final String SECRET = "pa\"ss\\word-of-the-database";
  private static final JsonMapper JSON = JsonMapper.shared();

  @Test
  void secretsAreInNoPartOfIt() {
    var json = JSON.createObjectNode().put("summary", "with " + SECRET).put("over", true);
    json.putArray("tasks").addObject().putArray("notes").addObject().put("text", SECRET);
    json.putArray("needsYou").add("look at " + SECRET).add("look at #12");
    var opens = Instant.parse("2026-11-29T02:00:00Z");
    var report =
        new Report(
            new RepoName("o", "n"),
            new Opening(opens, opens.plusSeconds(7200)),
            opens,
            "with " + SECRET,
            "### " + SECRET,
            json.toString());
    var kept = new MemoryReports();
    var secrets = Secrets.builder().values(List.of(SECRET)).build();
    var recorded = new Recorded(new Effects(new MemoryLedger(), Clock.systemUTC()), secrets::mask);

    recorded.reports(kept).keep(report);

    var found = kept.list(Optional.empty(), Long.MAX_VALUE, 9).getFirst().report();
    var told = JSON.readTree(found.json());
    assertThat(found.toString()).doesNotContain("word-of-the-database");
    assertThat(told.path("over").asBoolean()).isTrue();
    assertThat(told.at("/needsYou/0").asString()).startsWith("look at ");
    assertThat(told.at("/needsYou/1").asString()).isEqualTo("look at #12");
    assertThat(found.opening()).isEqualTo(report.opening());
  }
}
