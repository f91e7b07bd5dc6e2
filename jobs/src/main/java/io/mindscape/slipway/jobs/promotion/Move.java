package io.mindscape.slipway.jobs.promotion;

/**
 * One place in which the target of a promotion says which build of an image it runs.
 *
 * @param file in the target's environment
 * @param key where in the file, as {@link io.mindscape.slipway.policies.yaml.YamlEdit} takes it
 * @param before the tag that stands there
 * @param after the tag of the source
 */
record Move(String image, String file, String key, String before, String after) {

  /** Whether anything moves here. */
  boolean moves() {
    return !before.equals(after);
  }
}
