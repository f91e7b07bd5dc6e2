package io.mindscape.slipway.sandbox.forge.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

final class FaultsTest {

  private final Faults faults = new Faults();
  private final Fault fault = new Fault.Status(500);

  @Test
  void areUsedUpOldestFirst() {
    faults.add("GET", "/a", 1, new Fault.Status(500));
    faults.add("GET", "/a", 2, new Fault.Status(502));

    assertThat(faults.take("GET", "/a")).contains(new Fault.Status(500));
    assertThat(faults.take("GET", "/a")).contains(new Fault.Status(502));
    assertThat(faults.take("GET", "/a")).contains(new Fault.Status(502));
    assertThat(faults.take("GET", "/a")).isEmpty();
  }

  @Test
  void fitByMethodAndPath() {
    faults.add("POST", "/repos/*/*/pulls", 9, fault);

    assertThat(faults.take("POST", "/repos/a/b/pulls")).contains(fault);
    assertThat(faults.take("GET", "/repos/a/b/pulls")).isEmpty();
    assertThat(faults.take("POST", "/repos/a/b/c/pulls")).isEmpty();
    assertThat(faults.take("POST", "/repos/a/b/pulls/1")).isEmpty();
  }

  @Test
  void fitAnythingBelowTwoStars() {
    faults.add("*", "/repos/**", 9, fault);

    assertThat(faults.take("DELETE", "/repos/a/b/c.d")).contains(fault);
    assertThat(faults.take("GET", "/user")).isEmpty();
  }

  @Test
  void loseDeliveriesAndNoAnswers() {
    faults.loseDeliveries("push", 1);

    assertThat(faults.take("GET", "push")).isEmpty();
    assertThat(faults.losesDelivery("issues")).isFalse();
    assertThat(faults.losesDelivery("push")).isTrue();
    assertThat(faults.losesDelivery("push")).isFalse();
  }

  @Test
  void endWhenCleared() {
    faults.add("*", "**", 9, fault);
    faults.clear();

    assertThat(faults.take("GET", "/")).isEmpty();
  }
}
