package io.mindscape.slipway.jobs.maintenance.dependencies.chart;

import io.mindscape.slipway.jobs.image.Release;
import io.mindscape.slipway.jobs.maintenance.dependencies.Changes;
import io.mindscape.slipway.jobs.maintenance.dependencies.Dependency;
import io.mindscape.slipway.jobs.maintenance.dependencies.Look;
import io.mindscape.slipway.jobs.maintenance.dependencies.Newer;
import io.mindscape.slipway.jobs.maintenance.dependencies.Newer.Size;
import io.mindscape.slipway.jobs.maintenance.dependencies.chart.ChartFile.Entry;
import io.mindscape.slipway.jobs.maintenance.proposal.Proposed.Edit;
import io.mindscape.slipway.jobs.prose.Markdown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A look at the dependencies of one chart. */
final class ChartLook {

  private final Look look;
  private final ChartVersions versions;
  private final ChartFolder chart;

  ChartLook(Look look, ChartVersions versions, ChartFolder chart) {
    this.look = look;
    this.versions = versions;
    this.chart = chart;
  }

  List<Dependency> all() {
    var found = new ArrayList<Dependency>();
    for (var entry : chart.chart().entries()) {
      var why = whyNot(entry);
      if (why.isEmpty()) {
        look.asking(named(entry), () -> one(entry)).flatMap(it -> it).ifPresent(found::add);
      } else if (!isOurs(entry)) {
        look.leaves(named(entry), why.get());
      }
    }
    return found;
  }

  /** What stands in the repository itself is no matter of a version. */
  private static boolean isOurs(Entry entry) {
    var repository = entry.name().repository();
    return repository.isEmpty() || repository.startsWith("file:");
  }

  private Optional<String> whyNot(Entry entry) {
    if (!ChartVersions.isAsked(entry.name().repository())) {
      return Optional.of(
          "its repository is %s, which only a machine with that name set up knows"
              .formatted(Markdown.code(entry.name().repository())));
    }
    if (Release.parse(entry.version()).isEmpty()) {
      return Optional.of(
          "%s is a range or a pre-release: what it takes is up to `helm dependency update`"
              .formatted(Markdown.code(entry.version())));
    }
    if (!chart.isLockedWell()) {
      return Optional.of(
          "%s does not belong to it any more: run `helm dependency update`"
              .formatted(Markdown.code(chart.lockFile())));
    }
    return Optional.empty();
  }

  private Optional<Dependency> one(Entry entry) {
    var from = Release.parse(entry.version()).orElseThrow();
    var newer =
        versions.of(entry.name()).stream()
            .flatMap(
                to ->
                    Release.parse(to.version())
                        .flatMap(release -> size(release, from))
                        .map(size -> new NewerChart(this, entry, to, size))
                        .stream())
            .sorted(Comparator.comparing(to -> Release.parse(to.version()).orElseThrow()))
            .toList();
    var kept = chart.keptAt(entry.name().chart());
    if (kept.isPresent()) {
      keeps(entry, kept.get(), newer);
      return Optional.empty();
    }
    return Optional.of(
        new Dependency(entry.name().chart(), entry.version(), entry.place(), chart.name(), newer));
  }

  private void keeps(Entry entry, String path, List<NewerChart> newer) {
    if (!newer.isEmpty()) {
      look.leaves(
          named(entry),
          "%s is there, and %s would have to change with it: run `helm dependency update`"
              .formatted(Markdown.code(newer.getLast().version()), Markdown.code(path)));
    }
  }

  private static Optional<Size> size(Release to, Release from) {
    if (to.isMajorOf(from)) {
      return Optional.of(Size.MAJOR);
    }
    if (to.isMinorOf(from)) {
      return Optional.of(Size.MINOR);
    }
    return to.isPatchOf(from) ? Optional.of(Size.PATCH) : Optional.empty();
  }

  private String named(Entry entry) {
    return "%s in %s"
        .formatted(Markdown.code(entry.name().chart()), Markdown.code(entry.place().toString()));
  }

  private List<Edit> edits(Entry entry, String to) {
    var edit = new ChartEdit(chart.file(), entry.name(), entry.version(), to);
    return Stream.concat(Stream.of(edit), locked(edit, entry).stream()).toList();
  }

  /** In a lock the dependencies have the order of the chart. */
  private Optional<Edit> locked(ChartEdit edit, Entry entry) {
    return chart
        .lock()
        .map(
            lock ->
                new LockEdit(
                    edit,
                    chart.lockFile(),
                    entry.position(),
                    look.turn().occasion().opening().opens()));
  }

  /** A newer version of a chart. */
  private record NewerChart(ChartLook in, Entry entry, Indexed to, Size size) implements Newer {
    @Override
    public String version() {
      return to.version();
    }

    @Override
    public Optional<Instant> released() {
      return in.versions.created(entry.name(), to);
    }

    @Override
    public Optional<Changes> changes() {
      return in.versions.changes(in.look.turn().repo(), entry.name(), to);
    }

    @Override
    public List<Edit> edits() {
      return in.edits(entry, to.version());
    }
  }
}
