package io.mindscape.slipway.jobs.render;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is rendered as one: an application in an environment.
 *
 * @param environment empty for a chart that stands alone, outside every environment
 * @param folder where the application's files of this environment stand
 */
public record Unit(String application, String environment, String folder, Source source)
    implements Comparable<Unit> {

  /** What it is made of. */
  public sealed interface Source {
    /** The YAML files of the folder, {@code files}, as they are. */
    record Plain(List<String> files) implements Source {
      public Plain {
        files = List.copyOf(files);
      }
    }

    /**
     * A Helm chart.
     *
     * @param chart the folder of the chart; {@code ""} where the tree itself is one
     * @param values values files, the later win
     * @param libraries the charts of the tree that it depends on by their paths
     */
    record Helm(String chart, List<String> values, List<Library> libraries) implements Source {
      public Helm {
        values = List.copyOf(values);
        libraries = List.copyOf(libraries);
      }

      /** One that depends on no other. */
      public Helm(String chart, List<String> values) {
        this(chart, values, List.of());
      }

      /** The folders of all charts that it is made of, its own first. */
      public List<String> folders() {
        return Stream.concat(Stream.of(chart), libraries.stream().map(Library::folder))
            .distinct()
            .toList();
      }

      /**
       * The path in the tree of a file of the chart.
       *
       * @param below as Helm sees it, below the chart
       */
      public String path(String below) {
        return libraries.stream()
            .filter(library -> Paths.isIn(below, library.below()))
            .max(Comparator.comparingInt(library -> library.below().length()))
            .map(library -> Paths.join(library.folder(), Paths.below(below, library.below())))
            .orElseGet(() -> Paths.join(chart, below));
      }
    }

    /**
     * A Kustomize overlay.
     *
     * @param folder where its kustomization file stands
     * @param files everything that it names, whether it is there or not
     */
    record Kustomize(String folder, List<String> files) implements Source {
      public Kustomize {
        files = List.copyOf(files);
      }
    }

    /** Values for a chart that nobody names; nothing can be rendered. */
    record NoChart(List<String> values) implements Source {
      public NoChart {
        values = List.copyOf(values);
      }
    }
  }

  @Override
  public int compareTo(Unit other) {
    return Comparator.comparing(Unit::application)
        .thenComparing(Unit::environment)
        .thenComparing(Unit::folder)
        .compare(this, other);
  }
}
