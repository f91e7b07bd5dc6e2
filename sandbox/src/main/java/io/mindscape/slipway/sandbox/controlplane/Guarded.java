package io.mindscape.slipway.sandbox.controlplane;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A program that ends when we do, however we end: a shell beside it waits for the end of a pipe
 * that only this process holds open.
 */
final class Guarded implements AutoCloseable {

  /** The program is asked to end, and is killed 5 s later. */
  private static final String GUARD =
      """
      # What a terminal sends to all of us is for the one who started us.
      trap '' INT HUP
      folder=$1 closing=$2; shift 2
      exec 3<&0
      "$@" </dev/null 3<&- &
      program=$!
      {
        read -r nothing <&3
        : >"$closing"
        kill -TERM $program
        n=0
        while kill -0 $program && [ $n -lt 50 ]; do sleep 0.1; n=$((n + 1)); done
        kill -KILL $program
      } >/dev/null 2>&1 &
      watcher=$!
      exec 3<&-
      wait $program
      code=$?
      if [ -e "$closing" ]; then
        wait $watcher
        [ -z "$folder" ] || rm -rf "$folder"
      else
        kill $watcher
      fi
      exit $code
      """;

  private static final int PATIENCE_SECONDS = 15;
  private static final int LAST_LINES = 15;

  private final String name;
  private final Process guard;
  private final Path log;

  private Guarded(String name, Process guard, Path log) {
    this.name = name;
    this.guard = guard;
    this.log = log;
  }

  /**
   * Starts {@code command}, which logs to {@code folder}.
   *
   * @param name of the log
   * @param isOwner whether {@code folder} goes when the program is ended by us
   */
  static Guarded start(String name, Path folder, boolean isOwner, List<String> command) {
    var log = folder.resolve(name + ".log");
    var closing = folder.resolve(name + ".closing");
    var whole = new ArrayList<>(List.of("/bin/sh", "-c", GUARD, "guard"));
    whole.addAll(List.of(isOwner ? folder.toString() : "", closing.toString()));
    whole.addAll(command);
    var builder = new ProcessBuilder(whole).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Nothing of a person's own settings, proxies or clusters.
    builder.environment().keySet().removeIf(variable -> !variable.equals("PATH"));
    builder.environment().put("HOME", folder.toString());
    try {
      return new Guarded(name, builder.start(), log);
    } catch (IOException failure) {
      throw new UncheckedIOException(name + " could not be started", failure);
    }
  }

  boolean isAlive() {
    return guard.isAlive();
  }

  /** The guard, the program, and what else they started. */
  List<ProcessHandle> processes() {
    var all = new ArrayList<>(List.of(guard.toHandle()));
    guard.descendants().forEach(all::add);
    return all;
  }

  /** The last of what it said. */
  String said() {
    try (var lines = Files.lines(log)) {
      var all = lines.toList();
      return String.join("\n", all.subList(Math.max(0, all.size() - LAST_LINES), all.size()));
    } catch (IOException failure) {
      return "(nothing: %s)".formatted(failure.getMessage());
    }
  }

  @Override
  public void close() {
    try {
      guard.getOutputStream().close();
    } catch (IOException gone) {
      // It has ended already.
    }
    try {
      if (guard.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
    processes().reversed().forEach(ProcessHandle::destroyForcibly);
    guard.onExit().join();
  }

  @Override
  public String toString() {
    return name;
  }
}
