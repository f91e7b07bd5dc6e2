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
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/**
 * A child process that renders: it inherits no environment, lives in a folder of its own, and is
 * killed when it takes more than it may.
 *
 * <p>A request is {@link #MAGIC}, a length, and so many bytes; an answer has one byte more before
 * the length, which tells whether it was rendered. The first answer comes by itself, when the
 * worker is ready.
 */
final class Worker implements AutoCloseable {

  /** Begins every message, so that anything else on the line is noticed. */
  static final int MAGIC = 0x51_19_4A_FE;

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

  /** Some four times of what Java and Go have at most over a rendering. */
  static final int MOST_THREADS = 256;

  private final Process process;
  private final Program program;
  private final Path home;
  private final Limits limits;
  private final DataOutputStream requests;
  private final DataInputStream answers;

  private Worker(Process process, Program program, Path home, Limits limits) {
    this.process = process;
    this.program = program;
    this.home = home;
    this.limits = limits;
    this.requests = new DataOutputStream(process.getOutputStream());
    this.answers = new DataInputStream(process.getInputStream());
  }

  /**
   * What came of a request.
   *
   * @param body what was rendered, or the complaint
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Answer(boolean isRendered, byte[] body) {
    String text() {
      return new String(body, StandardCharsets.UTF_8);
    }
  }

  /**
   * Starts one and waits until it is ready.
   *
   * @throws IOException if the program cannot be run
   * @throws Stopped if it does not get ready
   */
  static Worker start(Program program, Limits limits) throws IOException, Stopped {
    var home = Files.createTempDirectory("slipway-" + program.name() + "-");
    var builder = new ProcessBuilder(Confinement.around(program.command(home)));
    builder.directory(home.toFile()).redirectError(Redirect.DISCARD).environment().clear();
    var environment = builder.environment();
    environment.put("HOME", home.toString());
    environment.put("TMPDIR", home.toString());
    // The same wherever the bot runs: dates, and names of files that are not ASCII.
    environment.put("TZ", "UTC");
    environment.put("LC_ALL", "C.UTF-8");
    environment.putAll(program.environment(home));
    var worker = new Worker(builder.start(), program, home, limits);
    try {
      worker.await(limits.start(), limits.start());
      return worker;
    } catch (Stopped | RuntimeException failure) {
      worker.close();
      throw failure;
    }
  }

  Path home() {
    return home;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Resident, in bytes. */
  long memory() {
    return Usage.memory(process);
  }

  /** Where the system tells of it, for tests. */
  Path proc() {
    return Path.of("/proc", Long.toString(process.pid()));
  }

  /** The names of its environment variables, for tests. */
  Set<String> environment() throws IOException {
    return Arrays.stream(Files.readString(proc().resolve("environ")).split("\0", -1))
        .filter(variable -> !variable.isEmpty())
        .map(variable -> variable.replaceFirst("=.*", ""))
        .collect(Collectors.toSet());
  }

  /**
   * Has something rendered.
   *
   * @throws Stopped if that took more than it may; the worker is then of no more use
   */
  Answer ask(byte[] request) throws Stopped {
    return ask(request, limits);
  }

  /** The same, with other bounds of time. */
  Answer ask(byte[] request, Limits limits) throws Stopped {
    var answer = CompletableFuture.runAsync(() -> write(request), this::inBackground);
    try {
      // Who does not read would have us wait for ever.
      answer.get(limits.time().toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      throw late(limits.time());
    } catch (ExecutionException e) {
      throw brokeDown(e);
    } catch (InterruptedException e) {
      throw interrupted(e);
    }
    return await(limits.time(), limits.cpu());
  }

  /** Ends the process and removes its folder. */
  @Override
  public void close() {
    var children = process.descendants().toList();
    process.destroyForcibly();
    children.forEach(ProcessHandle::destroyForcibly);
    try {
      process.waitFor(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Folders.remove(home);
  }

  private void write(byte[] request) {
    try {
      requests.writeInt(MAGIC);
      requests.writeInt(request.length);
      requests.write(request);
      requests.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer await(Duration time, Duration cpu) throws Stopped {
    var answer = CompletableFuture.supplyAsync(this::read, this::inBackground);
    long began = System.nanoTime();
    var spent = Usage.cpu(process);
    while (true) {
      try {
        return answer.get(BETWEEN_LOOKS.toMillis(), TimeUnit.MILLISECONDS);
      } catch (TimeoutException e) {
        if (System.nanoTime() - began > time.toNanos()) {
          throw late(time);
        }
        mustBeWithin(spent, cpu);
      } catch (ExecutionException e) {
        throw brokeDown(e);
      } catch (InterruptedException e) {
        throw interrupted(e);
      }
    }
  }

  private void mustBeWithin(Duration spent, Duration cpu) throws Stopped {
    if (Usage.memory(process) > limits.memory()) {
      throw new Stopped(
          "It takes more than %s of memory to render, and was stopped."
              .formatted(limits.memoryText()));
    }
    if (Usage.cpu(process).minus(spent).compareTo(cpu) > 0) {
      throw new Stopped(
          "It takes more than %d s of a processor to render, and was stopped."
              .formatted(cpu.toSeconds()));
    }
    if (Usage.hasChildren(process)) {
      throw new Stopped(
          "It starts a program, which nothing that is rendered may, and was stopped.");
    }
    if (Usage.threads(process) > MOST_THREADS) {
      throw new Stopped(
          "It takes more than %d threads to render, and was stopped.".formatted(MOST_THREADS));
    }
  }

  private static Stopped late(Duration time) {
    return new Stopped(
        "It was not rendered within %d s, and was stopped.".formatted(time.toSeconds()));
  }

  private static Stopped brokeDown(ExecutionException e) {
    return new Stopped(
        "The renderer broke down over it: it needs more memory than there is, or has a fault.", e);
  }

  private static Stopped interrupted(InterruptedException e) {
    Thread.currentThread().interrupt();
    return new Stopped("The rendering was broken off.", e);
  }

  private Answer read() {
    try {
      if (answers.readInt() != MAGIC) {
        throw new IOException("the worker says what is no answer");
      }
      boolean isRendered = answers.readBoolean();
      int length = answers.readInt();
      // A complaint, and what stands around the objects, may be a little longer than these.
      if (length < 0 || length > limits.output() + (1 << 20)) {
        throw new IOException("the worker's answer is too long");
      }
      return new Answer(isRendered, read(answers, length));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] read(InputStream stream, int length) throws IOException {
    var bytes = stream.readNBytes(length);
    if (bytes.length < length) {
      throw new IOException("the worker ended in the middle of an answer");
    }
    return bytes;
  }

  private void inBackground(Runnable work) {
    Thread.ofVirtual().name(program.name() + "-line").start(work);
  }
}
