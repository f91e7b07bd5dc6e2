package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.judge.Judges;

/**
 * A tree during one inspection.
 *
 * @param renderings what its units become, each rendered once
 * @param layout where things stand in it
 */
record Ground(Renderings renderings, Layout layout) {
  /** Who judges what stands in it. */
  Judges judges() {
    return renderings.judges();
  }

  Files files() {
    return renderings.files();
  }
}
