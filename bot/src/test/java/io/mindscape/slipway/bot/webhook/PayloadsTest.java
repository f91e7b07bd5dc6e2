package io.mindscape.slipway.bot.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.delivery.Delivery;
import io.mindscape.slipway.jobs.delivery.Event;
import io.mindscape.slipway.jobs.delivery.Evidence;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class PayloadsTest {

  /** Everything that an event may be about, so that nothing but its name and action decides. */
  private static final String BODY =
      """
      {"ref": "refs/heads/main",
       "pull_request": {"number": 7},
       "review": {"user": {"login": "ana"}},
       "check_run": {
         "name": "slipway/review",
         "head_sha": "3f9c2d13f9c2d13f9c2d13f9c2d13f9c2d13f9c2"},
       "requested_action": {"identifier": "fix"},
       "sender": {"login": "ana"},
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
    "check_run,requested_action",
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

  @Test
  void aClickOnTheButtonAsksForFixesInTheNameOfWhoClicked() {
    assertThat(payloads.event(delivery("check_run", "requested_action")))
        .isEqualTo(
            new Event.FixAsked(
                RepoName.parse("mindscape/platform"),
                7,
                "ana",
                new CommitId("3f9c2d13f9c2d13f9c2d13f9c2d13f9c2d13f9c2")));
  }

  @ParameterizedTest
  @CsvSource({
    "\"fix\",\"other\"",
    "slipway/review,slipway/production",
    "3f9c2d13f9c2d13f9c2d13f9c2d13f9c2d13f9c2,main",
    "\"sender\",\"nobody\""
  })
  void anotherClickAsksForNothing(String there, String other) {
    assertThat(
            payloads.event(delivery("check_run", "requested_action", BODY.replace(there, other))))
        .isInstanceOf(Event.Ignored.class);
  }

  private static Delivery delivery(String event, String action) {
    return delivery(event, action, BODY);
  }

  private static Delivery delivery(String event, String action, String text) {
    var body = text.getBytes(StandardCharsets.UTF_8);
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
