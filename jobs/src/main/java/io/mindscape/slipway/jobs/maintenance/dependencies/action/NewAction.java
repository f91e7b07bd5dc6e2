package io.mindscape.slipway.jobs.maintenance.dependencies.action;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import io.mindscape.slipway.jobs.maintenance.dependencies.Newer;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.Releases;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.VersionTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A newer version of an action, for one place. */
record NewAction(
    RepoName project, ActionPlace.Used used, ActionVersions.Step step, Releases releases)
    implements Newer {

  @Override
  public String version() {
    return VersionTag.parse(step.tag().name()).map(VersionTag::version).orElse(step.tag().name());
  }

  @Override
  public Size size() {
    return step.size();
  }

  @Override
  public Optional<Instant> released() {
    return releases.released(project, step.tag());
  }

  @Override
  public List<ActionEdit> edits() {
    return List.of(new ActionEdit(used.at(), used.pin().ref(), step));
  }

  /** Its commit. */
  @Override
  public String evidence() {
    return step.tag().commit().hex();
  }

  @Override
  public Optional<Changes> changes() {
    return releases.changes(project, step.tag());
  }
}
