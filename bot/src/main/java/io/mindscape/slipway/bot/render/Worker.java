package io.mindscape.slipway.bot.render;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A child process that renders: it inherits no environment, lives in a folder of its own, and its
 * KUBECONFIG names a server that is none.
 */
final class Worker implements AutoCloseable {

  /** Begins every message, so that anything else on the line is noticed. */
  static final int MAGIC = 0x51_19_4A_FE;

  private static final String NOWHERE =
      """
      apiVersion: v1
      kind: Config
      current-context: nowhere
      contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
      clusters: [{name: nowhere, cluster: {server: "https://cluster.invalid:0"}}]
      users: [{name: nobody, user: {}}]
      """;

  private final Process process;
  private final Path home;
  private final DataOutputStream requests;
  private final DataInputStream answers;
  private final int mostBytes;

  private Worker(Process process, Path home, int mostBytes) {
    this.process = process;
    this.home = home;
    this.requests = new DataOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(process.getInputStream());
    this.mostBytes = mostBytes;
  }

  /**
   * What is to be rendered.
   *
   * @param chart the folder of the chart
   * @param values values files, the later win
   */
  record Request(String name, String namespace, String kubernetes, Path chart, List<Path> values) {
    Request {
      values = List.copyOf(values);
    }
  }

  /**
   * What came of it.
   *
   * @param text the manifests, or Helm's complaint
   */
  record Answer(boolean isRendered, String text) {}

  static Worker start(Duration within, int mostBytes) throws IOException, TimeoutException {
    var home = Files.createTempDirectory("slipway-helm-");
    var config = Files.writeString(home.resolve("kubeconfig"), NOWHERE);
    var builder = new ProcessBuilder(command(home)).directory(home.toFile());
    builder.environment().clear();
    builder.environment().put("HOME", home.toString());
    builder.environment().put("TMPDIR", home.toString());
    builder.environment().put("KUBECONFIG", config.toString());
    // Go's memory is not the heap that the command line bounds.
    builder.environment().put("GOMEMLIMIT", "256MiB");
    var worker = new Worker(builder.redirectError(Redirect.DISCARD).start(), home, mostBytes);
    try {
      worker.within(within, worker::readAnswer);
      return worker;
    } catch (IOException | TimeoutException e) {
      worker.close();
      throw e;
    }
  }

  Path home() {
    return home;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * @throws TimeoutException if it takes longer; the worker is then of no more use
   * @throws IOException if the worker died or says what cannot be understood
   */
  Answer ask(Request request, Duration within) throws IOException, TimeoutException {
    write(request);
    return within(within, this::readAnswer);
  }

  /** Ends the process and removes its folder. */
  @Override
  public void close() {
    process.destroyForcibly();
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.remove(home);
  }

  private static List<String> command(Path home) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + home,
        "--enable-native-access=ALL-UNNAMED",
        // Without an environment there is no locale, and JNA would take all texts for ASCII.
        "-Djna.encoding=UTF-8",
        "-cp",
        absolute(System.getProperty("java.class.path")),
        HelmWorker.class.getName());
  }

  /** The child has another working folder. */
  private static String absolute(String classPath) {
    var entries = List.of(classPath.split(java.io.File.pathSeparator, -1));
    return String.join(
        java.io.File.pathSeparator,
        entries.stream().map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
  }

  private void write(Request request) throws IOException {
    requests.writeInt(MAGIC);
    requests.writeUTF(request.name());
    requests.writeUTF(request.namespace());
    requests.writeUTF(request.kubernetes());
    requests.writeUTF(request.chart().toString());
    requests.writeInt(request.values().size());
    for (var file : request.values()) {
      requests.writeUTF(file.toString());
    }
    requests.flush();
  }

  private Answer readAnswer() throws IOException {
    if (answers.readInt() != MAGIC) {
      throw new IOException("the worker says what is no answer");
    }
    boolean isRendered = answers.readBoolean();
    int length = answers.readInt();
    if (length > mostBytes) {
      throw new IOException("the worker's answer is too long");
    }
    return new Answer(isRendered, new String(read(answers, length), StandardCharsets.UTF_8));
  }

  private static byte[] read(InputStream stream, int length) throws IOException {
    var bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the worker ended in the middle of an answer");
    }
    return bytes;
  }

  private Answer within(Duration time, Reading reading) throws IOException, TimeoutException {
    var answer = new CompletableFuture<Answer>();
    Thread.ofVirtual()
        .name("helm-answer")
        .start(
            () -> {
              try {
                answer.complete(reading.read());
              } catch (IOException e) {
                answer.completeExceptionally(e);
              }
            });
    try {
      return answer.get(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException failure ? failure : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UncheckedIOException(new IOException("interrupted while a chart was rendered", e));
    }
  }

  /** Reads from the worker. */
  private interface Reading {
    Answer read() throws IOException;
  }
}
