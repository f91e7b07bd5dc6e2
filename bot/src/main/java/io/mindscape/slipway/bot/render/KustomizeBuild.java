package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.maintenance.guard.Caches;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where the Kustomize renderer is: a program that somebody names, or the one that is built, once,
 * with Go, from the sources that come with Slipway.
 */
public final class KustomizeBuild {

  private static final List<String> SOURCES = List.of("build", "go.mod", "go.sum", "main.go");

  static final String PROGRAM = "slipway-kustomize";

  /** The build script ends with this where there is no Go. */
  private static final int NO_GO = 3;

  private final Place place;
  private final Consumer<String> progress;
  private @Nullable Path built;
  private @Nullable String failure;

  /**
   * @param progress is told, line by line, how a build goes on
   */
  public KustomizeBuild(Place place, Consumer<String> progress) {
    this.place = place;
    this.progress = progress;
  }

  /**
   * Where to look for it.
   *
   * @param program that somebody built; null to build it
   * @param cache the folder in which it is built and kept
   * @param environment all that the build gets of it: where Go is, and what Go itself looks at
   */
  public record Place(@Nullable Path program, Path cache, Map<String, String> environment) {
    public Place {
      environment = Map.copyOf(environment);
    }
  }

  /** There is none, and the message says why, and what to do. */
  static class NotBuilt extends Exception {
    private static final long serialVersionUID = 1L;

    NotBuilt(String why) {
      super(why);
    }
  }

  /** There is no Go that could build it. */
  static final class NoGo extends NotBuilt {
    private static final long serialVersionUID = 1L;

    NoGo() {
      super(
          "Kustomize needs Go to be built once; install Go 1.26 or newer, or set SLIPWAY_KUSTOMIZE"
              + " to the program");
    }
  }

  /** The program; built if need be, by one at a time. A build that failed is not tried again. */
  synchronized Path program() throws NotBuilt {
    var known = built;
    if (known != null) {
      return known;
    }
    if (failure != null) {
      throw new NotBuilt(failure);
    }
    try {
      var program = place.program() == null ? build() : given(place.program());
      built = program;
      return program;
    } catch (NotBuilt e) {
      failure = e.getMessage();
      throw e;
    }
  }

  /** Whether overlays can be built at once: somebody named the program, or it was built before. */
  public boolean isThere() {
    if (place.program() != null) {
      return true;
    }
    try (var builds = Files.list(place.cache())) {
      return builds.anyMatch(build -> Files.isExecutable(build.resolve(PROGRAM)));
    } catch (IOException none) {
      return false;
    }
  }

  /** Looks after what was built; a program that somebody named is theirs to look after. */
  public Caches care() {
    return place.program() == null
        ? new OldPrograms(place.cache(), this::isOurs, Path.of("/proc"))
        : Caches.NOTHING;
  }

  private synchronized boolean isOurs(Path program) {
    return program.equals(built);
  }

  /** Whether there is a Go that could build it; which version it has shows only then. */
  public boolean isGoThere() {
    return Stream.of(place.environment().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .filter(folder -> !folder.isEmpty())
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, "go")));
  }

  private static Path given(Path program) throws NotBuilt {
    if (Files.isRegularFile(program) && Files.isExecutable(program)) {
      return program;
    }
    throw new NotBuilt(
        "SLIPWAY_KUSTOMIZE names a file that cannot be run; correct it, or leave it out to have the"
            + " program built with Go");
  }

  private Path build() throws NotBuilt {
    try {
      Files.createDirectories(place.cache());
      var sources = Files.createTempDirectory(place.cache(), "sources-");
      try {
        for (var source : SOURCES) {
          copy(source, sources);
        }
        return run(sources);
      } finally {
        Folders.remove(sources);
      }
    } catch (IOException e) {
      throw new NotBuilt(
          "the Kustomize renderer cannot be built, as its folder cannot be written; set"
              + " SLIPWAY_CACHE to one that can, or SLIPWAY_KUSTOMIZE to the program");
    }
  }

  private static void copy(String source, Path folder) throws IOException {
    try (var content = KustomizeBuild.class.getResourceAsStream("kustomize/" + source)) {
      if (content == null) {
        throw new IOException("there is no " + source);
      }
      Files.copy(content, folder.resolve(source), StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private Path run(Path sources) throws IOException, NotBuilt {
    var builder =
        new ProcessBuilder(
            "/bin/sh", sources.resolve("build").toString(), place.cache().toString());
    builder.redirectOutput(sources.resolve("program").toFile()).redirectInput(Redirect.PIPE);
    builder.environment().clear();
    builder.environment().putAll(place.environment());
    var process = builder.start();
    process.getOutputStream().close();
    try (var lines = process.errorReader(StandardCharsets.UTF_8)) {
      tell(lines);
      int code = process.waitFor();
      if (code == 0) {
        var said = sources.resolve("program");
        var program = Path.of(Files.readString(said).strip());
        // By the clock of the file system; a cache that is another's is looked after by them.
        var folder = program.getParent();
        if (folder != null && Files.isWritable(folder)) {
          Files.setLastModifiedTime(folder, Files.getLastModifiedTime(said));
        }
        return program;
      }
      throw code == NO_GO
          ? new NoGo()
          : new NotBuilt(
              "Kustomize could not be built with Go; its words are in Slipway's log, and"
                  + " SLIPWAY_KUSTOMIZE can name a program that was built elsewhere");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
      throw new NotBuilt("the build of Kustomize was broken off");
    }
  }

  private void tell(BufferedReader lines) {
    try {
      lines.lines().forEach(progress);
    } catch (UncheckedIOException e) {
      // The program ended; its exit code says how.
    }
  }
}
