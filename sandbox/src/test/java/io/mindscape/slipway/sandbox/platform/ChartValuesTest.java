package io.mindscape.slipway.sandbox.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values that the chart takes, and those that it refuses. */
class ChartValuesTest {

  private static ReferencePlatform platform;

  @BeforeAll
  static void start() {
    platform = new ReferencePlatform();
  }

  @AfterAll
  static void stop() {
    platform.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          api: {replicas: -1}                    | replicas
          api: {repicas: 3}                      | repicas
          image: {tag: latest}                   | tag
          image: {tag: 1.10}                     | tag
          image: {digest: sha256:12}             | digest
          autoscaling: {cpu: 170}                | cpu
          database: {storage: 500GB}             | storage
          database: {password: hunter2}          | password
          spread: {zones: Always}                | zones
          replicas: 3                            | replicas
          monitoring: {metrics: {enabled: false}} | monitoring.alerts needs monitoring.metrics
          """)
  void refusesWhatCannotBeMeant(String values, String named) {
    assertThat(platform.rendering("production", values))
        .isInstanceOfSatisfying(
            Rendering.Failed.class, failed -> assertThat(failed.message()).contains(named));
  }

  @Test
  void aDigestPinsTheVeryBytes() {
    var digest = "sha256:" + "0123456789abcdef".repeat(4);
    var rendered =
        platform.render("production", "image: {tag: 1.9.0, digest: \"%s\"}".formatted(digest));

    assertThat(image(rendered)).isEqualTo("mindscape/api:1.9.0@" + digest);
  }

  @Test
  void withoutATagTheChartsOwnReleaseRuns() {
    assertThat(image(platform.render("production", "{}"))).isEqualTo("mindscape/api:1.8.2");
  }

  private static String image(Rendered rendered) {
    return rendered.at("Deployment", "mindscape-api", "spec.template.spec.containers.0.image");
  }
}
