package io.mindscape.slipway.jobs.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RepoNameTest {

  @Test
  void readsWhatItWrites() {
    assertThat(RepoName.parse("mindscape/platform").toString()).isEqualTo("mindscape/platform");
    assertThat(RepoName.parse("mindscape/.github").name()).isEqualTo(".github");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "platform",
        "/platform",
        "mindscape/",
        "a/b/c",
        "../b",
        "a/..",
        "a/ b",
        "a/b?"
      })
  void whatIsNoRepositoryIsRefusedWithTheFormThatIs(String text) {
    assertThatThrownBy(() -> RepoName.parse(text))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("write owner/name");
  }
}
