package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.policies.manifest.Manifest;
import java.util.List;
import java.util.Set;

/**
 * What Terraform makes in one environment.
 *
 * @param folder where it runs; empty for the root of the repository
 * @param environment empty where it is the same for all
 * @param folders of the modules that take part
 * @param resources as objects, as far as they are known before a run
 */
public record Stack(
    String folder, String environment, Set<String> folders, List<Manifest> resources) {

  public Stack {
    folders = Set.copyOf(folders);
    resources = List.copyOf(resources);
  }

  /** What it is called in a table. */
  public String name() {
    return folder.isEmpty() ? "terraform" : folder;
  }
}
