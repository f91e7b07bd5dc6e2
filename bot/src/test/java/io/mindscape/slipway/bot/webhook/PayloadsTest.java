package io.mindscape.slipway.bot.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Evidence;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PayloadsTest {

  /** Everything that an event may be about, so that nothing but its name and action decides. */
  private static final String BODY =
      """
      {"ref": "refs/heads/main",
       "pull_request": {"number": 7},
       "review": {"user": {"login": "ana"}},
       "comment": {"id": 5, "user": {"login": "ana"}},
       "client_payload": {"image": "mindscape/api", "tag": "1.9.0"},
       "registry_package": {
         "namespace": "mindscape",
         "name": "api",
         "package_version": {"container_metadata": {"tag": {"name": "1.9.0"}}}}}
      """;

  private final Payloads payloads = new Payloads(() -> "slipway[bot]");

  @ParameterizedTest
  @CsvSource({
    "pull_request,opened",
    "pull_request,synchronize",
    "pull_request,closed",
    "pull_request,labeled",
    "pull_request_review,submitted",
    "pull_request_review,dismissed",
    "issue_comment,created",
    "issue_comment,edited",
    "push,''",
    "registry_package,published",
    "registry_package,updated",
    "repository_dispatch,image-published",
    "repository_dispatch,lunch",
    "check_run,rerequested",
    "check_run,completed",
    "check_suite,rerequested",
    "check_suite,requested",
    "deployment_status,created",
    "ping,''"
  })
  void anEventMattersExactlyIfSomethingIsDoneForIt(String event, String action) {
    var done = !(payloads.event(delivery(event, action)) instanceof Event.Ignored);

    assertThat(Payloads.matters(event, action)).isEqualTo(done);
  }

  private static Delivery delivery(String event, String action) {
    var body = BODY.getBytes(StandardCharsets.UTF_8);
    return new Delivery(
        "guid",
        event,
        action,
        "mindscape/platform",
        "mindscape/platform#7",
        "",
        new Evidence(Map.of(), Evidence.Origin.SIGNED, body),
        Instant.EPOCH);
  }
}
