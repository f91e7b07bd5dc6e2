package io.mindscape.slipway.jobs.promotion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.policies.Refused;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class TagValueTest {

  private static final String DIGEST = "@sha256:" + "a".repeat(64);

  @ParameterizedTest
  @CsvSource({
    "1.8.2, 1.8.2, 1.9.0",
    "mindscape/api:1.8.2, 1.8.2, mindscape/api:1.9.0",
    "registry:5000/mindscape/api:1.8.2, 1.8.2, registry:5000/mindscape/api:1.9.0",
    "ghcr.io/mindscape/api:1.8.2, 1.8.2, ghcr.io/mindscape/api:1.9.0"
  })
  void aValueKeepsItsShape(String value, String tag, String changed) {
    var read = TagValue.of("mindscape/api", value);

    assertThat(read.tag()).isEqualTo(tag);
    assertThat(read.with("1.9.0")).isEqualTo(changed);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.8.2", "mindscape/api:1.8.2"})
  void aDigestIsPartOfTheTag(String value) {
    assertThat(TagValue.of("mindscape/api", value + DIGEST).tag()).isEqualTo("1.8.2" + DIGEST);
  }

  @ParameterizedTest
  @ValueSource(strings = {"mindscape/api", "", "mindscape/web:1.0", "1.8.2 ", "a\nb", "{{ .tag }}"})
  void refusesWhatIsNoTag(String value) {
    assertThatThrownBy(() -> TagValue.of("mindscape/api", value))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("`mindscape/api`");
  }
}
