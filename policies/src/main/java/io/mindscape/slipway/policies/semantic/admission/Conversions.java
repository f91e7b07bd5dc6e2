package io.mindscape.slipway.policies.semantic.admission;

import io.mindscape.slipway.policies.semantic.field.Field;
import java.util.List;

/** How objects of one version of a CustomResourceDefinition become those of another. */
public final class Conversions {

  private Conversions() {}

  /** Judges {@code spec.conversion}. */
  public static void judge(Field conversion) {
    if (!conversion.isSet()) {
      return;
    }
    var strategy = conversion.get("strategy");
    var webhook = conversion.get("webhook");
    var versions = webhook.get("conversionReviewVersions");
    var client = webhook.get("clientConfig");
    switch (strategy.text()) {
      case "" -> strategy.required("write None or Webhook.");
      case "Webhook" -> {
        if (client.isSet()) {
          WebhookClients.judge(client);
        } else {
          client.required("the strategy is Webhook.");
        }
        Webhooks.reviews(versions);
      }
      case "None" -> none(client, versions);
      default -> {
        strategy.unsupported(List.of("None", "Webhook"));
        none(client, versions);
      }
    }
  }

  private static void none(Field client, Field versions) {
    if (client.isSet()) {
      client.forbidden("the strategy is not Webhook.");
    }
    if (versions.size() > 0) {
      versions.forbidden("the strategy is not Webhook.");
    }
  }
}
