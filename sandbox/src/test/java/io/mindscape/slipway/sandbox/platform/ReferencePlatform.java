package io.mindscape.slipway.sandbox.platform;

import io.mindscape.slipway.bot.render.ForkedHelm;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.HelmRenderer.Rendering;
import io.mindscape.slipway.policies.strategy.Strategy;
import io.mindscape.slipway.policies.strategy.StrategyReader;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The chart and the GitOps repository of the reference platform, as they stand in the tree. */
final class ReferencePlatform implements AutoCloseable {

  private static final Path CHART = Path.of("..", "charts", "mindscape");
  private static final Path REPOSITORY = Path.of("platform");

  private final ForkedHelm helm = new ForkedHelm();
  private final List<SourceFile> chart;
  private final Strategy strategy;

  ReferencePlatform() {
    this.chart = files(CHART);
    this.strategy =
        StrategyReader.read(
            new SourceFile(
                "slipway.yaml",
                text(REPOSITORY.resolve("slipway.yaml")).getBytes(StandardCharsets.UTF_8)));
  }

  Strategy strategy() {
    return strategy;
  }

  /** What the repository's values for an environment render. */
  Rendered render(String environment) {
    return render(
        environment,
        text(
            REPOSITORY.resolve(
                "environments/%s/mindscape-api/values.yaml".formatted(environment))));
  }

  /** What the values that the chart itself offers for an environment render. */
  Rendered renderOffered(String environment) {
    return render(environment, text(CHART.resolve("values-%s.yaml".formatted(environment))));
  }

  Rendered render(String environment, String values) {
    return switch (rendering(environment, values)) {
      case Rendering.Rendered(var files) -> new Rendered(files);
      case Rendering.Failed failed -> throw new AssertionError(failed.toString());
    };
  }

  /** How the rendering of {@code values} ends. */
  Rendering rendering(String environment, String values) {
    var target = strategy.delivery().environments().get(environment);
    return helm.render(
        new Release("mindscape-api", target.namespace()),
        chart,
        List.of(new SourceFile("values.yaml", values.getBytes(StandardCharsets.UTF_8))));
  }

  @Override
  public void close() {
    helm.close();
  }

  private static List<SourceFile> files(Path folder) {
    try (var walk = Files.walk(folder)) {
      return walk.filter(Files::isRegularFile)
          .sorted()
          .map(file -> new SourceFile(relative(folder, file), bytes(file)))
          .toList();
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String relative(Path folder, Path file) {
    return folder.relativize(file).toString().replace('\\', '/');
  }

  private static String text(Path file) {
    return new String(bytes(file), StandardCharsets.UTF_8);
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
