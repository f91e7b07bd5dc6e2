package io.mindscape.slipway.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** In whichever module it is: whoever waits has patience, without asking for it. */
public abstract class PatienceContract {

  @Test
  protected void whoeverWaitsHasPatience() {
    var left = new AtomicLong();

    await()
        .conditionEvaluationListener(one -> left.set(one.getRemainingTimeInMS()))
        .until(() -> true);

    assertThat(left.get()).isGreaterThan(Patience.LENGTH.dividedBy(2).toMillis());
  }
}
