package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.controlplane.Access;

/**
 * A real API server that is ready to judge.
 *
 * @param kinds that one may create there
 * @param online its judgement
 * @param version such as {@code v1.37.2}
 */
record Server(Kinds kinds, Online online, String version) {

  /** Learns what it knows, and creates there, for real, what the judgement needs. */
  static Server at(Access access) {
    var api = new Api(access);
    Definitions.install(api);
    var kinds = Kinds.of(api);
    var world = new World(api, kinds);
    world.furnish();
    return new Server(
        kinds,
        new Supplying(new DryRun(api, kinds, world), world),
        api.get("/version", "application/json").path("gitVersion").asString());
  }
}
