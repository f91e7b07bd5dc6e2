package io.mindscape.slipway.jobs.maintenance.dependencies.kubernetes;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.ResourceRef;
import io.mindscape.slipway.policies.schema.Lifecycle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A place at which a kind stands in a version that goes away.
 *
 * @param object the first of those that come of it
 * @param seen where it was seen, at least once
 */
record Sighting(Place at, ResourceRef object, Lifecycle lifecycle, List<Seen> seen) {

  Sighting {
    seen = List.copyOf(seen);
  }

  /** That a release finds it. */
  record Seen(Release release, Finding finding) {}

  /** All that there are, in reading order. */
  static List<Sighting> in(Releases releases) {
    var byPlace = new TreeMap<Place, Map<String, List<Seen>>>();
    for (var release : releases.all()) {
      release
          .findings()
          .filter(finding -> lifecycle(finding) != null)
          .forEach(
              finding ->
                  byPlace
                      .computeIfAbsent(finding.place(), at -> new TreeMap<>())
                      .computeIfAbsent(name(finding), name -> new ArrayList<>())
                      .add(new Seen(release, finding)));
    }
    return byPlace.values().stream()
        .flatMap(kinds -> kinds.values().stream())
        .map(Sighting::of)
        .toList();
  }

  private static String name(Finding finding) {
    var object = finding.resource();
    return object == null ? "" : object.apiVersion() + " " + object.kind();
  }

  private static @Nullable Lifecycle lifecycle(Finding finding) {
    var object = finding.resource();
    return object == null ? null : Lifecycle.of(object.apiVersion(), object.kind());
  }

  private static Sighting of(List<Seen> seen) {
    var first = seen.getFirst().finding();
    var object = first.resource();
    var lifecycle = lifecycle(first);
    if (object == null || lifecycle == null) {
      throw new IllegalStateException("seen without an object: " + first);
    }
    return new Sighting(first.place(), object, lifecycle, seen);
  }

  /** The version that takes its place; empty where none does. */
  String replacement() {
    var replacement = lifecycle.replacement();
    return replacement == null ? "" : replacement;
  }

  /** What each release sees first: what is proven of it is proven of all that come of the place. */
  List<Seen> firsts() {
    var releases = new HashSet<Release>();
    return seen.stream().filter(one -> releases.add(one.release())).toList();
  }

  /** What its objects are afterwards. */
  Release.Moved moved() {
    return new Release.Moved(replacement(), object.kind());
  }

  /** What becomes of the version, in a few words for a person. */
  String fate() {
    return "%s is deprecated since Kubernetes %s and %s (%s)"
        .formatted(object.apiVersion(), lifecycle.deprecated(), end(), clusters());
  }

  private String end() {
    var versions = seen.stream().map(one -> one.release().version()).toList();
    if (versions.stream().anyMatch(lifecycle::isRemovedIn)) {
      return "gone since " + lifecycle.removed();
    }
    return versions.stream().anyMatch(lifecycle::isRemovedAfter)
        ? "gone in %s, the next".formatted(lifecycle.removed())
        : "gone in " + lifecycle.removed();
  }

  /** Which clusters have which version: {@code 1.36: production; 1.37 supposed: staging}. */
  private String clusters() {
    var byVersion = new TreeMap<String, TreeSet<String>>();
    for (var one : seen) {
      var release = one.release();
      var environments =
          byVersion.computeIfAbsent(
              release.version() + (release.isSupposed() ? " supposed" : ""),
              version -> new TreeSet<>());
      var environment = one.finding().environment();
      if (environment != null) {
        environments.add(environment);
      }
    }
    return byVersion.entrySet().stream()
        .map(entry -> words(entry.getKey(), entry.getValue()))
        .collect(Collectors.joining("; "));
  }

  private static String words(String version, TreeSet<String> environments) {
    return environments.isEmpty()
        ? version
        : "%s: %s".formatted(version, String.join(", ", environments));
  }
}
