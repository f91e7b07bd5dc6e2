package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.render.KustomizeRenderer;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Builds overlays with Kustomize's own library in worker processes that are kept warm. The program
 * is built at the first overlay, if it is not there yet.
 */
public final class ForkedKustomize implements KustomizeRenderer, AutoCloseable {

  private static final long MOST_BYTES = 64L << 20;

  private final Limits limits;
  private final KustomizeBuild build;
  private final Spoilt spoilt = new Spoilt();
  private @Nullable Pool pool;

  public ForkedKustomize(KustomizeBuild build) {
    this(build, Limits.USUAL);
  }

  public ForkedKustomize(KustomizeBuild build, Limits limits) {
    this.build = build;
    this.limits = limits;
  }

  @Override
  public Build build(String folder, List<SourceFile> files) {
    long bytes = files.stream().mapToLong(file -> file.content().length).sum();
    if (bytes > MOST_BYTES) {
      return new Build.Failed(
          "its files have %d bytes, and more than %d MiB are not built"
              .formatted(bytes, MOST_BYTES >> 20));
    }
    var key = Spoilt.key(List.of(folder), files);
    var known = spoilt.why(key);
    if (known != null) {
      return new Build.Failed(known.why());
    }
    try {
      return pool().use(worker -> read(worker.ask(request(folder, files))));
    } catch (KustomizeBuild.NotBuilt none) {
      return new Build.NotThere(String.valueOf(none.getMessage()));
    } catch (Stopped stopped) {
      spoilt.add(key, stopped.why(), "");
      return new Build.Failed(stopped.why());
    } catch (IOException e) {
      throw new UncheckedIOException("the Kustomize renderer says what cannot be understood", e);
    }
  }

  private synchronized Pool pool() throws KustomizeBuild.NotBuilt {
    var known = pool;
    if (known == null) {
      known = new Pool(new KustomizeProgram(build.program()), limits);
      pool = known;
    }
    return known;
  }

  private byte[] request(String folder, List<SourceFile> files) {
    var request = new Request().text(folder).number(limits.output()).number(files.size());
    files.forEach(file -> request.text(file.path()).bytes(file.content()));
    return request.body();
  }

  private static Build read(Worker.Answer answer) throws IOException {
    if (!answer.isRendered()) {
      return new Build.Failed(answer.text());
    }
    var in = new DataInputStream(new ByteArrayInputStream(answer.body()));
    var objects = new ArrayList<Made>();
    for (int left = in.readInt(); left > 0; left--) {
      objects.add(new Made(text(in), text(in), text(in)));
    }
    return new Build.Built(objects);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  /** The workers, for tests. */
  synchronized List<Worker> workers() {
    return pool == null ? List.of() : pool.workers();
  }

  /** Ends the workers. */
  @Override
  public synchronized void close() {
    if (pool != null) {
      pool.close();
    }
  }
}
