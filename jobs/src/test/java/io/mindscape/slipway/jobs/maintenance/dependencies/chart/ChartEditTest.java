package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartFile.Name;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A version in a Chart.yaml is written, however people write these files, and not a byte besides.
 */
final class ChartEditTest {

  private static final Name REDIS = new Name("redis", "https://charts.example", "");
  private static final String HEAD = "apiVersion: v2\nname: shop\nversion: 1.0.0\n";

  /** Each with the old version once, in the place that is to be written. */
  private static final List<String> WAYS =
      Pattern.compile("====\n")
          .splitAsStream(
              """
              dependencies:
              - name: redis
                version: 17.1.0
                repository: https://charts.example
              ====
              dependencies:
              - version: 17.1.0   # hold
                name: redis
                repository: https://charts.example
              ====
              dependencies:
              - name: redis
                version: "17.1.0" # as it was
                repository: https://charts.example
              ====
              dependencies:
              - name: redis
                version: '17.1.0'
                repository: https://charts.example
              ====
              dependencies:
                - name: redis
                  version:   17.1.0
                  repository: https://charts.example
              ====
              dependencies: [{name: redis, version: 17.1.0, repository: "https://charts.example"}]
              ====
              dependencies:
              - {name: redis, version: "17.1.0", repository: "https://charts.example"} # one line
              ====
              "dependencies":
              - "name": redis
                "version": 17.1.0
                repository: https://charts.example
              ====
              dependencies:
              - name: redis
                version: &held 17.1.0
                repository: https://charts.example
              ====
              dependencies:
              - name: redis
                version: !!str 17.1.0
                repository: https://charts.example
              ====
              dependencies:
              - name: redis
                version:
                  17.1.0
                repository: https://charts.example
              ====
              dependencies:
              - name: other
                version: 1.0.0
                repository: https://charts.example
              - name: redis
                version: 17.1.0
                repository: https://charts.example
              ====
              # ü ⎈ 😀
              dependencies:
              - name: redis # 😀
                version: 17.1.0 # 😀
                repository: https://charts.example
              ====
              dependencies:
              - name: redis
                alias: cache
                version: 1.0.0
                repository: https://charts.example
              - name: redis
                version: 17.1.0
                repository: https://charts.example
              ====
              dependencies:
              - name: redis
                version: 17.1.0
                repository: https://charts.example
                condition: redis.enabled
                tags: [a]
              ...
              ====
              dependencies:
              -   name: redis
                  version: 17.1.0\t# tab
                  repository: https://charts.example
              ====
              dependencies:
              - name: redis
                version: "17.1.0"


                repository: https://charts.example


              ====
              dependencies: # all
              # redis
              - name: redis
                # its version
                version: 17.1.0
                repository: https://charts.example
              """)
          .toList();

  @Test
  void eachWayOfWritingItStays() {
    assertThat(WAYS).hasSize(18);
    for (var way : WAYS) {
      for (var text :
          List.of(HEAD + way, (HEAD + way).replace("\n", "\r\n"), HEAD + way.stripTrailing())) {
        var edited = new ChartEdit("Chart.yaml", REDIS, "17.1.0", "18.0.3").in(file(text));

        assertThat(new String(edited, StandardCharsets.UTF_8))
            .isEqualTo(text.replace("17.1.0", "18.0.3"));
      }
    }
  }

  /** Of what several places share, none is changed for the sake of one. */
  @Test
  void whatOthersShareIsLeftToAPerson() {
    var shared =
        HEAD
            + """
            dependencies:
            - name: queue
              version: &held 17.1.0
              repository: https://charts.example
            - name: redis
              version: *held
              repository: https://charts.example
            """;

    assertThatThrownBy(
            () -> new ChartEdit("Chart.yaml", REDIS, "17.1.0", "18.0.3").in(file(shared)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("Chart.yaml:9");
  }

  @Test
  void whatIsNotThereAnyMoreIsToldSo() {
    assertThatThrownBy(() -> new ChartEdit("Chart.yaml", REDIS, "17.1.0", "18.0.3").in(file(HEAD)))
        .isInstanceOf(Refused.class)
        .hasMessageStartingWith(
            "Chart.yaml does not depend on redis of https://charts.example any more");
  }

  private static SourceFile file(String text) {
    return new SourceFile("Chart.yaml", text.getBytes(StandardCharsets.UTF_8));
  }
}
