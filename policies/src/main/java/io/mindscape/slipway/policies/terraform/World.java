package io.mindscape.slipway.policies.terraform;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.hcl.evaluate.Budget;
import io.mindscape.slipway.policies.hcl.evaluate.Fault;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What all modules of one evaluation share.
 *
 * @param findings what is wrong with what was evaluated, each once
 */
record World(Modules modules, Budget budget, Set<Finding> findings) {

  /** Module calls in one another, as deep as anybody goes. */
  static final int DEEPEST = 12;

  /** Of one block, so many are looked at. */
  static final int MOST_INSTANCES = 100;

  private static final long STEPS = 300_000;

  static World of(Modules modules) {
    return new World(modules, new Budget(STEPS), new LinkedHashSet<>());
  }

  void wrong(Rule rule, Fault fault) {
    findings.add(rule.at(fault.place(), fault.text()));
  }
}
