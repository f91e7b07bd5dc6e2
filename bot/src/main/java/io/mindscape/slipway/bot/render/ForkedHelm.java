package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.Unavailable;
import io.mindscape.slipway.jobs.render.HelmRenderer;
import io.mindscape.slipway.policies.schema.Schemas;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Renders charts with Helm in a worker process that is kept warm. The worker is started at the
 * first rendering, gets one chart at a time, and is replaced when it dies or takes too long.
 */
public final class ForkedHelm implements HelmRenderer, AutoCloseable {

  private final Limits limits;
  private final String kubernetes;
  private @Nullable Worker worker;

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
  }

  /**
   * What one rendering may cost.
   *
   * @param time after which the worker is killed
   * @param start how long a new worker may take until it is ready
   * @param output in bytes
   */
  public record Limits(Duration time, Duration start, int output) {
    static final Limits USUAL =
        new Limits(Duration.ofSeconds(30), Duration.ofSeconds(90), 16 * 1024 * 1024);
  }

  @Override
  public synchronized Rendering render(
      Release release, List<SourceFile> chart, List<SourceFile> values) {
    var running = running();
    try (var folder = ChartFolder.write(running.home(), chart, values)) {
      var answer = ask(running, folder.request(release, kubernetes));
      return answer.isRendered()
          ? new Rendering.Rendered(withCrds(chart, Sections.of(answer.text())))
          : HelmMessage.parse(folder.named(answer.text()));
    } catch (ChartFolder.BadPath bad) {
      return new Rendering.Failed(
          "The file \"%s\" cannot be part of a chart: its path leads out of it."
              .formatted(bad.path()),
          "",
          1);
    } catch (TimeoutException late) {
      stop();
      return new Rendering.Failed(
          "It was not rendered within %d s, and was stopped.".formatted(limits.time().toSeconds()),
          "",
          1);
    } catch (IOException died) {
      stop();
      return new Rendering.Failed(
          "The renderer broke down over it: it needs more memory than there is, or breaks Helm.",
          "",
          1);
    }
  }

  /** Ends the worker. */
  @Override
  public synchronized void close() {
    stop();
  }

  private Worker.Answer ask(Worker running, Worker.Request request)
      throws IOException, TimeoutException {
    var answer = running.ask(request, limits.time());
    if (answer.text().length() > limits.output()) {
      return new Worker.Answer(
          false, "It renders more than %d MiB.".formatted(limits.output() / (1024 * 1024)));
    }
    return answer;
  }

  private Worker running() {
    var known = worker;
    if (known != null && known.isAlive()) {
      return known;
    }
    stop();
    try {
      var started = Worker.start(limits.start(), limits.output());
      worker = started;
      return started;
    } catch (IOException | TimeoutException e) {
      throw new Unavailable(
          "the Helm renderer",
          "The Helm renderer does not start: " + e.getMessage(),
          Duration.ofSeconds(30),
          e);
    }
  }

  private void stop() {
    var known = worker;
    worker = null;
    if (known != null) {
      known.close();
    }
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

  /** Where the worker's own folder is, for tests; null where none runs. */
  @Nullable Path home() {
    var known = worker;
    return known == null ? null : known.home();
  }
}
