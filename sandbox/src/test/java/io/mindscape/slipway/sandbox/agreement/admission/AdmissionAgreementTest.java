package io.mindscape.slipway.sandbox.agreement.admission;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.RealCluster;
import org.junit.jupiter.api.Test;

/** A sample of {@code bench/admission}: a real API server's admission says what we say. */
@RealCluster
class AdmissionAgreementTest {

  private static final int EVERY = 15;

  @Test
  void policiesSayWhatTheServersAdmissionSays(ControlPlane plane) {
    var result = new AdmissionAgreement(plane.admin()).run(PolicyCases.every(EVERY));

    assertThat(Known.unknown(result.differences())).isEmpty();
    assertThat(result.pairs()).isGreaterThan(200);
    assertThat(result.pairs() - result.open() - result.differences().size()).isGreaterThan(180);
  }
}
