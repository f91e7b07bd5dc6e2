package io.mindscape.slipway.bot.settings;

import io.mindscape.slipway.jobs.git.RepoName;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the bot is told before it starts, checked.
 *
 * @param repositories the GitOps repositories it looks after; deliveries of others are refused
 * @param reconcile how often it looks by itself at what it may have missed
 * @param renderTime what one rendering may take, on the clock and of a processor
 */
public record Settings(
    Http http,
    GitHub github,
    List<RepoName> repositories,
    Storage storage,
    Upkeep upkeep,
    Kustomize kustomize,
    Duration reconcile,
    Duration renderTime) {

  public Settings {
    repositories = List.copyOf(repositories);
  }

  /** Every secret in it, to be hidden wherever it turns up. */
  public List<String> secrets() {
    var access =
        switch (github.access()) {
          case Access.Token(var token) -> token;
          case Access.App app -> app.key();
        };
    return Stream.of(
            http.secret(),
            http.previousSecret(),
            http.apiToken(),
            access,
            storage.database(),
            upkeep.database())
        .filter(Objects::nonNull)
        .map(Secret::reveal)
        .flatMap(secret -> Stream.concat(Stream.of(secret), Passwords.in(secret).stream()))
        .toList();
  }

  /**
   * The web server.
   *
   * @param port 0 for any that is free
   * @param previousSecret accepted as well while the secret is being changed; null for none
   * @param apiToken opens the API; null to keep it closed
   * @param publicUrl where people reach it, without a slash at the end; null if they do not
   */
  public record Http(
      String host,
      int port,
      Secret secret,
      @Nullable Secret previousSecret,
      @Nullable Secret apiToken,
      @Nullable URI publicUrl) {}

  /**
   * Where a running bot is found, and what opens its API.
   *
   * @param token null where none is set
   */
  public record Caller(String host, int port, @Nullable Secret token) {}

  /**
   * Where GitHub is, and as whom we speak to it.
   *
   * @param limited whether it has GitHub's secondary rate limits, which a GitHub Enterprise Server
   *     has not unless its owner sets them
   */
  public record GitHub(URI api, Access access, boolean limited) {
    /** With the limits that github.com has. */
    public GitHub(URI api, Access access) {
      this(api, access, true);
    }
  }

  /** As whom we speak to GitHub. */
  public sealed interface Access {
    /** A personal access token: verdicts are commit statuses. */
    record Token(Secret token) implements Access {}

    /**
     * A GitHub App: verdicts are check runs.
     *
     * @param key its private key, in PEM, as GitHub hands it out
     */
    record App(long id, Secret key) implements Access {}
  }

  /**
   * What the bot keeps.
   *
   * @param data a folder that exists and can be written: mirrors, and the embedded database
   * @param database a JDBC URL, which may hold a password; null for the embedded database
   * @param audit what becomes of old lines of the audit log
   */
  public record Storage(Path data, @Nullable Secret database, Audit audit) {}

  /**
   * What becomes of old lines of the audit log.
   *
   * @param retention how old they become in the database
   * @param folder where they are sealed
   * @param isNamed whether somebody named it; where not, it is in the data folder
   */
  public record Audit(Duration retention, Path folder, boolean isNamed) {}

  /**
   * Where the program that builds overlays is, or is built.
   *
   * @param program null to have it built, with Go
   * @param cache the folder in which that is kept
   * @param environment what the build gets of the environment: what is Go's, and where programs are
   */
  public record Kustomize(@Nullable Path program, Path cache, Map<String, String> environment) {
    public Kustomize {
      environment = Map.copyOf(environment);
    }
  }

  /**
   * What the maintenance window looks after.
   *
   * @param kubeconfig the clusters
   * @param registries where images are looked up
   * @param database the JDBC URL of the PostgreSQL to look after; null for none
   * @param advisories folders, zip files and addresses of such, with known vulnerabilities
   * @param clockTolerance by how much the machine's clock may be off while a window is open
   */
  public record Upkeep(
      Kubeconfig kubeconfig,
      Registries registries,
      @Nullable Secret database,
      List<String> advisories,
      Duration clockTolerance) {
    public Upkeep {
      advisories = List.copyOf(advisories);
    }
  }

  /**
   * Registries of images, and of Terraform.
   *
   * @param usual the base of the one that has the images whose names say none; null for none
   * @param hosts those that may be asked for digests, as names of images write them
   * @param logins the file with users and passwords; null for none
   * @param terraform hosts of registries of modules and providers; the first is asked for what
   *     names none
   */
  public record Registries(
      @Nullable URI usual, Set<String> hosts, @Nullable Path logins, List<String> terraform) {
    public Registries {
      hosts = Set.copyOf(hosts);
      terraform = List.copyOf(terraform);
    }
  }

  /**
   * The clusters.
   *
   * @param file null for where Kubernetes tools look by themselves
   * @param kindsFrom the context of the cluster by whose kinds manifests are judged; null for those
   *     of the Kubernetes version that Slipway knows best
   */
  public record Kubeconfig(@Nullable Path file, @Nullable String kindsFrom) {}
}
