package io.mindscape.slipway.sandbox.controlplane;

import io.mindscape.slipway.sandbox.port.FreePort;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;

/** Starts the programs, each when it can. */
final class Launch {

  private static final Duration ANSWER = Duration.ofSeconds(5);

  private final Options options;
  private final Commands commands;
  private final List<Guarded> running = new ArrayList<>();

  /**
   * Starts nothing yet.
   *
   * @param programs where they lie
   * @param folder an empty one, for all files
   */
  Launch(Path programs, Path folder, Options options) throws IOException {
    this.options = options;
    var ports = FreePort.some(2);
    this.commands = new Commands(programs, folder, ports.getFirst(), ports.getLast());
  }

  /** Those that were started, in that order. */
  List<Guarded> running() {
    return List.copyOf(running);
  }

  /** Where they lie. */
  Path programs() {
    return commands.programs();
  }

  /** Where the administrator's kubeconfig is. */
  Path kubeconfig() {
    return commands.kubeconfig();
  }

  /** Returns the administrator's access as soon as the API server is ready. */
  Access run(String token) throws IOException {
    start(Program.ETCD);
    start(Program.API_SERVER);
    var waiting = new Waiting(running);
    waiting.until("the API server listens", () -> listens(commands.api()));
    var authority = Authority.read(commands.certificate());
    var admin =
        new Access(URI.create(commands.server()), authority.pem(), token, authority.client());
    waiting.until("the API server is ready", () -> isReady(admin));
    Files.writeString(commands.kubeconfig(), admin.kubeconfig());
    for (var name : List.of("default", "kube-system")) {
      waiting.until("namespace " + name, () -> Namespaces.hasAccount(admin, name));
    }
    writeStages();
    var others = EnumSet.copyOf(options.programs());
    others.removeAll(EnumSet.of(Program.ETCD, Program.API_SERVER));
    others.forEach(this::start);
    return admin;
  }

  private void start(Program program) {
    var command = commands.of(program, options.flags());
    // What goes last takes the files with it.
    boolean isOwner = program == Program.ETCD;
    running.add(Guarded.start(program.file(), commands.folder(), isOwner, command));
  }

  private void writeStages() throws IOException {
    try (var stages = Launch.class.getResourceAsStream("stages.yaml")) {
      Files.copy(Objects.requireNonNull(stages, "stages.yaml"), commands.stages());
    }
  }

  private static boolean listens(int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException notYet) {
      return false;
    }
  }

  private static boolean isReady(Access admin) {
    try {
      var request = admin.request("/readyz").timeout(ANSWER).build();
      var answer = admin.http().send(request, BodyHandlers.discarding());
      return answer.statusCode() == HttpURLConnection.HTTP_OK;
    } catch (IOException notYet) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", interrupted);
    }
  }
}
