package io.mindscape.slipway.sandbox.forge;

import io.helidon.http.encoding.ContentEncodingContext;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import io.mindscape.slipway.sandbox.forge.git.BareRepository;
import io.mindscape.slipway.sandbox.forge.git.Folder;
import io.mindscape.slipway.sandbox.forge.git.Ident;
import io.mindscape.slipway.sandbox.forge.git.SmartHttp;
import io.mindscape.slipway.sandbox.forge.git.Writer;
import io.mindscape.slipway.sandbox.forge.http.Door;
import io.mindscape.slipway.sandbox.forge.http.FaultFilter;
import io.mindscape.slipway.sandbox.forge.http.Faults;
import io.mindscape.slipway.sandbox.forge.http.GzipBodies;
import io.mindscape.slipway.sandbox.forge.http.Limits;
import io.mindscape.slipway.sandbox.forge.http.Spent;
import io.mindscape.slipway.sandbox.forge.state.Account;
import io.mindscape.slipway.sandbox.forge.state.Permission;
import io.mindscape.slipway.sandbox.page.Pages;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A small GitHub on this machine: the REST API, Git over HTTP, webhooks and a page, on one loopback
 * port. What is in repositories is on disk, everything else in memory. Safe to use from any thread.
 *
 * <p>A person's token is {@code token-<login>}, for the API and as Git's password.
 */
public final class Forge implements AutoCloseable {

  private static final String API = "/api/v3";
  private static final String SANDBOX = "/sandbox";
  private static final long LARGEST_REQUEST = 100_000_000;

  private final Parts parts;
  private final Path folder;
  private final WebServer server;
  private final Spent spent;

  private Forge(Parts parts, Path folder, WebServer server, Spent spent) {
    this.parts = parts;
    this.folder = folder;
    this.server = server;
    this.spent = spent;
  }

  /**
   * Where and when a forge is.
   *
   * @param port to listen on; 0 for any that is free
   * @param folder where the repositories are kept; it must exist
   * @param clock what time it is on the forge
   */
  public record Setup(int port, Path folder, Clock clock) {}

  /**
   * An App, as its owner knows it.
   *
   * @param privateKeyPem what it signs with; nobody else has it
   */
  public record App(long id, String slug, String privateKeyPem) {
    @Override
    public String toString() {
      return "App " + slug;
    }
  }

  /** Starts a forge that has nothing and nobody on it yet. */
  public static Forge start(Setup setup) {
    var parts = Parts.of(setup.clock());
    var spent = new Spent();
    var server =
        WebServer.builder()
            .address(InetAddress.getLoopbackAddress())
            .port(setup.port())
            .maxPayloadSize(LARGEST_REQUEST)
            .shutdownGracePeriod(Duration.ofMillis(500))
            .shutdownHook(false)
            .featuresDiscoverServices(false)
            // Git's answers are many short lines, none of which is to wait for the one before.
            .connectionOptions(options -> options.tcpNoDelay(true))
            .contentEncoding(
                ContentEncodingContext.builder()
                    .contentEncodingsDiscoverServices(false)
                    .addContentEncoding(new GzipBodies())
                    .build())
            .routing(
                routing -> {
                  routing.addFilter(spent);
                  route(routing, parts, setup.clock());
                })
            .build()
            .start();
    parts.hub().shapes().links().listening("http://127.0.0.1:" + server.port());
    return new Forge(parts, setup.folder(), server, spent);
  }

  private static void route(HttpRouting.Builder routing, Parts parts, Clock clock) {
    routing.addFilter(new FaultFilter(parts.faults(), clock));
    routing.register("/", new Pages());
    routing.any(API, new Door(API, parts.api(), clock));
    routing.any(API + "/*", new Door(API, parts.api(), clock));
    routing.any(SANDBOX + "/*", new Door("", parts.api(), clock));
    routing.register("/", new SmartHttp(parts.host()));
  }

  /** Where people look. */
  public URI page() {
    return URI.create(parts.hub().shapes().links().page());
  }

  /** Where the REST API is. */
  public URI api() {
    return URI.create(parts.hub().shapes().links().api());
  }

  /**
   * What {@code git clone} is given.
   *
   * @param repo as {@code owner/name}
   */
  public String cloneUrl(String repo) {
    return parts.hub().shapes().links().clone(parts.repo(repo));
  }

  /** Adds a person; the same person again changes nothing. */
  public void person(String login, String displayName) {
    parts.hub().state().accounts().add(login, displayName, Account.Kind.USER);
  }

  /** Makes a team, or gives one other members. */
  public void team(String org, String slug, List<String> members) {
    parts.hub().state().accounts().team(org, slug, members);
  }

  /**
   * Says what a person may do in a repository. Everybody may read.
   *
   * @param permission {@code read}, {@code triage}, {@code write}, {@code maintain} or {@code
   *     admin}
   */
  public void collaborator(String repo, String login, String permission) {
    parts.repo(repo).collaborator(login, Permission.named(permission));
  }

  /** Adds an App, installed on every repository; it acts as {@code <slug>[bot]}. */
  public App app(String slug) {
    var keys = AppKeys.generate();
    var app = parts.hub().state().apps().add(slug, keys.publicKey());
    parts.hub().state().accounts().add(app.login(), app.login(), Account.Kind.BOT);
    return new App(app.id(), slug, keys.privateKeyPem());
  }

  /**
   * Makes a repository with one first commit on {@code main}.
   *
   * @param repo as {@code owner/name}
   * @param contents the folder whose files it begins with
   */
  public void create(String repo, Path contents, String description) {
    var names = repo.split("/", 2);
    var git = BareRepository.create(folder.resolve(names[0]).resolve(names[1] + ".git"));
    var writer = new Writer(git);
    var author =
        new Ident(names[0], names[0] + "@example.com", parts.hub().state().clock().instant());
    var text =
        new Writer.NewCommit(
            Folder.tree(contents, writer), List.of(), "The platform begins\n", author, author);
    writer.move("refs/heads/main", Optional.empty(), writer.commit(text), false);
    parts.hub().state().add(names[0], names[1], description, git);
  }

  /** Packs a repository, as a forge does by itself: a large one is asked for faster then. */
  public void tidy(String repo) {
    parts.repo(repo).git().tidy();
  }

  /** Tells {@code target} of everything that happens in a repository. */
  public void hook(String repo, URI target, String secret) {
    parts.hook(parts.repo(repo), target, secret);
  }

  /**
   * Tells {@code target} of everything that happens where the App is installed, which is every
   * repository.
   *
   * @param slug of an App that was added
   */
  public void appHook(String slug, URI target, String secret) {
    parts.appHook(slug, target, secret);
  }

  /**
   * Lets nothing be merged into a branch until these checks have succeeded on it, nor while another
   * check of {@code slipway/…} on it is not green.
   */
  public void requireChecks(String repo, String branch, List<String> names) {
    parts.repo(repo).requireChecks(branch, names);
  }

  /** How it is told to misbehave. */
  public Faults faults() {
    return parts.faults();
  }

  /** How much it lets callers ask at once, in a minute and in an hour. */
  public Limits limits() {
    return parts.limits();
  }

  /**
   * How long it was at answering so far, in all, API and Git.
   *
   * @param agent what those call themselves who do not count
   */
  public Duration spentOnOthersThan(String agent) {
    return spent.onOthersThan(agent);
  }

  /** How often somebody changed something so far, over the API or by a push. */
  public long changes() {
    return parts.changes().count();
  }

  /** Stops listening and telling; the repositories stay where they are. */
  @Override
  public void close() {
    server.stop();
    parts.close();
  }
}
