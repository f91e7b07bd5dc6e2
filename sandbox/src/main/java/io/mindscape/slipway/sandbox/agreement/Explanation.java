package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import java.io.PrintStream;
import java.util.regex.Pattern;

/** Both verdicts on a file that somebody wrote. */
final class Explanation {

  private Explanation() {}

  /** Prints them; 0 if they agree, else 1. */
  static int print(String text, Online server, Offline ours, PrintStream out) {
    boolean accepted = true;
    // Where the text cannot be read, as far as one can see.
    var seen =
        new Body(value(text, "apiVersion"), value(text, "kind"), value(text, "  namespace"), text);
    for (var body : Clients.bodies(text, seen)) {
      var verdict = server.judge(body);
      accepted &= verdict.accepted();
      out.printf(
          "server: %s%n",
          verdict.accepted() ? "accepts" : verdict.code() + " " + verdict.message());
    }
    var refusals = ours.refusals(text);
    out.println("ours: " + (refusals.isEmpty() ? "accepts" : String.join("\n      ", refusals)));
    return accepted == refusals.isEmpty() ? 0 : 1;
  }

  private static String value(String text, String key) {
    var found = Pattern.compile("(?m)^" + key + ": *(\\S+)").matcher(text);
    return found.find() ? found.group(1) : "";
  }
}
