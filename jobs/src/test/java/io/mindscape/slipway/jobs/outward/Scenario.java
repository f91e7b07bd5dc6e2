package io.mindscape.slipway.jobs.outward;

import io.mindscape.slipway.jobs.Acts;
import io.mindscape.slipway.jobs.dispatch.World;
import io.mindscape.slipway.jobs.effect.MemoryLedger;
import java.util.function.LongSupplier;

/**
 * Work that needs one act of a kind, in a world that stands in memory.
 *
 * @param act what the fakes call it
 * @param work looks at what is, and does the difference; done again after a crash
 * @param held how many of what was wanted the world holds
 * @param unfinished what a bot does when it starts
 */
record Scenario(String act, World world, Runnable work, LongSupplier held, Unfinished unfinished) {

  Acts acts() {
    return world.acts;
  }

  MemoryLedger ledger() {
    return world.ledger;
  }
}
