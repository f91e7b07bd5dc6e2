package io.mindscape.slipway.policies.hcl;

import java.util.List;

/**
 * A file as far as it could be read.
 *
 * @param problems in the order in which they were found: those of the characters first
 */
public record HclFile(String path, Body body, List<Problem> problems) {
  public HclFile {
    problems = List.copyOf(problems);
  }
}
