package io.mindscape.slipway.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class UnavailableTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "its registry | it answers 503 | its registry answers 503",
        "its registry | the connection failed | its registry: the connection failed",
        "the cluster a | The cluster a does not answer | The cluster a does not answer",
        "GitHub | GitHub does not accept our credentials | GitHub does not accept our credentials",
        "the disk | items are lost | the disk: items are lost",
      })
  void namesTheSystemOnceAndSaysOfNobodyThatHeDoesNotAnswerWhoDoes(
      String system, String message, String words) {
    var failure = new Unavailable(system, message, Duration.ZERO, null);

    assertThat(failure.words()).isEqualTo(words);
  }
}
