package io.mindscape.slipway.bot.doctor;

import java.util.List;

/** The table of {@link MisconfigurationsTest}: what is set wrongly, and the line that says so. */
final class Misconfigurations {

  private Misconfigurations() {}

  /**
   * What is set besides what is right, and a line that is told. {@code HERE} stands for a folder,
   * {@code TAKEN} for a port that another program has; an empty value takes a setting away.
   */
  record Case(String name, String set, String line) {}

  static final List<Case> CASES =
      List.of(
          wrong(
              "no webhook secret",
              "SLIPWAY_WEBHOOK_SECRET=",
              "settings: There is no webhook secret: set SLIPWAY_WEBHOOK_SECRET to the one that the"
                  + " webhook has on GitHub (make one with: openssl rand -hex 32)"),
          wrong(
              "no access",
              "SLIPWAY_GITHUB_TOKEN=",
              "settings: There is no access to GitHub: set SLIPWAY_GITHUB_APP_ID and"
                  + " SLIPWAY_GITHUB_APP_KEY_FILE for a GitHub App, or SLIPWAY_GITHUB_TOKEN for a"
                  + " personal access token"),
          wrong(
              "a token and an App",
              "SLIPWAY_GITHUB_APP_ID=7",
              "settings: Both a GitHub token and a GitHub App are set: keep either"
                  + " SLIPWAY_GITHUB_TOKEN, or SLIPWAY_GITHUB_APP_ID with"
                  + " SLIPWAY_GITHUB_APP_KEY_FILE"),
          wrong(
              "an App without a key",
              "SLIPWAY_GITHUB_TOKEN= SLIPWAY_GITHUB_APP_ID=7",
              "settings: SLIPWAY_GITHUB_APP_ID is set but the App's private key is not: set"
                  + " SLIPWAY_GITHUB_APP_KEY_FILE to the .pem file that GitHub gave you"),
          wrong(
              "a key without an App",
              "SLIPWAY_GITHUB_TOKEN= SLIPWAY_GITHUB_APP_KEY_FILE=HERE/app.pem",
              "settings: SLIPWAY_GITHUB_APP_KEY_FILE is set but the App's id is not: set"
                  + " SLIPWAY_GITHUB_APP_ID to the number on the App's page"),
          wrong(
              "an id that is no number",
              "SLIPWAY_GITHUB_TOKEN= SLIPWAY_GITHUB_APP_KEY_FILE=HERE/app.pem"
                  + " SLIPWAY_GITHUB_APP_ID=me",
              "settings: SLIPWAY_GITHUB_APP_ID is \"me\": write the number on the App's page"),
          wrong(
              "a key that is not there",
              "SLIPWAY_GITHUB_TOKEN= SLIPWAY_GITHUB_APP_KEY_FILE=HERE/no.pem"
                  + " SLIPWAY_GITHUB_APP_ID=7",
              "settings: The App's private key HERE/no.pem cannot be read: set"
                  + " SLIPWAY_GITHUB_APP_KEY_FILE to the .pem file that GitHub gave you, readable"
                  + " by the user that runs Slipway"),
          wrong(
              "a key that is none",
              "SLIPWAY_GITHUB_TOKEN= SLIPWAY_GITHUB_APP_KEY_FILE=HERE/open.yaml"
                  + " SLIPWAY_GITHUB_APP_ID=7",
              "settings: HERE/open.yaml holds no private key in PEM: generate one on the App's page"
                  + " on GitHub and set SLIPWAY_GITHUB_APP_KEY_FILE to the file that it gives you"),
          wrong(
              "a key that others can read",
              "SLIPWAY_GITHUB_TOKEN= SLIPWAY_GITHUB_APP_KEY_FILE=HERE/app.pem"
                  + " SLIPWAY_GITHUB_APP_ID=7",
              "App's private key: others can read or change HERE/app.pem: chmod 600 HERE/app.pem"),
          wrong(
              "no repository",
              "SLIPWAY_REPOSITORIES=",
              "settings: No repository is set: set SLIPWAY_REPOSITORIES to the GitOps repositories"
                  + " that the bot looks after, such as mindscape/platform (several with commas)"),
          wrong(
              "a repository without an owner",
              "SLIPWAY_REPOSITORIES=platform",
              "settings: SLIPWAY_REPOSITORIES: \"platform\" is no repository: write owner/name,"
                  + " such as mindscape/platform"),
          wrong(
              "lines of the audit log for too short",
              "SLIPWAY_AUDIT_RETENTION=PT1H",
              "settings: SLIPWAY_AUDIT_RETENTION is \"PT1H\": write a day or more, such as P365D"),
          wrong(
              "a file for them instead of a folder",
              "SLIPWAY_AUDIT_EXPORT_DIR=HERE/open.yaml",
              "audit log: HERE/open.yaml cannot be written, so nothing is moved out of the"
                  + " database: set SLIPWAY_AUDIT_EXPORT_DIR to a folder of the user that runs"
                  + " Slipway"),
          wrong(
              "a port that is none",
              "SLIPWAY_PORT=http",
              "settings: SLIPWAY_PORT is \"http\": write a port from 1 to 65535, or 0 for any that"
                  + " is free"),
          wrong(
              "a port that is taken",
              "SLIPWAY_PORT=TAKEN",
              "port: 127.0.0.1:TAKEN is in use by another program: stop that, or set SLIPWAY_PORT"),
          wrong(
              "a host that nobody knows",
              "SLIPWAY_PORT=TAKEN SLIPWAY_HOST=no-such-host.invalid",
              "port: the host no-such-host.invalid is not known here: set SLIPWAY_HOST to an"
                  + " address of this machine"),
          wrong(
              "an interval that is none",
              "SLIPWAY_RECONCILE_INTERVAL=5m",
              "settings: SLIPWAY_RECONCILE_INTERVAL is \"5m\": write an ISO-8601 duration of at"
                  + " least a second, such as PT5M for five minutes"),
          wrong(
              "a short token for the API",
              "SLIPWAY_API_TOKEN=open",
              "settings: SLIPWAY_API_TOKEN is no token: take 16 characters or more without blanks,"
                  + " such as openssl rand -hex 32 prints"),
          note(
              "a closed API",
              "",
              "API: it is closed: set SLIPWAY_API_TOKEN to use slipway deliveries"),
          wrong(
              "an address that is none",
              "SLIPWAY_PUBLIC_URL=slipway.example.com",
              "settings: SLIPWAY_PUBLIC_URL is no address at which people reach the bot: write"
                  + " http:// or https://, a host, and at most a port and a path, such as"
                  + " https://slipway.example.com"),
          wrong(
              "a database that is no URL",
              "SLIPWAY_DATABASE_URL=postgres://db",
              "settings: SLIPWAY_DATABASE_URL is no JDBC URL: write"
                  + " jdbc:postgresql://host:5432/name?user=…&password=…"),
          wrong(
              "a database that does not answer",
              "SLIPWAY_DATABASE_URL=jdbc:postgresql://127.0.0.1:1/x?user=u&password=hunter2000",
              "the database: the database jdbc:postgresql://127.0.0.1:1/x cannot be reached: check"
                  + " SLIPWAY_DATABASE_URL and that the server runs (Connection refused)"),
          wrong(
              "a folder that cannot be",
              "SLIPWAY_DATA_DIR=HERE/app.pem/data",
              "settings: The data directory HERE/app.pem/data cannot be written: set"
                  + " SLIPWAY_DATA_DIR to a folder that belongs to the user that runs Slipway"),
          note(
              "no database yet",
              "",
              "database: there is none in HERE/data yet: it is made when the bot starts"),
          wrong(
              "an API that is no URL",
              "SLIPWAY_GITHUB_API_URL=api.github.com",
              "settings: SLIPWAY_GITHUB_API_URL is \"api.github.com\": write a URL without a login"
                  + " in it, such as https://api.github.com"),
          wrong(
              "a GitHub that does not answer",
              "",
              "GitHub: GitHub at http://127.0.0.1:1 does not answer (nothing accepts the"
                  + " connection): check SLIPWAY_GITHUB_API_URL and the network"),
          notAsked(
              "what a GitHub that does not answer was not asked",
              "",
              "acme/platform: GitHub does not answer"),
          wrong(
              "limits that are none",
              "SLIPWAY_GITHUB_LIMITS=many",
              "settings: SLIPWAY_GITHUB_LIMITS is \"many\": write github, or none for a GitHub"
                  + " Enterprise Server without rate limits"),
          wrong(
              "a registry that is no URL",
              "SLIPWAY_REGISTRY_URL=registry",
              "settings: SLIPWAY_REGISTRY_URL is \"registry\": write a URL without a login in it,"
                  + " such as https://registry.example:5000"),
          wrong(
              "a maintained database that is no URL",
              "SLIPWAY_MAINTENANCE_DATABASE_URL=db",
              "settings: SLIPWAY_MAINTENANCE_DATABASE_URL is no JDBC URL: write"
                  + " jdbc:postgresql://host:5432/name?user=…&password=…"),
          wrong(
              "a settings file that is not there",
              "SLIPWAY_CONFIG=HERE/no.yaml",
              "settings: The settings file HERE/no.yaml cannot be read: check the path and its"
                  + " permissions"),
          wrong(
              "a key that does not exist",
              "SLIPWAY_CONFIG=HERE/keys.yaml",
              "settings: HERE/keys.yaml:2: there is no setting \"webhook.secrt\"; did you mean"
                  + " \"webhook.secret\"? there are: ALL"),
          wrong(
              "another key in the same file",
              "SLIPWAY_CONFIG=HERE/keys.yaml",
              "settings: HERE/keys.yaml:4: there is no setting \"banana\"; there are: ALL"),
          wrong(
              "a file that is no YAML",
              "SLIPWAY_CONFIG=HERE/broken.yaml",
              "settings: HERE/broken.yaml:2: this is no YAML with settings: expected the node"
                  + " content, but found '<stream end>'"),
          wrong(
              "a file with secrets that others can read",
              "SLIPWAY_CONFIG=HERE/open.yaml",
              "settings file: others can read or change HERE/open.yaml: chmod 600 HERE/open.yaml"),
          wrong(
              "a secret that is short",
              "SLIPWAY_WEBHOOK_SECRET=letmein",
              "webhook secret: it can be guessed, for it is short: make one with openssl rand -hex"
                  + " 32, and set it here and on GitHub (SLIPWAY_WEBHOOK_SECRET_PREVIOUS bridges"
                  + " the change)"),
          wrong(
              "a secret that repeats itself",
              "SLIPWAY_WEBHOOK_SECRET=abababababababababab",
              "webhook secret: it can be guessed, for it repeats a few characters: make one with"
                  + " openssl rand -hex 32, and set it here and on GitHub"
                  + " (SLIPWAY_WEBHOOK_SECRET_PREVIOUS bridges the change)"),
          note(
              "an old secret that is still accepted",
              "SLIPWAY_WEBHOOK_SECRET_PREVIOUS=0123456789abcdef0",
              "previous webhook secret: it is still accepted: take SLIPWAY_WEBHOOK_SECRET_PREVIOUS"
                  + " away once GitHub has the new one"),
          note(
              "an old secret that is the new one",
              "SLIPWAY_WEBHOOK_SECRET_PREVIOUS=" + MisconfigurationsTest.SECRET,
              "previous webhook secret: it is the same as the new one:"
                  + " SLIPWAY_WEBHOOK_SECRET_PREVIOUS can go"),
          wrong(
              "a name that is misspelt",
              "SLIPWAY_WEBHOOK_SECRT=x",
              "settings: SLIPWAY_WEBHOOK_SECRT is set in the environment, and there is no such"
                  + " setting; did you mean SLIPWAY_WEBHOOK_SECRET?"),
          note(
              "a name that is nothing",
              "SLIPWAY_FAVOURITE_COLOUR=blue",
              "settings: SLIPWAY_FAVOURITE_COLOUR is set in the environment, and there is no such"
                  + " setting: nothing reads it"),
          wrong(
              "a kubeconfig that is not there",
              "KUBECONFIG=HERE/no.config",
              "the clusters: There is no kubeconfig at HERE/no.config that can be read: set"
                  + " KUBECONFIG to the file that names the clusters"),
          wrong(
              "a context that is not there",
              "KUBECONFIG=HERE/config SLIPWAY_KINDS_FROM=mars",
              "mars: HERE/config has no context \"mars\" (it has staging): add it, or name another"
                  + " in slipway.yaml under delivery.environments"),
          wrong(
              "a cluster that does not answer",
              "KUBECONFIG=HERE/config",
              "staging: The cluster staging does not answer: check that it runs, and its address in"
                  + " the kubeconfig"),
          wrong(
              "a registry that does not answer",
              "SLIPWAY_REGISTRY_URL=http://127.0.0.1:1",
              "registry: the image registry does not answer (the connection failed): check"
                  + " SLIPWAY_REGISTRY_URL and the network"),
          note(
              "Prometheus",
              "SLIPWAY_PROMETHEUS_URL=http://127.0.0.1:1",
              "Prometheus: SLIPWAY_PROMETHEUS_URL is set, and nothing asks Prometheus yet"),
          wrong(
              "a checkout that is not there",
              "CHECKOUT=HERE/nowhere",
              "HERE/nowhere: HERE/nowhere is not there: name a checkout"),
          wrong(
              "a checkout without a strategy file",
              "CHECKOUT=HERE/bare",
              "slipway.yaml: there is none in HERE/bare: write one (docs/strategy-file.md); until"
                  + " then nothing is delivered"),
          wrong(
              "a strategy file that is wrong",
              "CHECKOUT=HERE/checkout",
              "slipway.yaml of HERE/checkout: HERE/checkout/slipway.yaml:2"
                  + " \"environments.production.scaling\": \"Sometimes\" is no way of scaling:"
                  + " write Manual or Auto-scaling"),
          wrong(
              "a registry of images that is no host",
              "SLIPWAY_REGISTRIES=https://registry.example",
              "settings: SLIPWAY_REGISTRIES has \"https://registry.example\": write hosts as names"
                  + " of images begin with them, such as registry.example:5000"),
          wrong(
              "a registry of Terraform that is no host",
              "SLIPWAY_TERRAFORM_REGISTRIES=a/b",
              "settings: SLIPWAY_TERRAFORM_REGISTRIES has \"a/b\": write hosts as sources of"
                  + " modules begin with them, such as registry.example:5000"),
          wrong(
              "advisories behind a login",
              "SLIPWAY_ADVISORIES=https://me:hunter2000@osv.example/all.zip",
              "settings: SLIPWAY_ADVISORIES has \"(value not shown)\": write folders, zip files, or"
                  + " addresses of such without a login in them"),
          notAsked(
              "no window that is known",
              "",
              "windows: no slipway.yaml was read that could say when they open"),
          notAsked("no advisories", "", "advisories: no SLIPWAY_ADVISORIES are set"),
          wrong(
              "advisories that are not there",
              "SLIPWAY_ADVISORIES=HERE/none",
              "advisories: HERE/none is not there: name folders, zip files or addresses of such as"
                  + " SLIPWAY_ADVISORIES"),
          wrong(
              "a folder without advisories",
              "SLIPWAY_ADVISORIES=HERE/osv,HERE/bare",
              "advisories: HERE/bare, which SLIPWAY_ADVISORIES names, has no advisory in the OSV"
                  + " format"),
          note(
              "advisories of which nobody knows how old they are",
              "SLIPWAY_ADVISORIES=HERE/osv,HERE/bare",
              "advisories of HERE/osv: 1 read; nothing says how old they are"),
          wrong(
              "advisories at an address that does not answer",
              "SLIPWAY_ADVISORIES=http://127.0.0.1:1/all.zip",
              "advisories of http://127.0.0.1:1/all.zip: the connection to 127.0.0.1 failed: check"
                  + " the address in SLIPWAY_ADVISORIES and the network"),
          wrong(
              "a task that there is not",
              "CHECKOUT=HERE/task",
              "window of HERE/task: maintenance.tasks has log_rotate, which is no task: take it"
                  + " out"),
          note(
              "a window in which nothing is done",
              "CHECKOUT=HERE/idle",
              "window of HERE/idle: maintenance.tasks names nothing that is done in it"),
          notAsked(
              "no window",
              "CHECKOUT=HERE/plain",
              "window of HERE/plain: slipway.yaml has no maintenance.schedule"),
          wrong(
              "images in a registry that is not listed",
              "CHECKOUT=HERE/window SLIPWAY_REGISTRY_URL=http://127.0.0.1:1",
              "images of HERE/window: some are in registries that nobody may ask, so they are never"
                  + " updated: add ghcr.example to SLIPWAY_REGISTRIES"),
          wrong(
              "images in no registry that is set",
              "CHECKOUT=HERE/window",
              "images of HERE/window: some are in registries that nobody may ask, so they are never"
                  + " updated: set SLIPWAY_REGISTRY_URL for those that name no host, and add"
                  + " ghcr.example to SLIPWAY_REGISTRIES"),
          wrong(
              "a Secret in a cluster that does not answer",
              "CHECKOUT=HERE/window KUBECONFIG=HERE/config",
              "database of HERE/window: The cluster staging does not answer"),
          wrong(
              "one of several databases, whose cluster does not answer",
              "CHECKOUT=HERE/several KUBECONFIG=HERE/config",
              "database orders of HERE/several: The cluster staging does not answer"),
          wrong(
              "another of them, whose cluster is none of the kubeconfig",
              "CHECKOUT=HERE/several KUBECONFIG=HERE/config",
              "database users of HERE/several: HERE/config has no context \"live\" (it has"
                  + " staging): add it, or name another in slipway.yaml under"
                  + " delivery.environments"),
          note(
              "a Secret and a setting",
              "CHECKOUT=HERE/window KUBECONFIG=HERE/config"
                  + " SLIPWAY_MAINTENANCE_DATABASE_URL=jdbc:postgresql://127.0.0.1:1/x?password=hunter2000",
              "database of HERE/window: the Secret in slipway.yaml counts there, and"
                  + " SLIPWAY_MAINTENANCE_DATABASE_URL does not"),
          notAsked(
              "rights in a cluster that does not answer",
              "CHECKOUT=HERE/window KUBECONFIG=HERE/config",
              "staging, rights for maintenance: The cluster staging does not answer"),
          wrong(
              "a maintained database that does not answer",
              "SLIPWAY_MAINTENANCE_DATABASE_URL=jdbc:postgresql://127.0.0.1:1/x?password=hunter2000",
              "its database: the look at the tables failed: the database of"
                  + " SLIPWAY_MAINTENANCE_DATABASE_URL does not answer (SQL state 08001)"),
          notAsked(
              "an API whose token is wrong", "SLIPWAY_API_TOKEN=open", "API: its token is wrong"),
          notAsked(
              "advisories that are wrong",
              "SLIPWAY_ADVISORIES=ftp://osv.example/all.zip",
              "advisories: what is set is wrong, as told under Settings"),
          notAsked(
              "a registry that is wrong",
              "SLIPWAY_REGISTRY_URL=registry",
              "registry: what is set is wrong, as told under Settings"),
          notAsked(
              "images where registries are wrong",
              "CHECKOUT=HERE/window SLIPWAY_REGISTRIES=https://ghcr.example",
              "images of HERE/window: what is set is wrong, as told under Settings"),
          notAsked(
              "a maintained database that is wrong",
              "SLIPWAY_MAINTENANCE_DATABASE_URL=db",
              "its database: what is set is wrong, as told under Settings"),
          notAsked(
              "a database where the data folder is wrong",
              "SLIPWAY_DATA_DIR=HERE/app.pem/data",
              "database: the data folder cannot be used, as told under Settings"),
          wrong(
              "an address with a port that is none",
              "SLIPWAY_REGISTRY_URL=http://registry.example:http",
              "settings: SLIPWAY_REGISTRY_URL is \"http://registry.example:http\": write a URL"
                  + " without a login in it, such as https://registry.example:5000"),
          wrong(
              "an address with strange characters",
              "SLIPWAY_GITHUB_API_URL=http://{host}/api/v3",
              "settings: SLIPWAY_GITHUB_API_URL is \"http://{host}/api/v3\": write a URL without a"
                  + " login in it, such as https://api.github.com"),
          wrong(
              "a tolerance of ages",
              "SLIPWAY_CLOCK_TOLERANCE=P9999999D",
              "settings: SLIPWAY_CLOCK_TOLERANCE is \"P9999999D\": write an ISO-8601 duration of at"
                  + " least a second, such as PT5M for five minutes"),
          wrong(
              "a value that is wrong in the file",
              "SLIPWAY_CONFIG=HERE/values.yaml",
              "settings: HERE/values.yaml:3: github.limits is \"many\": write github, or none for a"
                  + " GitHub Enterprise Server without rate limits"),
          wrong(
              "a list where one value is meant",
              "SLIPWAY_CONFIG=HERE/values.yaml",
              "settings: HERE/values.yaml:5: reconcile-interval is a list: write one value"),
          wrong(
              "another list in the same file",
              "SLIPWAY_CONFIG=HERE/values.yaml",
              "settings: HERE/values.yaml:6: host is a list: write one value"));

  private static Case wrong(String name, String set, String line) {
    return new Case(name, set, "  ✕ wrong      " + line);
  }

  private static Case notAsked(String name, String set, String line) {
    return new Case(name, set, "  – not asked  " + line);
  }

  private static Case note(String name, String set, String line) {
    return new Case(name, set, "  · note       " + line);
  }
}
