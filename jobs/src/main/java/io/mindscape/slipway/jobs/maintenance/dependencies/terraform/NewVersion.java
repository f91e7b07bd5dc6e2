package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import io.mindscape.slipway.jobs.maintenance.dependencies.Newer;
import io.mindscape.slipway.jobs.maintenance.dependencies.terraform.TerraformRegistry.Address;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A newer version of a module or provider of a registry, for one place.
 *
 * @param byHand what is left to do by hand; empty for nothing
 */
record NewVersion(
    Address address, VersionSteps.Step step, TextEdit edit, Registered registered, String byHand)
    implements Newer {

  @Override
  public String version() {
    return step.version();
  }

  @Override
  public Size size() {
    return step.size();
  }

  @Override
  public Optional<Instant> released() {
    return registered.released(address, step.version());
  }

  @Override
  public List<TextEdit> edits() {
    return List.of(edit);
  }

  /** The constraint as it is then. */
  @Override
  public String evidence() {
    return step.constraint();
  }

  @Override
  public Optional<Changes> changes() {
    return registered.changes(address, step.version());
  }
}
