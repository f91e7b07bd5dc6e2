package io.mindscape.slipway.sandbox.agreement.version;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assumptions;

/** The libraries by which Terraform, Helm and others read versions, in a program built with Go. */
final class Makers {

  /** What {@code build} ends with where there is no Go. */
  private static final int NO_GO = 3;

  private Makers() {}

  /**
   * What is asked, in the words of {@code sandbox/versions/main.go}.
   *
   * @param whom such as {@code module}
   */
  record Question(String whom, String one, String other) {
    private String line() {
      return "%s\t%s\t%s\n".formatted(whom, one, other);
    }
  }

  /** An answer for each question. The test is skipped where there is no Go. */
  static List<String> answers(List<Question> questions) {
    try {
      var asked = Files.createTempFile("questions", ".txt");
      Files.writeString(
          asked, questions.stream().map(Question::line).collect(Collectors.joining()), UTF_8);
      var process = new ProcessBuilder(program()).redirectInput(asked.toFile());
      var answers = said(process).lines().toList();
      Files.delete(asked);
      if (answers.size() != questions.size()) {
        throw new AssertionError(
            "%d answers to %d questions".formatted(answers.size(), questions.size()));
      }
      return answers;
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static String program() throws IOException {
    var root = Path.of(System.getProperty("slipway.root", "..")).toAbsolutePath();
    return said(new ProcessBuilder(root.resolve("sandbox/versions/build").toString())).strip();
  }

  private static String said(ProcessBuilder builder) throws IOException {
    var process = builder.redirectError(ProcessBuilder.Redirect.INHERIT).start();
    process.getOutputStream().close();
    var said = new String(process.getInputStream().readAllBytes(), UTF_8);
    try {
      int code = process.waitFor();
      Assumptions.assumeTrue(
          code != NO_GO, "not run with the makers' libraries of versions: there is no Go");
      if (code != 0) {
        throw new AssertionError("%s ended with %d".formatted(builder.command(), code));
      }
      return said;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
