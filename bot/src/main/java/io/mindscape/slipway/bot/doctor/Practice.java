package io.mindscape.slipway.bot.doctor;

import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.bot.github.GitHubStanding;
import io.mindscape.slipway.bot.settings.Examined;
import io.mindscape.slipway.bot.settings.Secret;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.jobs.NotLetIn;
import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.policies.Refused;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that is looked at, as the settings say; closing ends every connection. */
final class Practice implements AutoCloseable {

  private static final String MACHINE = "This machine";
  private static final String SETTINGS = "Settings";
  private static final String FORGE = "GitHub";
  private static final String REPOSITORIES = "Repositories";
  private static final String DATABASE = "Database";
  private static final String CLUSTERS = "Clusters";
  private static final String RENDERERS = "Renderers";

  /** Where a JDBC URL has what nobody may see. */
  private static final Pattern PASSWORD =
      Pattern.compile("(?i)password=([^&;]+)|//[^/@:]*:([^/@]+)@");

  private final Examined settings;
  private final Map<String, String> environment;
  private final Clock clock;
  private final Platforms platforms = new Platforms();
  private final Clusters clusters;
  private final Upkeep upkeep;
  private volatile boolean isGitHubThere;
  private @Nullable GitHubStanding github;

  Practice(Examined settings, Map<String, String> environment, Clock clock) {
    this.settings = settings;
    this.environment = environment;
    this.clock = clock;
    this.clusters = new Clusters(settings.systems().kubeconfig().file());
    this.upkeep = new Upkeep(settings.systems().upkeep(), platforms, clusters, clock);
  }

  /**
   * All looks, in the order in which they are told.
   *
   * @param checkout null for none
   */
  List<Look> looks(@Nullable Path checkout) {
    var storage = settings.systems().storage();
    var looks = new ArrayList<Look>();
    looks.add(
        new Look(
            MACHINE,
            "this machine",
            () -> MachineLook.look(storage == null ? null : storage.data())));
    looks.add(new Look(SETTINGS, "the settings", () -> SettingsLook.look(settings)));
    if (settings.isAnythingSet()) {
      looks.add(new Look(SETTINGS, "the port", () -> PortLook.look(settings.door())));
    }
    forge(looks);
    if (checkout != null) {
      looks.add(
          new Look(
              REPOSITORIES, checkout.toString(), () -> new RepositoryLook(platforms).at(checkout)));
    }
    looks.add(
        storage == null
            ? notAsked(
                DATABASE, "database", "the data folder cannot be used, as told under Settings")
            : new Look(DATABASE, "the database", () -> DatabaseLook.look(storage, clock)));
    if (storage != null) {
      looks.add(new Look(DATABASE, "the audit log", () -> AuditLook.look(storage)));
    }
    looks.add(new Look(CLUSTERS, "the clusters", this::clusters));
    renderers(looks);
    looks.addAll(upkeep.looks());
    looks.add(
        new Look(Upkeep.AREA, "Prometheus", () -> List.of(RendererLook.prometheus(environment))));
    return looks;
  }

  private void forge(List<Look> looks) {
    var access = settings.systems().github();
    if (access == null) {
      looks.add(notAsked(FORGE, "GitHub", "there is no access to it"));
      return;
    }
    looks.add(
        new Look(
            FORGE,
            "GitHub",
            () -> {
              var told = ForgeLook.clock(github(access));
              isGitHubThere = true;
              return told;
            }));
    looks.add(ifThere(FORGE, "our access to GitHub", () -> ForgeLook.identity(github(access))));
    for (var repo : settings.repositories()) {
      looks.add(
          ifThere(
              REPOSITORIES,
              repo.toString(),
              () -> new RepositoryLook(platforms).at(github(access), repo)));
    }
  }

  /** Who does not answer is not asked for more; that was told already. */
  private Look ifThere(String area, String what, Look.Work work) {
    return new Look(
        area,
        what,
        () -> isGitHubThere ? work.look() : List.of(Told.notAsked(what, "GitHub does not answer")));
  }

  private synchronized GitHubStanding github(Settings.GitHub access) {
    var known = github;
    if (known == null) {
      known = new GitHubStanding(access, settings.repositories(), clock);
      github = known;
    }
    return known;
  }

  /** Those that a strategy file needs; without one, those that the kubeconfig has. */
  private List<Told> clusters() {
    Map<String, Set<String>> needed = new TreeMap<>(platforms.namespaces());
    var kinds = settings.systems().kubeconfig().kindsFrom();
    if (kinds != null) {
      needed.putIfAbsent(kinds, Set.of());
    }
    if (needed.isEmpty() && settings.systems().kubeconfig().file() == null) {
      return List.of(Told.notAsked("clusters", "nothing that was read names one"));
    }
    if (needed.isEmpty()) {
      clusters.contexts().forEach(context -> needed.put(context, Set.of()));
    }
    var told = new ArrayList<Told>();
    needed.forEach((context, namespaces) -> told.addAll(cluster(context, namespaces)));
    return told;
  }

  /** One that fails does not hide the next. */
  private List<Told> cluster(String context, Set<String> namespaces) {
    try {
      return ClusterLook.look(clusters, context, namespaces);
    } catch (Refused | NotLetIn failure) {
      return List.of(Told.wrong(context, String.valueOf(failure.getMessage())));
    } catch (Unavailable away) {
      return List.of(
          Told.wrong(
              context,
              away.getMessage() + ": check that it runs, and its address in the kubeconfig"));
    }
  }

  private void renderers(List<Look> looks) {
    looks.add(new Look(RENDERERS, "Helm", RendererLook::helm));
    looks.add(
        new Look(
            RENDERERS, "Kustomize", () -> RendererLook.kustomize(settings.systems().kustomize())));
    looks.add(new Look(RENDERERS, "limits", RendererLook::limits));
  }

  private static Look notAsked(String area, String what, String why) {
    return new Look(area, what, () -> List.of(Told.notAsked(what, why)));
  }

  /** Everything that must not be shown, whoever says it. */
  List<String> secrets() {
    var door = settings.door();
    var storage = settings.systems().storage();
    var access = settings.systems().github();
    var token =
        access != null && access.access() instanceof Settings.Access.Token(var secret)
            ? secret
            : null;
    var set =
        Stream.of(
                door.secret(),
                door.previousSecret(),
                door.apiToken().value(),
                token,
                storage == null ? null : storage.database(),
                settings.systems().upkeep().database().value())
            .filter(Objects::nonNull)
            .map(Secret::reveal)
            .flatMap(secret -> Stream.concat(Stream.of(secret), passwords(secret)));
    return Stream.concat(set, upkeep.learned().stream()).toList();
  }

  private static Stream<String> passwords(String url) {
    return PASSWORD
        .matcher(url)
        .results()
        .map(found -> found.group(1) == null ? found.group(2) : found.group(1));
  }

  @Override
  public void close() {
    clusters.close();
    if (github != null) {
      github.close();
    }
  }
}
