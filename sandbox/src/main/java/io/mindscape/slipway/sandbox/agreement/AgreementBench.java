package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.controlplane.Access;
import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.Options;
import io.mindscape.slipway.sandbox.controlplane.Provision;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/agreement}: how far our offline verdict is the API server's. Exit 0 only if every
 * target is reached.
 */
@Command(name = "agreement", description = "Compares our verdict with a real API server's")
public final class AgreementBench implements Callable<Integer> {

  private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  @Option(names = "--server", description = "URL of an API server; default: one is started")
  private Optional<URI> server = Optional.empty();

  @Option(names = "--token-file", description = "with --server: holds the token of an admin")
  private Path tokenFile = Path.of("token");

  @Option(names = "--ca", description = "with --server: PEM of who signed its certificate")
  private Path authority = Path.of("ca.crt");

  @Option(names = "--root", hidden = true, description = "of the source tree")
  private Path root = Path.of("");

  @Option(names = "--cases", defaultValue = "30000", description = "default 30000")
  private int cases;

  @Option(names = "--seed", defaultValue = "1", description = "of chance; default 1")
  private long seed;

  @Option(names = "--kinds", split = ",", description = "such as Deployment,Service; default all")
  private List<String> only = new ArrayList<>();

  @Option(names = "--report", description = "folder for all disagreements")
  private Path report = Path.of("sandbox/target/agreement");

  @Option(names = "--cache", description = "folder that keeps the server's verdicts")
  private Optional<Path> cache = Optional.empty();

  @Option(names = "--show", defaultValue = "25", description = "causes to print; default 25")
  private int show;

  @Option(names = "--file", description = "print both verdicts of this YAML file, and end")
  private Optional<Path> file = Optional.empty();

  private AgreementBench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new AgreementBench()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException {
    if (server.isPresent()) {
      return at(Access.to(server.get(), authority, Files.readString(tokenFile)));
    }
    var options = Options.apiServer();
    return switch (Provision.of(root.toAbsolutePath(), options.programs())) {
      case Provision.Ready(var folder) -> {
        try (var plane = ControlPlane.start(folder, options)) {
          yield at(plane.admin());
        }
      }
      case Provision.Missing(var why) -> {
        out.println(why);
        yield 3;
      }
    };
  }

  private int at(Access access) throws IOException {
    var real = Server.at(access);
    if (file.isPresent()) {
      return Explanation.print(
          Files.readString(file.get()), real.online(), new ShippedJudge(), out);
    }
    if (cache.isEmpty()) {
      return run(real.kinds(), real.online(), real.version());
    }
    try (var remembered = new Remembered(real.online(), real.version(), cache.get())) {
      return run(real.kinds(), remembered, real.version());
    }
  }

  private int run(Kinds known, Online asked, String version) {
    var kinds = chosen(known);
    if (kinds.isEmpty()) {
      return 2;
    }
    var agreement = new Agreement(kinds, asked, new ShippedJudge(), seed);
    out.printf("bench/agreement --cases %d: %s, API server %s%n", cases, agreement, version);
    var broken = agreement.seeds(out).stream().filter(seed -> !seed.verdict().accepted()).toList();
    if (!broken.isEmpty()) {
      broken.forEach(
          outcome ->
              out.printf(
                  "seed %s is refused: %s%n",
                  outcome.subject().name(), outcome.verdict().message()));
      return 2;
    }
    var result = new Report(agreement.run(cases, out));
    result.groups(out, show);
    result.write(report);
    boolean met = result.print(out);
    out.println("all disagreements: " + report.resolve("disagreements.txt"));
    return met ? 0 : 1;
  }

  /** Empty, and says why, if one has no seeds or nothing of that name can be created. */
  private List<Kind> chosen(Kinds known) {
    var kinds =
        known.all().stream()
            .filter(
                kind -> only.isEmpty() || only.contains(kind.name()) || only.contains(kind.id()))
            .toList();
    var bare = Agreement.withoutSeeds(kinds);
    if (!bare.isEmpty()) {
      out.println("no seeds: " + bare.stream().map(Kind::file).toList());
      return List.of();
    }
    if (kinds.isEmpty()) {
      out.println("nothing of these can be created: " + only);
    }
    return kinds;
  }
}
