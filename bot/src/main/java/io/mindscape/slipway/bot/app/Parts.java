package io.mindscape.slipway.bot.app;

import io.mindscape.slipway.bot.advisory.OsvPlaces;
import io.mindscape.slipway.bot.cluster.Clusters;
import io.mindscape.slipway.bot.git.GitMirrors;
import io.mindscape.slipway.bot.git.Remotes;
import io.mindscape.slipway.bot.github.GitHubForge;
import io.mindscape.slipway.bot.registry.Logins;
import io.mindscape.slipway.bot.registry.OciRegistry;
import io.mindscape.slipway.bot.registry.Registries;
import io.mindscape.slipway.bot.registry.RegistryDigests;
import io.mindscape.slipway.bot.registry.TerraformRegistries;
import io.mindscape.slipway.bot.registry.WebChartRepositories;
import io.mindscape.slipway.bot.render.ForkedHelm;
import io.mindscape.slipway.bot.render.ForkedKustomize;
import io.mindscape.slipway.bot.render.KustomizeBuild;
import io.mindscape.slipway.bot.render.Limits;
import io.mindscape.slipway.bot.render.RenderingsOnDisk;
import io.mindscape.slipway.bot.settings.Settings;
import io.mindscape.slipway.bot.store.ReportFiles;
import io.mindscape.slipway.bot.store.Store;
import io.mindscape.slipway.bot.store.StoredWholes;
import io.mindscape.slipway.bot.vacuum.PostgresDatabases;
import io.mindscape.slipway.jobs.advisory.Vulnerabilities;
import io.mindscape.slipway.jobs.advisory.content.Contents;
import io.mindscape.slipway.jobs.artifact.Artifacts;
import io.mindscape.slipway.jobs.database.Databases;
import io.mindscape.slipway.jobs.effect.Act;
import io.mindscape.slipway.jobs.effect.Effects;
import io.mindscape.slipway.jobs.forge.Forge;
import io.mindscape.slipway.jobs.forge.Wholes;
import io.mindscape.slipway.jobs.image.Digests;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.inspect.Kept;
import io.mindscape.slipway.jobs.inspect.Renderers;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartRepositories;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry;
import io.mindscape.slipway.jobs.maintenance.guard.Belongings;
import io.mindscape.slipway.jobs.maintenance.guard.Systems;
import io.mindscape.slipway.jobs.maintenance.journal.Remembered;
import io.mindscape.slipway.jobs.maintenance.report.Console;
import io.mindscape.slipway.jobs.maintenance.report.Reports;
import io.mindscape.slipway.jobs.nodes.Nodes;
import io.mindscape.slipway.jobs.outward.Recorded;
import io.mindscape.slipway.jobs.recovery.FailedDeliveries;
import io.mindscape.slipway.jobs.turn.Turns;
import io.mindscape.slipway.policies.judge.Judge;
import java.net.URI;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How the bot meets the world: whatever acts on it is recorded. Nothing here connects before it is
 * used, but for the database, which has to be there.
 */
record Parts(
    Store store,
    GitHubForge github,
    Effects effects,
    Forge forge,
    Renderers renderers,
    Kept kept,
    Supplier<Judge> judge,
    Digests digests,
    Systems systems,
    TerraformRegistry terraform,
    ChartRepositories charts,
    Turns turns,
    Artifacts artifacts,
    Reports reports,
    Console console) {

  private static final Logger LOG = LoggerFactory.getLogger(Parts.class);

  /** Some hundred thousand units. */
  private static final long RENDERINGS_BYTES = 512L << 20;

  private static final GitMirrors.Author AUTHOR =
      new GitMirrors.Author("slipway[bot]", "slipway[bot]@users.noreply.github.com");

  /**
   * Makes them.
   *
   * @param opened is told what has to be closed
   */
  static Parts open(Settings settings, Clock clock, Opened opened) {
    var store = opened.add(store(settings.storage()));
    var wholes = store.wholes(clock);
    var reviews = store.reviews(clock);
    var github =
        opened.add(
            new GitHubForge(
                settings.github(),
                settings.repositories(),
                wholes(settings.http().publicUrl(), wholes),
                clock));
    var effects = new Effects(store.ledger(), clock);
    var hidden = new Hidden(settings.secrets());
    var recorded = new Recorded(effects, hidden::mask);
    var forge = recorded.forge(github.ports(), verdicts(settings.github().access()));
    var mirrors = settings.storage().data().resolve("mirrors");
    var git = opened.add(new GitMirrors(mirrors, repo -> remote(github.git(repo)), AUTHOR, clock));
    var wanted = Set.copyOf(settings.repositories());
    var kustomize = build(settings);
    var clusters = opened.add(new Clusters(settings.upkeep().kubeconfig().file(), clock));
    var systems =
        new Systems(
            new Systems.Conversation(forge.pullRequests(), forge.discussion(), forge.checks()),
            recorded.git(git),
            recorded.cluster(clusters),
            upkeep(
                settings.upkeep(),
                recorded.databases(databases(settings.upkeep(), clusters, hidden)),
                recorded.nodes(clusters.nodes()),
                new Keeping(settings)
                    .belongings(store, git.care(wanted).and(kustomize.care()), clock)));
    return new Parts(
        store,
        github,
        effects,
        forge,
        new Renderers(
            opened.add(new ForkedHelm(Limits.taking(settings.renderTime()))),
            opened.add(new ForkedKustomize(kustomize, Limits.taking(settings.renderTime())))),
        new Kept(
            new RenderingsOnDisk(
                settings.storage().data().resolve("renderings"), RENDERINGS_BYTES, clock)),
        judge(settings, clusters, clock),
        digests(settings.upkeep().registries()),
        systems,
        terraform(settings.upkeep().registries()),
        charts(settings.upkeep().registries()),
        opened.add(store.turns(clock)),
        new Pages(reviews, clock).artifacts(settings.http().publicUrl()),
        recorded.reports(
            new ReportFiles(store.reports(), settings.storage().data().resolve("reports"))),
        console(settings.http().publicUrl(), store));
  }

  /** What the window's replicas share. */
  Remembered maintenance() {
    return new Remembered(store.maintenance(), store.orders(), reports, console);
  }

  /** GitHub's list of what did not arrive, where it has one for us. */
  Optional<FailedDeliveries> failedDeliveries() {
    return github.failedDeliveries().map(new Recorded(effects)::failedDeliveries);
  }

  /** The digests of images, where a setting names registries to ask; nobody is asked without. */
  private static Digests digests(Settings.Registries settings) {
    return asksNobody(settings)
        ? Digests.unasked("the bot asks no registry: set SLIPWAY_REGISTRIES")
        : new RegistryDigests(listed(settings), logins(settings));
  }

  private static ImageRegistry images(Settings.Registries settings) {
    return asksNobody(settings)
        ? ImageRegistry.notConfigured("set SLIPWAY_REGISTRY_URL, or SLIPWAY_REGISTRIES")
        : new OciRegistry(listed(settings), logins(settings));
  }

  /** Nobody looks for them where no advisories are named. */
  private static Vulnerabilities vulnerabilities(Settings.Upkeep settings) {
    var registries = settings.registries();
    if (settings.advisories().isEmpty()) {
      return Vulnerabilities.notLookedFor();
    }
    return new Vulnerabilities(
        new OsvPlaces(settings.advisories()),
        asksNobody(registries)
            ? (image, digest, longest) ->
                new Contents.Answer.Unknown("the bot asks no registry: set SLIPWAY_REGISTRIES")
            : new OciRegistry(listed(registries), logins(registries)).contents());
  }

  private static TerraformRegistry terraform(Settings.Registries settings) {
    return settings.terraform().isEmpty()
        ? TerraformRegistry.notConfigured("set SLIPWAY_TERRAFORM_REGISTRIES")
        : new TerraformRegistries(settings.terraform());
  }

  private static ChartRepositories charts(Settings.Registries settings) {
    return settings.hosts().isEmpty()
        ? ChartRepositories.notConfigured("list its host in SLIPWAY_REGISTRIES")
        : new WebChartRepositories(listed(settings), logins(settings));
  }

  private static boolean asksNobody(Settings.Registries settings) {
    return settings.usual() == null && settings.hosts().isEmpty();
  }

  private static Registries listed(Settings.Registries settings) {
    return new Registries(settings.usual(), settings.hosts(), false);
  }

  private static Logins logins(Settings.Registries settings) {
    var file = settings.logins();
    return file == null ? Logins.none() : Logins.read(file);
  }

  private static KustomizeBuild build(Settings settings) {
    var kustomize = settings.kustomize();
    return new KustomizeBuild(
        new KustomizeBuild.Place(kustomize.program(), kustomize.cache(), kustomize.environment()),
        line -> LOG.atInfo().log("{}", line));
  }

  private static Console console(@Nullable URI publicUrl, Store store) {
    return publicUrl == null
        ? Console.none()
        : new Addresses(publicUrl, store.links(), store.reports());
  }

  private static Supplier<Judge> judge(Settings settings, Clusters clusters, Clock clock) {
    var context = settings.upkeep().kubeconfig().kindsFrom();
    if (context == null) {
      return Judge::shipped;
    }
    var kept = settings.storage().data().resolve("openapi");
    return new KindsOfCluster(() -> clusters.api(context, kept), clock);
  }

  /** What a verdict is on GitHub: only an App can write checks. */
  private static Act.Kind verdicts(Settings.Access access) {
    return switch (access) {
      case Settings.Access.App app -> Act.Kind.CHECK;
      case Settings.Access.Token token -> Act.Kind.STATUS;
    };
  }

  private static Store store(Settings.Storage storage) {
    var database = storage.database();
    return database == null ? Store.embedded(storage.data()) : Store.at(database.reveal());
  }

  private static Remotes.Remote remote(GitHubForge.GitAccess access) {
    return new Remotes.Remote(access.url(), new Remotes.Login(access.user(), access.password()));
  }

  /** Where nobody can read them, they need not be kept. */
  private static Wholes wholes(@Nullable URI publicUrl, StoredWholes stored) {
    return publicUrl == null
        ? Wholes.NOWHERE
        : (title, markdown) -> publicUrl + WholePage.PLACE + stored.keep(title, markdown);
  }

  private static Databases databases(Settings.Upkeep settings, Clusters clusters, Hidden hidden) {
    var url = settings.database();
    return new PostgresDatabases(
        url == null ? null : url.reveal(), clusters.secrets(), hidden::add);
  }

  private static Systems.Upkeep upkeep(
      Settings.Upkeep settings, Databases databases, Nodes nodes, Belongings own) {
    return new Systems.Upkeep(
        images(settings.registries()), databases, own, nodes, vulnerabilities(settings));
  }
}
