package io.mindscape.slipway.bot.render;

import com.marcnuri.helm.Helm;
import io.mindscape.slipway.bot.render.ChartFolder.BadChart;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering.Failed;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Renders charts with Helm in worker processes that are kept warm. The first is started at the
 * first rendering; each gets one chart at a time, and is replaced when it dies or takes too much.
 */
public final class ForkedHelm implements HelmRenderer, AutoCloseable {

  /** To be counted up with every change of what becomes of the same chart and values here. */
  private static final int FORM = 2;

  /** So many times less of it is given where it is only looked for what takes too much. */
  private static final int SHORTER = 8;

  private static final Duration LEAST = Duration.ofSeconds(1);

  private final Limits limits;
  private final String kubernetes;
  private final Pool pool;
  private final Map<String, SortedSet<String>> served = new ConcurrentHashMap<>();
  private final Spoilt spoilt = new Spoilt();

  /** With the usual limits, for the newest Kubernetes that Slipway knows. */
  public ForkedHelm() {
    this(Limits.USUAL);
  }

  public ForkedHelm(Limits limits) {
    this(limits, Schemas.builtIn().version());
  }

  /** For a version of Kubernetes, such as {@code 1.36}; a release may say another. */
  public ForkedHelm(Limits limits, String kubernetes) {
    this.limits = limits;
    this.kubernetes = kubernetes;
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
      return new Failed(known.why(), known.file(), 1);
    }
    try {
      return pool.use(worker -> render(worker, limits, new Input(release, chart, values)));
    } catch (Stopped stopped) {
      var file =
          Culprit.among(chart, less -> isStopped(new Input(release, less, values))).orElse("");
      spoilt.add(key(release, chart, values), stopped.why(), file);
      return new Failed(stopped.why(), file, 1);
    } catch (IOException e) {
      throw new UncheckedIOException("a chart cannot be written where it is rendered", e);
    }
  }

  /** What is rendered. */
  private record Input(Release release, List<SourceFile> chart, List<SourceFile> values) {}

  /** Whether even a shorter time is too short for it. */
  private boolean isStopped(Input input) {
    var part = limits.time().dividedBy(SHORTER);
    var shorter = limits.within(part.compareTo(LEAST) < 0 ? LEAST : part);
    try {
      pool.use(worker -> render(worker, shorter, input));
      return false;
    } catch (Stopped stopped) {
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException("a chart cannot be written where it is rendered", e);
    }
  }

  private Rendering render(Worker worker, Limits within, Input input) throws IOException, Stopped {
    var release = input.release();
    try (var folder =
        ChartFolder.write(
            worker.home(), same(release, input.chart()), Hooks.hidden(input.values()))) {
      var answer = worker.ask(folder.request(release, told(release), within), within);
      return answer.isRendered()
          ? new Rendering.Rendered(withCrds(input.chart(), Hooks.shown(Sections.of(answer.text()))))
          : HelmMessage.parse(folder.named(answer.text()));
    } catch (BadChart bad) {
      return new Failed(bad.why(), bad.file(), 1);
    }
  }

  private List<SourceFile> same(Release release, List<SourceFile> chart) throws BadChart {
    ChartFolder.mustFit(chart);
    return new Sameness(release, served(told(release))).of(Hooks.hidden(Packed.unpacked(chart)));
  }

  private String told(Release release) {
    return release.kubernetes().isEmpty() ? kubernetes : release.kubernetes();
  }

  private SortedSet<String> served(String version) {
    return served.computeIfAbsent(version, ForkedHelm::kinds);
  }

  private static SortedSet<String> kinds(String version) {
    var schemas = Schemas.VERSIONS.contains(version) ? Schemas.of(version) : Schemas.builtIn();
    return new TreeSet<>(schemas.served());
  }

  private String key(Release release, List<SourceFile> chart, List<SourceFile> values) {
    var files = new ArrayList<>(chart);
    files.addAll(values);
    return Spoilt.key(
        List.of(told(release), release.toString(), Integer.toString(chart.size())), files);
  }

  /** Whether the machine lets renderers be started without a network. */
  public static boolean isOffline() {
    return Confinement.isOffline();
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
