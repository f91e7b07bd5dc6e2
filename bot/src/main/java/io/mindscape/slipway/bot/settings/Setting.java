package io.mindscape.slipway.bot.settings;

import java.util.Arrays;
import java.util.Optional;

/** Every setting: its key in the settings file and its name in the environment. */
enum Setting {
  HOST("host"),
  PORT("port"),
  PUBLIC_URL("public-url"),
  API_TOKEN("api-token"),
  WEBHOOK_SECRET("webhook.secret"),
  WEBHOOK_SECRET_PREVIOUS("webhook.secret-previous"),
  GITHUB_API_URL("github.api-url"),
  GITHUB_LIMITS("github.limits"),
  GITHUB_TOKEN("github.token"),
  GITHUB_APP_ID("github.app-id"),
  GITHUB_APP_KEY_FILE("github.app-key-file"),
  REPOSITORIES("repositories"),
  DATA_DIR("data-dir"),
  DATABASE_URL("database-url"),
  AUDIT_RETENTION("audit.retention"),
  AUDIT_EXPORT_DIR("audit.export-dir"),
  MAINTENANCE_DATABASE_URL("maintenance.database-url"),
  REGISTRY_URL("registry-url"),
  REGISTRIES("registries"),
  REGISTRY_AUTH_FILE("registry-auth-file"),
  TERRAFORM_REGISTRIES("terraform-registries"),
  ADVISORIES("advisories"),
  RECONCILE_INTERVAL("reconcile-interval"),
  CLOCK_TOLERANCE("clock-tolerance"),
  KUBECONFIG("kubeconfig"),
  KINDS_FROM("kinds-from"),
  KUSTOMIZE("kustomize"),
  RENDER_TIME("render-time");

  private final String key;

  Setting(String key) {
    this.key = key;
  }

  /** Its key in the settings file, with dots for levels. */
  String key() {
    return key;
  }

  /** The name of its environment variable. */
  String variable() {
    return this == KUBECONFIG ? "KUBECONFIG" : "SLIPWAY_" + name();
  }

  static Optional<Setting> ofKey(String key) {
    return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
  }

  /** The flag of those that have one. */
  String flag() {
    return "--" + key;
  }
}
