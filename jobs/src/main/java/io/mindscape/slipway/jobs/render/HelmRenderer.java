package io.mindscape.slipway.jobs.render;

import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.Collections;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Renders Helm charts, in a process of its own without network or credentials. The same chart and
 * values render to the same bytes everywhere: {@code lookup} finds nothing, and what is made by
 * chance or tells the time is always the same.
 */
public interface HelmRenderer {

  /**
   * Renders a chart. Safe to call from many threads.
   *
   * @param chart the chart's files, paths relative to its folder
   * @param values values files, the later win
   * @throws io.mindscape.slipway.jobs.Unavailable if the renderer cannot be run at all
   */
  Rendering render(Release release, List<SourceFile> chart, List<SourceFile> values);

  /**
   * Names everything besides chart, values and release that a rendering depends on: the program,
   * its version, the version of Kubernetes that charts are told unless a release says another.
   * Empty where that is not known; nothing that was rendered is kept then.
   */
  default String version() {
    return "";
  }

  /**
   * What templates see besides their values.
   *
   * @param kubernetes the version that charts are told, such as {@code 1.36}; empty for the
   *     renderer's own
   * @param apiVersions what the cluster serves besides what Kubernetes does: {@code acme.io/v1},
   *     and {@code acme.io/v1/Widget}
   * @param luck what chance brings: with another number, what is made by chance is something else
   */
  record Release(
      String name, String namespace, String kubernetes, SortedSet<String> apiVersions, int luck) {
    public Release {
      apiVersions = new TreeSet<>(apiVersions);
    }

    public Release(String name, String namespace) {
      this(name, namespace, "", Collections.emptySortedSet(), 0);
    }

    /** The same, with other luck. */
    public Release another() {
      return new Release(name, namespace, kubernetes, apiVersions, luck + 1);
    }
  }

  /** How it ended. */
  sealed interface Rendering {
    /**
     * The rendered templates, in Helm's order.
     *
     * @param files the path is that of the template, relative to the chart's folder; a template
     *     that renders several documents is one file
     */
    record Rendered(List<SourceFile> files) implements Rendering {
      public Rendered {
        files = List.copyOf(files);
      }
    }

    /**
     * The chart or its values are wrong, or it took too long.
     *
     * @param file the template or file Helm names, relative to the chart's folder; empty if none
     * @param line 1 where Helm names none
     */
    record Failed(String message, String file, int line) implements Rendering {}
  }
}
