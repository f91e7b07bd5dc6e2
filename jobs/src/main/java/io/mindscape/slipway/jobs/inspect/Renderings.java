package io.mindscape.slipway.jobs.inspect;

import io.mindscape.slipway.jobs.derived.Derived;
import io.mindscape.slipway.jobs.derived.Key;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.jobs.render.Paths;
import io.mindscape.slipway.jobs.render.Unit;
import io.mindscape.slipway.jobs.render.Unit.Source;
import io.mindscape.slipway.jobs.trace.Ask;
import io.mindscape.slipway.jobs.trace.Failure;
import io.mindscape.slipway.jobs.trace.Trace;
import io.mindscape.slipway.jobs.trace.Tracing;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import io.mindscape.slipway.policies.judge.Judges;
import io.mindscape.slipway.policies.manifest.Manifest;
import io.mindscape.slipway.policies.manifest.Manifests;
import io.mindscape.slipway.policies.strategy.Delivery.Target;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Makes units into objects. What Helm rendered is kept by the ids of all that went in; objects are
 * held as long as there is room, and made again from that. Safe to use from many threads.
 */
final class Renderings {

  private static final long HELD_BYTES = 12L << 20;

  /** How much memory objects take for a byte of their text, roughly. */
  private static final long HELD_TO_TEXT = 20;

  private final HelmRenderer helm;
  private final Overlaid overlaid;
  private final Served served;
  private final Strategy strategy;
  private final Judges judges;
  private final Files files;
  private final Kept kept;
  private @Nullable String links;
  private final Derived<Unit, Held> known = new Derived<>(HELD_BYTES, Held::bytes);

  /**
   * @param judges say for which Kubernetes charts are rendered
   */
  Renderings(Renderers renderers, Strategy strategy, Judges judges, Files files, Kept kept) {
    this.helm = renderers.helm();
    this.overlaid = new Overlaid(renderers.kustomize(), files, kept);
    this.strategy = strategy;
    this.judges = judges;
    this.files = files;
    this.kept = kept;
    this.served = new Served(files, mentions(), strategy.delivery().apiVersions());
  }

  /** All of the tree, looked for once. */
  private synchronized String links() {
    var known = links;
    if (known == null) {
      known = new TreeSet<>(files.tree().links("")).toString();
      links = known;
    }
    return known;
  }

  private record Held(Rendered rendered, long bytes) {}

  Files files() {
    return files;
  }

  Strategy strategy() {
    return strategy;
  }

  Judges judges() {
    return judges;
  }

  /** Where the tree speaks of what. */
  Mentions mentions() {
    return new Mentions(files, kept);
  }

  /** A unit's objects; each unit is rendered once. */
  Rendered of(Unit unit) {
    return known.of(unit, () -> render(unit)).rendered();
  }

  /** The same objects, without holding them. */
  List<Manifest> later(Unit unit) {
    var now = of(unit).objects();
    return now.isEmpty() ? List.of() : new Later(now, () -> of(unit).objects());
  }

  /**
   * What is made of a unit's objects, and kept where the tree knows ids: of a unit that did not
   * change since, nothing is rendered or parsed. Nothing is kept of a unit that cannot be rendered.
   */
  <V> V extract(Unit unit, Extract<V> what) {
    return sound(unit, what).orElseGet(() -> what.from().apply(of(unit).objects()));
  }

  /** The same; nothing of a unit with problems, of which nobody may know all objects. */
  <V> Optional<V> sound(Unit unit, Extract<V> what) {
    var key = key(unit).map(all -> Key.of(what.name(), List.of(all.hex())));
    var there = key.flatMap(known -> kept.extract(known, what));
    if (there.isPresent()) {
      return there;
    }
    var rendered = of(unit);
    if (!rendered.problems().isEmpty()) {
      return Optional.empty();
    }
    var value = what.from().apply(rendered.objects());
    key.ifPresent(any -> kept.keep(any, what, value));
    return Optional.of(value);
  }

  /**
   * Names a unit's objects by all that they are made from; two units of the same key have the same
   * objects, at the same places. Nothing where the tree knows no ids.
   */
  Optional<Key> key(Unit unit) {
    return switch (unit.source()) {
      case Source.Plain(var paths) -> ids(paths).map(ids -> Key.of("plain/1", ids));
      case Source.Helm source -> key(unit, source);
      case Source.Kustomize overlay -> key(overlay);
      case Source.NoChart(var values) -> ids(values).map(ids -> Key.of("no-chart/1", ids));
    };
  }

  private Optional<Key> key(Unit unit, Source.Helm source) {
    var chart = files.tree().id(source.chart());
    var values = ids(source.values());
    if (helm.version().isEmpty() || chart.isEmpty() || values.isEmpty()) {
      return Optional.empty();
    }
    var from = new ArrayList<String>();
    from.add(helm.version());
    from.add(release(unit, source).toString());
    from.add(chart.get());
    from.addAll(values.get());
    for (var library : source.libraries()) {
      from.add(library.folder());
      from.add(library.below());
      from.add(files.tree().id(library.folder()).orElse(""));
    }
    return Optional.of(Key.of("helm/1", from));
  }

  /** Links are not followed, and what is built depends on where some are. */
  private Optional<Key> key(Source.Kustomize overlay) {
    var from = new ArrayList<String>();
    from.add(overlay.folder());
    from.add(links());
    return ids(overlay.files())
        .map(
            ids -> {
              from.addAll(ids);
              return Key.of("kustomize/1", from);
            });
  }

  /** Each path, and the id of what stands there; nothing where the tree knows none. */
  private Optional<List<String>> ids(List<String> paths) {
    var ids = new ArrayList<String>();
    for (var path : paths) {
      var id = files.tree().id(path);
      if (id.isEmpty()) {
        return Optional.empty();
      }
      ids.add(path);
      ids.add(id.get());
    }
    return Optional.of(ids);
  }

  private Held render(Unit unit) {
    return switch (unit.source()) {
      case Source.Plain(var paths) -> plain(unit, paths);
      case Source.Helm helmUnit -> helm(unit, helmUnit);
      case Source.Kustomize overlay ->
          held(overlaid.render(overlay, key(overlay)), read(overlay.files()));
      case Source.NoChart(var values) ->
          problem(
              "no-chart",
              "Nothing says which chart these values are for, so nothing is rendered. Name it in %s: `delivery: {applications: {%s: {chart: charts/…}}}`."
                  .formatted(Strategy.FILE, unit.application()),
              Place.startOf(values.get(0)));
    };
  }

  private Held plain(Unit unit, List<String> paths) {
    var objects = paths.stream().flatMap(path -> Manifests.in(files.yaml(path)).stream()).toList();
    var problems = new ArrayList<>(new Oversize(files).among(paths));
    problems.addAll(Unexpected.in(target(unit), paths));
    return held(new Rendered(objects, problems, Optional.empty()), read(paths));
  }

  private Stream<SourceFile> read(List<String> paths) {
    return paths.stream().flatMap(path -> files.source(path).stream());
  }

  private static Held held(Rendered rendered, Stream<SourceFile> text) {
    return new Held(
        rendered, HELD_TO_TEXT * (100 + text.mapToLong(file -> file.content().length).sum()));
  }

  private Held helm(Unit unit, Source.Helm source) {
    var key = key(unit, source);
    var there = key.flatMap(kept::rendering);
    if (there.isPresent()) {
      var ask = new Ask(helm, release(unit, source), source, () -> chart(source));
      return rendered(ask, key, there.get().files());
    }
    var links = new TreeSet<String>();
    source.folders().forEach(folder -> links.addAll(files.tree().links(folder)));
    if (!links.isEmpty()) {
      return problem(
          "link",
          "A symbolic link is no part of a chart: links are not followed, and what they stand for"
              + " may be anything. Put the file itself here.",
          Place.startOf(links.getFirst()));
    }
    var large = tooLarge(source);
    if (!large.isEmpty()) {
      return held(new Rendered(List.of(), large, Optional.empty()), Stream.empty());
    }
    var chart = chart(source);
    if (chart.isEmpty()) {
      return problem(
          "no-chart",
          "%s is rendered from the chart %s, which is not here. Add it, or correct its path in %s."
              .formatted(unit.application(), source.chart(), Strategy.FILE),
          Place.startOf(source.values().isEmpty() ? Strategy.FILE : source.values().get(0)));
    }
    for (var library : source.libraries()) {
      if (files.tree().list(library.folder()).isEmpty()) {
        return problem(
            "no-library",
            "This depends on the chart at %s, which is not here. Add it, or correct the path."
                .formatted(library.folder()),
            library.at());
      }
    }
    var release = release(unit, source);
    var ask = new Ask(helm, release, source, () -> chart);
    return switch (helm.render(release, chart, values(source))) {
      case Rendering.Rendered done -> {
        key.ifPresent(any -> kept.keep(any, done));
        yield rendered(ask, key, done.files());
      }
      case Rendering.Failed failed ->
          held(
              new Rendered(List.of(), Failure.findings(failed, ask, files), Optional.empty()),
              Stream.empty());
    };
  }

  private List<Finding> tooLarge(Source.Helm source) {
    var paths = new ArrayList<>(source.values());
    source.folders().forEach(folder -> paths.addAll(files.tree().list(folder)));
    return new Oversize(files).among(paths);
  }

  private Held rendered(Ask ask, Optional<Key> key, List<SourceFile> rendered) {
    var parsed = rendered.stream().map(YamlReader::read).toList();
    var problems = new ArrayList<>(impurity(ask, key, rendered));
    parsed.forEach(file -> problems.addAll(file.findings()));
    var tracing = new LateTrace(() -> new Tracing(ask, rendered, parsed, files));
    return held(
        new Rendered(
            parsed.stream().flatMap(file -> Manifests.in(file).stream()).toList(),
            problems,
            // What is said of the chart stands where it is written already.
            Optional.of(
                finding ->
                    finding.rule().startsWith("render/") ? finding : tracing.atSource(finding))),
        rendered.stream());
  }

  private List<Finding> impurity(Ask ask, Optional<Key> key, List<SourceFile> rendered) {
    Supplier<Impurity.Notes> notes = () -> new Impurity(ask, values(ask.source())).notes(rendered);
    return key.map(unit -> Key.of("impurity/1", List.of(unit.hex(), ask.source().chart())))
        .map(own -> kept.extract(own, Impurity.EXTRACT, notes))
        .orElseGet(notes)
        .findings();
  }

  private List<SourceFile> values(Source.Helm source) {
    return source.values().stream().map(files::source).flatMap(Optional::stream).toList();
  }

  private Release release(Unit unit, Source.Helm source) {
    var versions = new TreeSet<String>();
    source.folders().forEach(folder -> versions.addAll(served.to(folder)));
    var kubernetes = judges.version(unit.environment());
    return new Release(unit.application(), namespace(unit), kubernetes, versions, 0);
  }

  /** The files of a chart, and of those that it depends on where Helm looks for them. */
  private List<SourceFile> chart(Source.Helm source) {
    var found = new ArrayList<SourceFile>();
    chart(source.chart(), "", found);
    if (!found.isEmpty()) {
      source.libraries().forEach(library -> chart(library.folder(), library.below(), found));
    }
    return found;
  }

  private void chart(String folder, String seen, List<SourceFile> found) {
    for (var path : files.tree().list(folder)) {
      var below = Paths.join(seen, Paths.below(path, folder));
      files.source(path).ifPresent(file -> found.add(new SourceFile(below, file.content())));
    }
  }

  private @Nullable Target target(Unit unit) {
    return strategy.delivery().environments().get(unit.environment());
  }

  private String namespace(Unit unit) {
    var target = target(unit);
    return target == null ? "default" : target.namespace();
  }

  private static Held problem(String rule, String message, Place place) {
    var finding = new Finding("render/" + rule, Severity.ERROR, message, place, null, null, null);
    return held(new Rendered(List.of(), List.of(finding), Optional.empty()), Stream.empty());
  }

  /**
   * A unit's objects.
   *
   * @param problems why there are none, or what is wrong with the text they were read from
   * @param tracing leads from rendered lines to those that somebody wrote; empty where they are the
   *     same
   */
  record Rendered(List<Manifest> objects, List<Finding> problems, Optional<Trace> tracing) {
    Finding atSource(Finding finding) {
      return tracing.map(trace -> trace.atSource(finding)).orElse(finding);
    }
  }
}
