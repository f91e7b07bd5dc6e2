package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Case.Body;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Asks again when the server misses something that the object refers to, once that is there. What
 * cannot be created, because nothing can have such a name, makes it the object's fault.
 */
final class Supplying implements Online {

  private static final int TIMES = 3;

  /** What the server says of what it misses, and how to create it. */
  private record Lack(Pattern words, Supply supply) {}

  /** Creates what is missing; says whether it is there now. */
  private interface Supply {
    boolean of(MatchResult lack, String namespace);
  }

  private final Online server;
  private final List<Lack> lacks;

  Supplying(Online server, World world) {
    this.server = server;
    this.lacks =
        List.of(
            lack(
                "error looking up service account [^ /]*/(.*): serviceaccount \"",
                (lack, namespace) -> world.serviceAccount(namespace, lack.group(1))),
            lack(
                "no PriorityClass with name (.*) was found",
                (lack, namespace) -> world.priorityClass(lack.group(1))),
            lack(
                "pod rejected: RuntimeClass \"(.*)\" not found",
                (lack, namespace) -> world.runtimeClass(lack.group(1))),
            lack(
                "^pods \"(.*)\" not found",
                (lack, namespace) -> world.pod(namespace, lack.group(1))));
  }

  private static Lack lack(String words, Supply supply) {
    return new Lack(Pattern.compile(words), supply);
  }

  @Override
  public Verdict judge(Body body) {
    var verdict = server.judge(body);
    for (int time = 0; time < TIMES && supplied(verdict, body); time++) {
      verdict = server.judge(body);
    }
    return verdict;
  }

  private boolean supplied(Verdict verdict, Body body) {
    var namespace = body.namespace().isEmpty() ? "default" : body.namespace();
    for (var lack : lacks) {
      var found = lack.words.matcher(verdict.message());
      if (found.find()) {
        return lack.supply.of(found.toMatchResult(), namespace);
      }
    }
    return false;
  }
}
