package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** A sample of {@code bench/agreement}, always the same: a real API server says what we say. */
@RealCluster
class AgreementTest {

  private static final int CASES = 4_500;
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
}
