package io.mindscape.slipway.sandbox.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.json.JsonMapper;

/**
 * A real Kubernetes control plane on free ports of this machine alone, with TLS, tokens and RBAC.
 * It is up in seconds and gone, with everything that it was told, when it is closed or when this
 * process ends, however that ends. It may be used by many threads.
 */
public final class ControlPlane implements AutoCloseable {

  /** A port that was free may be taken when a program wants it. */
  private static final int ATTEMPTS = 3;

  private static final String TAKEN = "address already in use";

  private static final String TOKEN_REQUEST =
      """
      apiVersion: authentication.k8s.io/v1
      kind: TokenRequest
      spec:
        expirationSeconds: 86400
      """;

  private final Path folder;
  private final Launch launch;
  private final Secrets secrets;
  private final Access admin;
  private final Duration start;

  private ControlPlane(Path folder, Launch launch, Secrets secrets, Access admin, Duration start) {
    this.folder = folder;
    this.launch = launch;
    this.secrets = secrets;
    this.admin = admin;
    this.start = start;
  }

  /**
   * Starts one, and waits until the API server is ready.
   *
   * @param programs the folder in which they lie; see {@link Provision}
   * @throws IllegalStateException if it does not start; the message has what the program said
   */
  public static ControlPlane start(Path programs, Options options) {
    for (int attempt = 1; ; attempt++) {
      try {
        return startOnce(programs, options);
      } catch (IllegalStateException failure) {
        if (attempt == ATTEMPTS || !String.valueOf(failure.getMessage()).contains(TAKEN)) {
          throw failure;
        }
      }
    }
  }

  private static ControlPlane startOnce(Path programs, Options options) {
    long began = System.nanoTime();
    try {
      var folder = Files.createTempDirectory("slipway-control-plane-").toAbsolutePath();
      var secrets = Secrets.write(folder, options.users());
      var launch = new Launch(programs, folder, options);
      try {
        var admin = launch.run(secrets.admin());
        var took = Duration.ofNanos(System.nanoTime() - began);
        return new ControlPlane(folder, launch, secrets, admin, took);
      } catch (IOException | RuntimeException failure) {
        end(launch, folder);
        throw failure;
      }
    } catch (IOException failure) {
      throw new UncheckedIOException("the control plane could not be started", failure);
    }
  }

  /** The way of one who may do everything. */
  public Access admin() {
    return admin;
  }

  /** The way of one of the users that it was started with. */
  public Access user(String name) {
    return as(secrets.token(name));
  }

  /** The way of a service account, which is made if it is not there; it may do nothing at first. */
  public Access serviceAccount(String namespace, String name) {
    var path = "/api/v1/namespaces/%s/serviceaccounts/%s/token".formatted(namespace, name);
    boolean isThere = Namespaces.account(admin, namespace, name);
    var answer = admin.post(path, TOKEN_REQUEST);
    if (!isThere || answer.statusCode() != HttpURLConnection.HTTP_CREATED) {
      throw new IllegalStateException("no token for %s: %s".formatted(name, answer.body()));
    }
    var token = JsonMapper.shared().readTree(answer.body()).at("/status/token").stringValue();
    return as(token);
  }

  private Access as(String token) {
    return new Access(admin.server(), admin.authority(), token, admin.http());
  }

  /**
   * Makes a namespace in which pods are accepted: with an account {@code default}, which nobody
   * else makes where no controllers run. It may be there already.
   */
  public void createNamespace(String name) {
    Namespaces.create(admin, name);
  }

  /** A file for {@code kubectl} and other clients; whoever has it may do everything. */
  public Path kubeconfig() {
    return launch.kubeconfig();
  }

  /**
   * Looks whether all of its programs still run; for those who wait for what they do.
   *
   * @throws IllegalStateException if one does not, with the last of what it said
   */
  public void check() {
    new Waiting(launch.running()).check();
  }

  /** How long it took until it was ready. */
  public Duration start() {
    return start;
  }

  /** Where its programs lie. */
  public Path programs() {
    return launch.programs();
  }

  /** All that runs for it. */
  List<ProcessHandle> processes() {
    return launch.running().stream().flatMap(one -> one.processes().stream()).toList();
  }

  /** Where its files are, until it is closed. */
  Path folder() {
    return folder;
  }

  /** Ends it, and forgets everything. Takes a second or two. */
  @Override
  public void close() {
    admin.http().shutdownNow();
    end(launch, folder);
  }

  private static void end(Launch launch, Path folder) {
    // Those who ask go before those who answer: without etcd the API server would not end.
    launch.running().reversed().forEach(Guarded::close);
    try (Stream<Path> files = Files.walk(folder)) {
      for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(file);
      }
    } catch (NoSuchFileException gone) {
      // Its guard was quicker.
    } catch (IOException failure) {
      throw new UncheckedIOException(folder + " could not be deleted", failure);
    }
  }
}
