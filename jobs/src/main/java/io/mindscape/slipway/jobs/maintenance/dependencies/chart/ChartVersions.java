package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.image.ImageRegistry;
import io.mindscape.slipway.jobs.image.ImageRegistry.Found;
import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import io.mindscape.slipway.jobs.maintenance.dependencies.Makers;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartFile.Name;
import io.mindscape.slipway.policies.Refused;
import java.net.URI;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What there is of charts, in repositories of both forms; each is asked once. */
final class ChartVersions {

  private static final String OCI = "oci://";

  private final ChartRepositories repositories;
  private final ImageRegistry registry;
  private final Makers makers;
  private final Map<String, byte[]> indexes = new HashMap<>();
  private final Map<Name, List<Indexed>> known = new HashMap<>();

  ChartVersions(ChartRepositories repositories, ImageRegistry registry, Makers makers) {
    this.makers = makers;
    this.repositories = repositories;
    this.registry = registry;
  }

  /** Whether a repository is one that can be asked. */
  static boolean isAsked(String repository) {
    return repository.matches("(?:https?|oci)://[^\\s]+");
  }

  /**
   * All versions of a chart.
   *
   * @throws Refused where its repository has no such chart, or may not be asked
   */
  List<Indexed> of(Name chart) {
    var plain = new Name(chart.chart(), chart.repository(), "");
    var there = known.get(plain);
    if (there == null) {
      there = plain.repository().startsWith(OCI) ? inRegistry(plain) : inIndex(plain);
      known.put(plain, there);
    }
    return there;
  }

  /** When a version came out. */
  Optional<Instant> created(Name chart, Indexed version) {
    return chart.repository().startsWith(OCI)
        ? inRegistry(chart, version).made()
        : version.created();
  }

  /** What its makers say of a version. */
  Optional<Changes> changes(RepoName asking, Name chart, Indexed version) {
    var projects =
        chart.repository().startsWith(OCI)
            ? inRegistry(chart, version).project().stream().toList()
            : version.projects();
    return makers.say(asking, projects, new Makers.Named(chart.chart(), version.version()));
  }

  private Found inRegistry(Name chart, Indexed version) {
    return registry
        .find(image(chart), tag(version.version()))
        .orElseThrow(
            () ->
                new Refused(
                    "its registry lists it, and does not have it: push that version anew, or remove"
                        + " it"));
  }

  private List<Indexed> inRegistry(Name chart) {
    var tags = registry.tags(image(chart));
    if (tags.isEmpty()) {
      throw none(chart);
    }
    return tags.stream()
        .map(tag -> new Indexed(tag.replace('_', '+'), Optional.empty(), List.of()))
        .toList();
  }

  private List<Indexed> inIndex(Name chart) {
    var index = indexes.get(chart.repository());
    if (index == null) {
      index =
          repositories
              .index(address(chart.repository()))
              .orElseThrow(
                  () -> new Refused("its repository has no index.yaml: look at \"repository\""));
      indexes.put(chart.repository(), index);
    }
    return ChartIndex.read(index, chart.chart()).orElseThrow(() -> none(chart));
  }

  private static URI address(String repository) {
    try {
      return URI.create(repository);
    } catch (IllegalArgumentException none) {
      throw new Refused(
          "\"%s\" is no address of a chart repository: write one such as https://charts.example.com or oci://registry.example.com/charts"
              .formatted(repository),
          none);
    }
  }

  private static Refused none(Name chart) {
    return new Refused(
        "%s has no chart %s: look at \"repository\" and \"name\""
            .formatted(chart.repository(), chart.chart()));
  }

  private static String image(Name chart) {
    return chart.repository().substring(OCI.length()).replaceFirst("/+$", "") + "/" + chart.chart();
  }

  /** A tag cannot have a plus. */
  private static String tag(String version) {
    return version.replace('+', '_');
  }
}
