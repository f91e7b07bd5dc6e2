package io.mindscape.slipway.jobs.promotion;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.GitStore;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.inspect.Inspector;
import io.mindscape.slipway.jobs.inspect.Running;
import io.mindscape.slipway.policies.change.Changes;
import io.mindscape.slipway.policies.change.ObjectChange;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.strategy.Strategy;
import java.util.List;

/**
 * What a change does to the objects of an environment.
 *
 * @param objects secrets masked
 * @param consequences phrases, such as {@code restarts 3 pods of mindscape-api}
 */
record RenderedChange(List<ObjectChange> objects, List<String> consequences) {

  RenderedChange {
    objects = List.copyOf(objects);
    consequences = List.copyOf(consequences);
  }

  /** Renders what two commits make of an environment, where they differ. */
  static final class Renderer {
    private final GitStore git;
    private final Inspector inspector;

    Renderer(GitStore git, Inspector inspector) {
      this.git = git;
      this.inspector = inspector;
    }

    RenderedChange between(
        RepoName repo, Strategy strategy, CommitId from, CommitId to, String environment) {
      var paths = git.changed(repo, from, to);
      var before = running(git.at(repo, from), strategy, environment, paths);
      var after = running(git.at(repo, to), strategy, environment, paths);
      var secrets = before.secrets().and(after.secrets());
      var old = objects(before);
      var now = objects(after);
      return new RenderedChange(
          Changes.between(old, now, secrets),
          Changes.consequences(old, now).stream().map(secrets::mask).toList());
    }

    private Running running(
        Snapshot tree, Strategy strategy, String environment, List<String> paths) {
      var units =
          inspector.affected(tree, strategy, paths).stream()
              .filter(unit -> unit.environment().equals(environment))
              .toList();
      return inspector.running(tree, strategy, units);
    }

    private static List<Manifest> objects(Running running) {
      return running.objects().values().stream().flatMap(List::stream).toList();
    }
  }
}
