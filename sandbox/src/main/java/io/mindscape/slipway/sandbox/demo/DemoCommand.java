package io.mindscape.slipway.sandbox.demo;

import io.mindscape.slipway.bot.log.Logs;
import io.mindscape.slipway.sandbox.port.FreePort;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code slipway demo}: the sandbox and the bot on loopback, for a person or as a story. */
@Command(
    name = "demo",
    description =
        "Starts a forge, a cluster and the bot on this machine, with the reference platform.",
    mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {

  private static final int USUAL_PORT = 8080;
  private static final String STARTING = "Starting a forge, a cluster, a PostgreSQL and the bot …";

  @Option(
      names = "--scenario",
      description =
          "Plays the whole story by itself, prints it, and exits 0 if every step came out.")
  private boolean scenario;

  @Option(
      names = "--port",
      paramLabel = "N",
      description = "The forge's port; without it 8080, or a free one if that is taken.")
  private int port = -1;

  private final PrintStream out = System.out;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Logs.takeOver();
    return scenario ? play() : serve();
  }

  private int play() throws IOException {
    long began = System.nanoTime();
    var narrator = new Narrator(out);
    out.println(STARTING);
    try (var world = DemoWorld.start(Math.max(port, 0))) {
      try {
        var ana = world.person("ana");
        var folder = world.folder().resolve("ana");
        var checkout = Checkout.clone(world.cloneUrl("ana"), folder, "ana");
        new Scenario(new Stage(narrator, world, ana, world.person("omar"), checkout)).play();
      } catch (StoryBroken broken) {
        out.println();
        out.println(
            "The story broke at step %d: %s".formatted(narrator.steps(), broken.getMessage()));
        out.println();
        out.println("The bot's last words:");
        out.println(Wait.tail(world.botLog()));
        return 1;
      }
    }
    out.println();
    out.println(
        "All %d steps came out, in %d s."
            .formatted(narrator.steps(), Duration.ofNanos(System.nanoTime() - began).toSeconds()));
    return 0;
  }

  private int serve() throws IOException, InterruptedException {
    out.println(STARTING);
    try (var world = DemoWorld.start(port())) {
      out.println("Open this page:   " + world.page());
      out.println("Clone this:       git clone " + world.cloneUrl("ana"));
      out.println(
          "Push that:        a branch with a change of k8s/staging/deployment.yaml; then open its"
              + " pull request on the page");
      // Until somebody interrupts it; the world then ends by itself.
      new CountDownLatch(1).await();
    }
    return 0;
  }

  private int port() {
    if (port >= 0) {
      return port;
    }
    if (FreePort.isFree(USUAL_PORT)) {
      return USUAL_PORT;
    }
    System.err.println("slipway: port %d is taken, another is used".formatted(USUAL_PORT));
    return 0;
  }
}
