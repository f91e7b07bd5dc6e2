package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** A chart with its values, written where the worker finds it; closing removes it. */
final class ChartFolder implements AutoCloseable {

  static final Pattern LEADS_OUT = Pattern.compile("(^|.*/)\\.{0,2}(/.*|$)", Pattern.DOTALL);

  static final int MOST_FILES = 5000;
  static final long MOST_BYTES = 32L << 20;

  private final Path root;
  private final Path chart;
  private final Map<Path, String> values = new LinkedHashMap<>();

  private ChartFolder(Path root) {
    this.root = root;
    this.chart = root.resolve("chart");
  }

  /** A chart that cannot be written down: a path that leads out of it, or too much of it. */
  static final class BadChart extends Exception {
    private static final long serialVersionUID = 1L;
    private final String file;

    /**
     * @param file relative to the chart; empty for the whole of it
     */
    BadChart(String why, String file) {
      super(why);
      this.file = file;
    }

    String why() {
      return String.valueOf(getMessage());
    }

    String file() {
      return file;
    }
  }

  static ChartFolder write(Path home, List<SourceFile> files, List<SourceFile> values)
      throws IOException, BadChart {
    mustFit(files);
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
    } catch (BadChart e) {
      folder.close();
      throw e;
    }
  }

  byte[] request(Release release, String kubernetes, Limits limits) {
    var request =
        new Request()
            .number(limits.output())
            .text(release.name())
            .text(release.namespace())
            .text(kubernetes)
            .text(chart.toString())
            .number(values.size());
    values.keySet().forEach(file -> request.text(file.toString()));
    return request.body();
  }

  /** A message with the names that the files have in the repository. */
  String named(String message) {
    var named = message;
    for (var file : values.entrySet()) {
      named = named.replace(file.getKey().toString(), file.getValue());
    }
    return named
        .replace(chart + "/", "")
        .replace(chart.toString(), "the chart")
        .replace(root.toString(), "");
  }

  @Override
  public void close() {
    Folders.remove(root);
  }

  static void mustFit(List<SourceFile> files) throws BadChart {
    if (files.size() > MOST_FILES) {
      throw new BadChart(
          "The chart has %d files, and more than %d are not rendered. Take out what is no part of it."
              .formatted(files.size(), MOST_FILES),
          "");
    }
    long bytes = files.stream().mapToLong(file -> file.content().length).sum();
    if (bytes > MOST_BYTES) {
      throw new BadChart(
          "The chart's files have %d bytes, and more than %d MiB are not rendered. Take out what is no part of it."
              .formatted(bytes, MOST_BYTES >> 20),
          "");
    }
  }

  private Path within(String path) throws BadChart {
    boolean isBad =
        LEADS_OUT.matcher(path).matches() || path.indexOf('\\') >= 0 || path.indexOf('\0') >= 0;
    try {
      var resolved = chart.resolve(path).normalize();
      if (!isBad && resolved.startsWith(chart)) {
        return resolved;
      }
    } catch (InvalidPathException noPath) {
      // said below
    }
    throw new BadChart(
        "The file \"%s\" cannot be part of a chart: its path leads out of it, or is none."
            .formatted(path),
        path);
  }

  private static void write(Path path, SourceFile file) throws BadChart {
    try {
      Files.createDirectories(path.getParent());
      Files.write(path, file.content(), StandardOpenOption.CREATE_NEW);
    } catch (IOException failure) {
      throw new BadChart(
          "The file \"%s\" cannot be written where the chart is rendered: its name is too long, or a folder is called as it is."
              .formatted(file.path()),
          file.path());
    }
  }
}
