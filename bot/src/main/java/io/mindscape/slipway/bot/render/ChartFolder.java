package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A chart with its values, written where the worker finds it; closing removes it. */
final class ChartFolder implements AutoCloseable {

  private static final Pattern LEADS_OUT =
      Pattern.compile("(^|.*/)\\.{0,2}(/.*|$)", Pattern.DOTALL);

  private final Path root;
  private final Path chart;
  private final Map<Path, String> values = new LinkedHashMap<>();

  private ChartFolder(Path root) {
    this.root = root;
    this.chart = root.resolve("chart");
  }

  /** A path that is absolute, or has steps that are empty, {@code .} or {@code ..}. */
  static final class BadPath extends Exception {
    private static final long serialVersionUID = 1L;
    private final String path;

    BadPath(String path) {
      super("this path leads out of the chart: " + path);
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  static ChartFolder write(Path home, List<SourceFile> files, List<SourceFile> values)
      throws IOException, BadPath {
    var folder = new ChartFolder(Files.createTempDirectory(home, "render-"));
    try {
      for (var file : files) {
        write(folder.within(file.path()), file);
      }
      for (var file : values) {
        var path = folder.root.resolve("values-%d.yaml".formatted(folder.values.size()));
        write(path, file);
        folder.values.put(path, file.path());
      }
      return folder;
    } catch (IOException | BadPath e) {
      folder.close();
      throw e;
    }
  }

  Worker.Request request(Release release, String kubernetes) {
    return new Worker.Request(
        release.name(), release.namespace(), kubernetes, chart, List.copyOf(values.keySet()));
  }

  /** A message with the names that the files have in the repository. */
  String named(String message) {
    var named = message;
    for (var file : values.entrySet()) {
      named = named.replace(file.getKey().toString(), file.getValue());
    }
    return named.replace(chart + "/", "").replace(chart.toString(), "the chart");
  }

  @Override
  public void close() {
    Folders.remove(root);
  }

  private Path within(String path) throws BadPath {
    if (LEADS_OUT.matcher(path).matches() || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0) {
      throw new BadPath(path);
    }
    var resolved = chart.resolve(path).normalize();
    if (!resolved.startsWith(chart)) {
      throw new BadPath(path);
    }
    return resolved;
  }

  private static void write(Path path, SourceFile file) throws IOException {
    Files.createDirectories(path.getParent());
    Files.write(path, file.content(), StandardOpenOption.CREATE_NEW);
  }
}
