package io.mindscape.slipway.sandbox.agreement;

import java.util.List;

/** Our own judgement of a file, without a cluster. */
@FunctionalInterface
interface Offline {

  /** What we would refuse, each as {@code rule: message}; empty if we accept all of the file. */
  List<String> refusals(String yaml);
}
