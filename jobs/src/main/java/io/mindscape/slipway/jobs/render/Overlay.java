package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.policies.finding.Finding;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A folder with a kustomization file, and everything that this leads to.
 *
 * @param file the kustomization file
 * @param folders of the kustomizations that it is made of, its own first
 * @param files all files of the repository that it names, whether they are there or not
 * @param problems what keeps it from being built
 */
public record Overlay(
    String folder,
    String file,
    List<String> folders,
    SortedSet<String> files,
    List<Finding> problems) {

  public Overlay {
    folders = List.copyOf(folders);
    files = new TreeSet<>(files);
    problems = List.copyOf(problems);
  }
}
