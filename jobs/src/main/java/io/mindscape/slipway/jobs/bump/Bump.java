package io.mindscape.slipway.jobs.bump;

import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.strategy.Delivery.TagPlace;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlEdit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A tag that is to be written.
 *
 * @param places where the strategy says that it is written
 */
record Bump(String image, String tag, List<TagPlace> places) {

  String reference() {
    return image + ":" + tag;
  }

  /** What it changes in a tree, for these environments. */
  Plan on(Snapshot tree, List<Target> targets) {
    var plan = new Plan(new LinkedHashMap<>(), new LinkedHashSet<>(), new ArrayList<>());
    for (var target : targets) {
      for (var place : places) {
        if (concerns(place, target)) {
          write(tree, place.fileIn(target.environment()), place.key(), target, plan);
        }
      }
    }
    return plan;
  }

  /** A place without the environment's name in it belongs to the environment whose folder it is. */
  private static boolean concerns(TagPlace place, Target target) {
    return place.file().contains("{environment}")
        || target.paths().stream().anyMatch(path -> place.file().startsWith(path + "/"));
  }

  private void write(Snapshot tree, String path, String key, Target target, Plan plan) {
    var known = plan.files().get(path);
    var file = known == null ? tree.read(path).orElse(null) : new SourceFile(path, known);
    if (file == null) {
      plan.whys().add("%s is not there".formatted(path));
      return;
    }
    var standing = YamlEdit.get(file, key);
    var wanted = written(path, key, standing);
    if (wanted.equals(standing)) {
      plan.whys().add("%s has it already".formatted(target.environment()));
    } else if (Version.isOlder(tag, tagOf(standing))) {
      plan.whys().add("%s has %s, which is newer".formatted(target.environment(), tagOf(standing)));
    } else {
      plan.files().put(path, YamlEdit.set(file, key, wanted));
      plan.environments().add(target.environment());
    }
  }

  /** A bare tag stays bare, a whole reference stays whole; a digest of the old tag goes. */
  private String written(String path, String key, String standing) {
    if (!isReference(standing)) {
      return tag;
    }
    var name = nameOf(standing);
    if (!name.equals(image) && !name.endsWith("/" + image)) {
      throw new Refused(
          "%s: \"%s\" holds %s, not %s; correct delivery.images in slipway.yaml, or the file."
              .formatted(path, key, standing, image));
    }
    return name + ":" + tag;
  }

  private static boolean isReference(String value) {
    return value.contains("/") || value.contains(":");
  }

  private static String nameOf(String reference) {
    var undigested = reference.replaceFirst("@.*", "");
    int colon = undigested.indexOf(':', undigested.lastIndexOf('/') + 1);
    return colon < 0 ? undigested : undigested.substring(0, colon);
  }

  private static String tagOf(String standing) {
    if (!isReference(standing)) {
      return standing;
    }
    var undigested = standing.replaceFirst("@.*", "");
    return undigested.substring(Math.min(undigested.length(), nameOf(standing).length() + 1));
  }

  /**
   * What is to be done.
   *
   * @param files the new content by path
   * @param environments those that get the tag
   * @param whys why the others do not
   */
  record Plan(Map<String, byte[]> files, Set<String> environments, List<String> whys) {
    String why() {
      return whys.isEmpty() ? "it is written nowhere" : String.join(", ", whys);
    }
  }
}
