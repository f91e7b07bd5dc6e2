package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import io.mindscape.slipway.jobs.maintenance.proposal.Proposed;
import io.mindscape.slipway.policies.yaml.SourceFile;

/**
 * Another version of an action, in one place.
 *
 * @param from what stands there
 */
record ActionEdit(ActionPlace place, String from, ActionVersions.Step to) implements Proposed.Edit {

  @Override
  public String file() {
    return place.file();
  }

  @Override
  public byte[] in(SourceFile content) {
    return place.write(content, to.ref(), to.comment());
  }

  @Override
  public String key() {
    return "%s %s#%d=%s→%s".formatted(place.file(), place.action(), place.nth(), from, to.ref());
  }
}
