package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.policies.judge.Refusals;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A sample of {@code bench/agreement}, always the same: a real API server says what we say. */
@RealCluster
class AgreementTest {

  private static final int CASES = 4_500;
  private static final int OF_ITSELF = 1_000;
  private static final long SEED = 7;

  @Test
  void ourVerdictIsThatOfARealServer(ControlPlane plane) {
    var server = Server.at(plane.admin());
    var kinds = server.kinds().all();
    var told = new ByteArrayOutputStream();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    var agreement = new Agreement(kinds, server.online(), new ShippedJudge(), SEED);

    assertThat(kinds).hasSizeGreaterThanOrEqualTo(60);
    assertThat(agreement.seeds(out)).allMatch(seed -> seed.verdict().accepted());
    var report = new Report(agreement.run(CASES, out));
    report.groups(out, CASES);
    assertThat(report.print(out)).as(told.toString(StandardCharsets.UTF_8)).isTrue();
  }

  /** Our schemas and the definitions are left out here: all is known from the server's OpenAPI. */
  @Test
  void whatAServerSaysOfItselfIsEnoughToSayWhatItSays(ControlPlane plane, @TempDir Path kept) {
    var server = Server.at(plane.admin());
    var told = new ByteArrayOutputStream();
    var out = new PrintStream(told, true, StandardCharsets.UTF_8);
    try (var clusters = new Clusters(plane.kubeconfig())) {
      var api = clusters.api("slipway", kept);
      var judge = new ShippedJudge(Refusals.of(api.version(), api.documents()));
      var agreement = new Agreement(published(server), server.online(), judge, SEED);
      var report = new Report(agreement.run(OF_ITSELF, out));
      assertThat(report.print(out)).as(told.toString(StandardCharsets.UTF_8)).isTrue();
    }
  }

  /** A Crate's definition asks something of the metadata of its parts, which OpenAPI leaves out. */
  private static List<Kind> published(Server server) {
    return server.kinds().all().stream().filter(kind -> !kind.name().equals("Crate")).toList();
  }
}
