package io.mindscape.slipway.jobs.inspect;

/**
 * A tree during one inspection.
 *
 * @param renderings what its units become, each rendered once
 * @param layout where things stand in it
 */
record Ground(Renderings renderings, Layout layout) {
  Files files() {
    return renderings.files();
  }
}
