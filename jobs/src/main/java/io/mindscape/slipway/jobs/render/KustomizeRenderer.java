package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.List;

/** Builds Kustomize overlays, in a process of its own without network, files or credentials. */
public interface KustomizeRenderer {

  /**
   * Builds an overlay. Safe to call from many threads.
   *
   * @param folder where its kustomization file stands
   * @param files everything that it names, with their paths in the repository
   * @throws io.mindscape.slipway.jobs.Unavailable if the renderer is there and does not run
   */
  Build build(String folder, List<SourceFile> files);

  /** How it ended. */
  sealed interface Build {
    /** The objects, in Kustomize's order. */
    record Built(List<Made> objects) implements Build {
      public Built {
        objects = List.copyOf(objects);
      }
    }

    /** The overlay is wrong, or took too much. */
    record Failed(String message) implements Build {}

    /** There is no Kustomize here, and why; nothing is known of the overlay. */
    record NotThere(String why) implements Build {}
  }

  /**
   * An object of an overlay.
   *
   * @param file the file of the repository that it was read from; empty if it was generated
   * @param configuredIn the kustomization file that has it generated; empty if it was read
   * @param yaml the object as it will run
   */
  record Made(String file, String configuredIn, String yaml) {}

  /** For where no overlays are built. */
  static KustomizeRenderer none() {
    return (folder, files) -> new Build.NotThere("overlays are not built here");
  }
}
