package io.mindscape.slipway.jobs.maintenance.dependencies.terraform;

import io.mindscape.slipway.jobs.forge.Projects.Tag;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import io.mindscape.slipway.jobs.maintenance.dependencies.Newer;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.Releases;
import io.mindscape.slipway.jobs.maintenance.dependencies.tag.VersionTag;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A newer tag of a module that is taken from Git, for one place. */
record NewRef(Of of, Tag tag, Size size, TextEdit edit) implements Newer {

  /** Whose tag. */
  record Of(RepoName project, Releases releases) {}

  @Override
  public String version() {
    return VersionTag.parse(tag.name()).map(VersionTag::version).orElse(tag.name());
  }

  @Override
  public Optional<Instant> released() {
    return of.releases().released(of.project(), tag);
  }

  @Override
  public List<TextEdit> edits() {
    return List.of(edit);
  }

  /** Its commit. */
  @Override
  public String evidence() {
    return tag.commit().hex();
  }

  @Override
  public Optional<Changes> changes() {
    return of.releases().changes(of.project(), tag);
  }
}
