package io.mindscape.slipway.sandbox.agreement.admission;

import io.mindscape.slipway.sandbox.controlplane.ControlPlane;
import io.mindscape.slipway.sandbox.controlplane.Options;
import io.mindscape.slipway.sandbox.controlplane.Provision;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * {@code bench/admission}: whether our policies say what a real API server's admission says. Exit 0
 * only if every verdict and every message is the same, or listed as known to differ.
 */
@Command(name = "admission", description = "Compares our policies with a real API server's")
public final class AdmissionBench implements Callable<Integer> {

  private static final int NOT_RUN = 3;

  @Option(names = "--every", defaultValue = "1", description = "of how many policies one is tried")
  private int every;

  @Option(names = "--only", defaultValue = ".*", description = "names of policies, as a pattern")
  private Pattern only = Pattern.compile(".*");

  private AdmissionBench() {}

  public static void main(String[] arguments) {
    System.exit(new CommandLine(new AdmissionBench()).execute(arguments));
  }

  @Override
  public Integer call() {
    var out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    var options = Options.apiServer();
    var root = Path.of(System.getProperty("slipway.root", ".")).toAbsolutePath();
    return switch (Provision.of(root, options.programs())) {
      case Provision.Missing missing -> {
        out.println("not run: " + missing.why());
        yield NOT_RUN;
      }
      case Provision.Ready ready -> {
        try (var plane = ControlPlane.start(ready.folder(), options)) {
          yield print(new AdmissionAgreement(plane.admin()).run(cases()), out);
        }
      }
    };
  }

  private List<PolicyCase> cases() {
    return PolicyCases.every(every).stream()
        .filter(policy -> only.matcher(policy.name()).matches())
        .toList();
  }

  /** Prints what came of it, and gives the exit. */
  private static int print(AdmissionAgreement.Result result, PrintStream out) {
    var unknown = Known.unknown(result.differences());
    unknown.forEach(difference -> out.println(difference + "\n"));
    out.printf(
        "%d policies loaded, %d refused by both, %d pairs of object and policy: %d the same, %d not"
            + " evaluated (said so), %d known to differ, %d others%n",
        result.policies(),
        result.refused(),
        result.pairs(),
        result.pairs() - result.open() - result.differences().size(),
        result.open(),
        result.differences().size() - unknown.size(),
        unknown.size());
    return unknown.isEmpty() ? 0 : 1;
  }
}
