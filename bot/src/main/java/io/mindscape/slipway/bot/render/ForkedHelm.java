package io.mindscape.slipway.bot.render;

import com.marcnuri.helm.Helm;
import io.mindscape.slipway.bot.render.ChartFolder.BadChart;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Renders charts with Helm in worker processes that are kept warm. The first is started at the
 * first rendering; each gets one chart at a time, and is replaced when it dies or takes too much.
 */
public final class ForkedHelm implements HelmRenderer, AutoCloseable {

  /** To be counted up with every change of what becomes of the same chart and values here. */
  private static final int FORM = 2;

  private final Limits limits;
  private final String kubernetes;
  private final SortedSet<String> served;
  private final Pool pool;
  private final Spoilt spoilt = new Spoilt();

  /** With the usual limits, for the newest Kubernetes that Slipway knows. */
  public ForkedHelm() {
    this(Limits.USUAL);
  }

  /**
   * With the usual limits.
   *
   * @param kubernetes the version that charts are told, such as {@code 1.36}
   */
  public ForkedHelm(String kubernetes) {
    this(Limits.USUAL, kubernetes);
  }

  public ForkedHelm(Limits limits) {
    this(limits, Schemas.builtIn().version());
  }

  private ForkedHelm(Limits limits, String kubernetes) {
    this.limits = limits;
    this.kubernetes = kubernetes;
    var schemas =
        Schemas.VERSIONS.contains(kubernetes) ? Schemas.of(kubernetes) : Schemas.builtIn();
    this.served = new TreeSet<>(schemas.served());
    this.pool = new Pool(new HelmProgram(), limits);
  }

  @Override
  public String version() {
    return "%s, form %d, Kubernetes %s".formatted(library(), FORM, kubernetes);
  }

  /** The library's jar has its version in its name. */
  private static String library() {
    var jar = Helm.class.getProtectionDomain().getCodeSource().getLocation().getPath();
    return jar.substring(jar.lastIndexOf('/') + 1);
  }

  @Override
  public Rendering render(Release release, List<SourceFile> chart, List<SourceFile> values) {
    var known = spoilt.isEmpty() ? null : spoilt.why(key(release, chart, values));
    if (known != null) {
      return new Failed(known, "", 1);
    }
    try {
      return pool.use(worker -> render(worker, release, chart, values));
    } catch (Stopped stopped) {
      spoilt.add(key(release, chart, values), stopped.why());
      return new Failed(stopped.why(), "", 1);
    } catch (IOException e) {
      throw new UncheckedIOException("a chart cannot be written where it is rendered", e);
    }
  }

  private Rendering render(
      Worker worker, Release release, List<SourceFile> chart, List<SourceFile> values)
      throws IOException, Stopped {
    try (var folder =
        ChartFolder.write(worker.home(), same(release, chart), Hooks.hidden(values))) {
      var answer = worker.ask(folder.request(release, kubernetes, limits));
      return answer.isRendered()
          ? new Rendering.Rendered(withCrds(chart, Hooks.shown(Sections.of(answer.text()))))
          : HelmMessage.parse(folder.named(answer.text()));
    } catch (BadChart bad) {
      return new Failed(bad.why(), bad.file(), 1);
    }
  }

  private List<SourceFile> same(Release release, List<SourceFile> chart) throws BadChart {
    ChartFolder.mustFit(chart);
    return new Sameness(release, served).of(Hooks.hidden(Packed.unpacked(chart)));
  }

  private String key(Release release, List<SourceFile> chart, List<SourceFile> values) {
    var files = new ArrayList<>(chart);
    files.addAll(values);
    return Spoilt.key(
        List.of(kubernetes, release.toString(), Integer.toString(chart.size())), files);
  }

  /** Ends the workers. */
  @Override
  public void close() {
    pool.close();
  }

  /** Helm installs what stands in {@code crds/} before all else, and does not render it. */
  private static List<SourceFile> withCrds(List<SourceFile> chart, List<SourceFile> rendered) {
    var files = new ArrayList<SourceFile>();
    chart.stream()
        .filter(file -> file.path().startsWith("crds/") && file.isYaml())
        .forEach(files::add);
    files.addAll(rendered);
    return files;
  }

  /** The workers, for tests. */
  List<Worker> workers() {
    return pool.workers();
  }
}
