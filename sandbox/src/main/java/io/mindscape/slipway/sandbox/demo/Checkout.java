package io.mindscape.slipway.sandbox.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** A person's clone of the platform repository, worked on with the git command as people do. */
final class Checkout {

  private final Path folder;
  private final String person;

  private Checkout(Path folder, String person) {
    this.folder = folder;
    this.person = person;
  }

  /** Clones {@code url} into {@code folder}. */
  static Checkout clone(String url, Path folder, String person) {
    var checkout = new Checkout(folder, person);
    checkout.run(
        Objects.requireNonNull(folder.toAbsolutePath().getParent()),
        "clone",
        "--quiet",
        url,
        folder.toString());
    return checkout;
  }

  /** Starts a branch at the newest {@code main}. */
  void branch(String name) {
    git("fetch", "--quiet", "origin");
    git("checkout", "--quiet", "-B", name, "origin/main");
  }

  String read(String file) {
    try {
      return Files.readString(folder.resolve(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Replaces text in a file. It must be there. */
  void replace(String file, String old, String replacement) {
    var text = read(file);
    if (!text.contains(old)) {
      throw new StoryBroken("%s has no \"%s\" to change".formatted(file, old));
    }
    try {
      Files.writeString(folder.resolve(file), text.replace(old, replacement));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The line, from 1, on which {@code text} first stands in {@code file}. */
  int lineOf(String file, String text) {
    int line = 1;
    for (var candidate : read(file).split("\n", -1)) {
      if (candidate.contains(text)) {
        return line;
      }
      line++;
    }
    throw new StoryBroken("%s has no line with \"%s\"".formatted(file, text));
  }

  /** Commits everything and pushes the branch; says the new commit's id. */
  String push(String message) {
    git("add", "--all");
    git("commit", "--quiet", "-m", message);
    git("push", "--quiet", "--set-upstream", "origin", "HEAD");
    return git("rev-parse", "HEAD").strip();
  }

  /** Runs git here and gives what it prints. */
  String git(String... arguments) {
    return run(folder, arguments);
  }

  private String run(Path where, String... arguments) {
    var command = new ArrayList<String>();
    command.add("git");
    command.addAll(
        List.of("-c", "user.name=" + person, "-c", "user.email=" + person + "@example.com"));
    command.addAll(List.of("-c", "commit.gpgsign=false", "-c", "core.hooksPath=/dev/null"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(where.toFile()).redirectErrorStream(true);
    builder.environment().put("GIT_TERMINAL_PROMPT", "0");
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    try {
      var process = builder.start();
      var printed =
          new String(
              process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new StoryBroken("git %s failed: %s".formatted(String.join(" ", arguments), printed));
      }
      return printed;
    } catch (IOException e) {
      throw new StoryBroken("git could not be run; is it installed? " + e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoryBroken("interrupted");
    }
  }
}
