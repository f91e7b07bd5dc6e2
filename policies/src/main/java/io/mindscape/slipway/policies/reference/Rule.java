package io.mindscape.slipway.policies.reference;

import io.mindscape.slipway.policies.finding.Severity;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/**
 * The rules about references. An error cannot work; a warning may, if somebody else has what is
 * missing here.
 */
public enum Rule {
  API_SERVICE(Severity.ERROR),
  AUTOSCALER_CONFLICT(Severity.ERROR),
  BACKEND(Severity.ERROR),
  BACKEND_PORT(Severity.ERROR),
  BUDGET_SELECTOR(Severity.WARNING),
  BUDGET_SIZE(Severity.WARNING),
  CLUSTER_ROLE(Severity.WARNING),
  CONFIG_MAP(Severity.ERROR),
  CONFIG_MAP_KEY(Severity.ERROR),
  DUPLICATE_OBJECT(Severity.ERROR),
  GATEWAY(Severity.WARNING),
  GOVERNING_SERVICE(Severity.WARNING),
  INGRESS_CLASS(Severity.WARNING),
  MONITOR_PORT(Severity.WARNING),
  MONITOR_SELECTOR(Severity.WARNING),
  NETWORK_POLICY_SELECTOR(Severity.WARNING),
  PRIORITY_CLASS(Severity.WARNING),
  PULL_SECRET(Severity.WARNING),
  ROLE(Severity.ERROR),
  RUNTIME_CLASS(Severity.WARNING),
  SCALE_REQUEST(Severity.ERROR),
  SCALE_TARGET(Severity.ERROR),
  SECRET(Severity.WARNING),
  SECRET_KEY(Severity.ERROR),
  SERVICE_ACCOUNT(Severity.ERROR),
  SERVICE_SELECTOR(Severity.ERROR),
  STORAGE_CLASS(Severity.WARNING),
  SUBJECT(Severity.WARNING),
  TARGET_PORT(Severity.ERROR),
  TLS_SECRET(Severity.WARNING),
  UNDECLARED_PORT(Severity.WARNING),
  VOLUME_CLAIM(Severity.ERROR),
  WEBHOOK_SERVICE(Severity.ERROR);

  private final Severity severity;

  Rule(Severity severity) {
    this.severity = severity;
  }

  /** How grave it is where all objects of the environment are known. */
  public Severity severity() {
    return severity;
  }

  /** Such as {@code reference/config-map}. */
  public String id() {
    return "reference/" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The ids of all of them. */
  public static Set<String> ids() {
    var ids = new TreeSet<String>();
    for (var rule : values()) {
      ids.add(rule.id());
    }
    return ids;
  }
}
