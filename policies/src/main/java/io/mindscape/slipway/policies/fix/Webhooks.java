package io.mindscape.slipway.policies.fix;

import io.mindscape.slipway.policies.edit.Value;
import java.util.List;

/**
 * Webhooks of admission: {@code v1} takes other things for granted than {@code v1beta1}, so what
 * that took for granted is written down.
 */
final class Webhooks {

  private Webhooks() {}

  static void move(Moving moving) {
    for (var hook : moving.items("webhooks")) {
      var effects = moving.text(hook + ".sideEffects");
      if (!effects.equals("None") && !effects.equals("NoneOnDryRun")) {
        moving.byHand(
            hook
                + ".sideEffects has to be None or NoneOnDryRun, which only who wrote the webhook"
                + " can tell");
      }
      moving.say(hook + ".failurePolicy", new Value.Text("Ignore"));
      moving.say(hook + ".matchPolicy", new Value.Text("Exact"));
      moving.say(hook + ".timeoutSeconds", new Value.Bare("30"));
      if (!moving.has(hook + ".admissionReviewVersions")) {
        moving.put(
            hook + ".admissionReviewVersions", new Value.Items(List.of(new Value.Text("v1beta1"))));
      }
    }
  }
}
