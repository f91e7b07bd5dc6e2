package io.mindscape.slipway.sandbox.forge.rest;

import io.mindscape.slipway.sandbox.forge.event.Events;
import io.mindscape.slipway.sandbox.forge.event.Pushes;
import io.mindscape.slipway.sandbox.forge.hook.Hooks;
import io.mindscape.slipway.sandbox.forge.shape.Docs;
import io.mindscape.slipway.sandbox.forge.shape.Shapes;
import io.mindscape.slipway.sandbox.forge.state.State;

/** What every group of resources works with. */
public record Hub(State state, Shapes shapes, Hooks hooks, Events events, Pushes pushes) {

  /** The time, as documents write it. */
  String now() {
    return Docs.time(state.clock().instant());
  }

  public long nextId() {
    return state.ids().next();
  }
}
