package io.mindscape.slipway.bot.render;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a worker is started through: a network of its own, in which there is nothing, and bounds for
 * files and processes, as far as the machine has them. What a worker may cost besides is watched
 * from outside.
 */
final class Confinement {

  private static final Logger LOG = LoggerFactory.getLogger(Confinement.class);

  private static final Path SHELL = Path.of("/bin/sh");

  /**
   * No core dumps; no file above 256 MiB, which Helm's library is below (in blocks of 512 bytes);
   * files and sockets at once.
   */
  private static final String BOUNDS = "ulimit -c 0; ulimit -f 524288; ulimit -n 1024; exec \"$@\"";

  /** The first works for root, the second for others, where the system lets them. */
  private static final List<List<String>> NETWORKS =
      List.of(List.of("unshare", "-n", "--"), List.of("unshare", "-r", "-n", "--"));

  /**
   * Processes and threads at once, of the user; in a namespace of users, of the worker alone. Root
   * is not bound by it. {@link Worker} watches far lower ones, whoever runs it.
   */
  private static final List<String> PROCESSES = List.of("prlimit", "--nproc=1024:1024", "--");

  private Confinement() {}

  /** What the machine has, found out once. */
  private static final class Here {
    static final List<String> NETWORK = network();
    static final List<String> START = withProcesses(NETWORK);

    private Here() {}
  }

  /** The command, confined. */
  static List<String> around(List<String> command) {
    var confined = new ArrayList<>(Here.START);
    if (Files.isExecutable(SHELL)) {
      confined.addAll(List.of(SHELL.toString(), "-c", BOUNDS, "sh"));
    }
    confined.addAll(command);
    return confined;
  }

  /** Whether workers have no network; where they have, they have no use for it either. */
  static boolean isOffline() {
    return !Here.NETWORK.isEmpty();
  }

  /** Whether a worker is bound in the number of its processes, unless it is root's. */
  static boolean boundsProcesses() {
    return !Here.START.equals(Here.NETWORK);
  }

  /** A user who has as many already, where they are counted for the whole machine, is not bound. */
  private static List<String> withProcesses(List<String> network) {
    var start = new ArrayList<>(network);
    start.addAll(PROCESSES);
    return runs(start, List.of(SHELL.toString(), "-c", "/bin/true; /bin/true")) ? start : network;
  }

  private static List<String> network() {
    for (var start : NETWORKS) {
      if (runs(start, List.of("/bin/true"))) {
        return start;
      }
    }
    LOG.info(
        "this machine lets nobody start a program without network (unshare -n): charts and overlays"
            + " are rendered by programs that could reach it, and have nothing that asks them to");
    return List.of();
  }

  private static boolean runs(List<String> start, List<String> what) {
    var command = new ArrayList<>(start);
    command.addAll(what);
    var builder = new ProcessBuilder(command);
    builder.redirectErrorStream(true).redirectOutput(Redirect.DISCARD);
    try {
      var process = builder.start();
      process.getOutputStream().close();
      boolean ended = process.waitFor(10, TimeUnit.SECONDS);
      process.destroyForcibly();
      return ended && process.exitValue() == 0;
    } catch (IOException missing) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
