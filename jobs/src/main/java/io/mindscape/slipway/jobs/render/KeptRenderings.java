package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Rendered;
import java.util.Optional;

/**
 * Where renderings are kept beyond the life of the process. It may lose any of them at any time,
 * and gives none that is not byte by byte what was kept. Safe to use from many threads; nothing is
 * thrown: what cannot be kept is not, and what cannot be read is not there.
 */
public interface KeptRenderings {

  /** Keeps nothing. */
  KeptRenderings NOTHING =
      new KeptRenderings() {
        @Override
        public Optional<Rendered> find(Key key) {
          return Optional.empty();
        }

        @Override
        public void keep(Key key, Rendered rendering) {}
      };

  Optional<Rendered> find(Key key);

  void keep(Key key, Rendered rendering);
}
