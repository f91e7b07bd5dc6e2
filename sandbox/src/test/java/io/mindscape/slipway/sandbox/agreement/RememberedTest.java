package io.mindscape.slipway.sandbox.agreement;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the bench remembers of the server's verdicts, and what it asks again. */
final class RememberedTest {

  private static final Case.Body BODY = new Case.Body("v1", "Pod", "", "kind: Pod");
  private static final Verdict REFUSED = new Verdict(422, "Invalid", "no", 1, "spec: no");

  private final List<Case.Body> asked = new ArrayList<>();

  @Test
  void theSameTextIsAskedOnce(@TempDir Path folder) {
    assertThat(judged(REFUSED, "v1.37.2", folder)).isEqualTo(REFUSED);
    assertThat(judged(REFUSED, "v1.37.2", folder)).isEqualTo(REFUSED);

    assertThat(asked).hasSize(1);
  }

  @Test
  void anotherVersionIsAskedForItself(@TempDir Path folder) {
    judged(REFUSED, "v1.37.2", folder);
    judged(REFUSED, "v1.36.3", folder);

    assertThat(asked).hasSize(2);
  }

  @Test
  void whatDependsOnTheClusterIsNotKept(@TempDir Path folder) {
    var taken = new Verdict(409, "AlreadyExists", "pods \"a\" already exists", 0, "");

    judged(taken, "v1.37.2", folder);
    judged(taken, "v1.37.2", folder);

    assertThat(asked).hasSize(2);
  }

  @Test
  void aServerThatIsUnwellIsAskedAgain(@TempDir Path folder) {
    var broken = new Verdict(500, "InternalError", "etcd is away", 0, "");

    judged(broken, "v1.37.2", folder);
    judged(broken, "v1.37.2", folder);

    assertThat(asked).hasSize(2);
  }

  private Verdict judged(Verdict verdict, String version, Path folder) {
    Online server =
        body -> {
          asked.add(body);
          return verdict;
        };
    try (var remembered = new Remembered(server, version, folder)) {
      return remembered.judge(BODY);
    }
  }
}
