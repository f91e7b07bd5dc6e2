package io.mindscape.slipway.bot.render;

import com.marcnuri.helm.Helm;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Comparator;

/**
 * The worker's side: answers requests on standard input until that ends, which it also does when
 * the bot dies; then it removes its folder.
 */
final class HelmWorker {

  private static final long BETWEEN_LOOKS = 1000;

  private HelmWorker() {}

  public static void main(String[] arguments) throws IOException {
    var answers = new DataOutputStream(System.out);
    // Whatever prints must not come between the answers.
    System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    var requests = new DataInputStream(System.in);
    Thread.ofPlatform().daemon().name("orphan").start(HelmWorker::endWithParent);
    // Loading Helm takes longer than any rendering; ready is who has done so.
    answer(answers, true, String.valueOf(Helm.version().call()));
    try {
      while (requests.readInt() == Worker.MAGIC) {
        serve(requests.readNBytes(requests.readInt()), answers);
      }
    } catch (EOFException ended) {
      // nobody asks any more
    } finally {
      Folders.remove(Path.of("").toAbsolutePath());
    }
  }

  /** One that renders for ever would not notice that nobody waits for it. */
  private static void endWithParent() {
    var parent = ProcessHandle.current().parent().map(ProcessHandle::pid);
    try {
      while (ProcessHandle.current().parent().map(ProcessHandle::pid).equals(parent)) {
        Thread.sleep(BETWEEN_LOOKS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    Runtime.getRuntime().halt(1);
  }

  private static void serve(byte[] request, DataOutputStream answers) throws IOException {
    var in = new DataInputStream(new ByteArrayInputStream(request));
    int most = in.readInt();
    var name = text(in);
    var namespace = text(in);
    var kubernetes = text(in);
    var command =
        new Helm(Path.of(text(in)))
            .template()
            .withName(name)
            .withNamespace(namespace)
            .withKubeVersion(kubernetes);
    for (int left = in.readInt(); left > 0; left--) {
      command.withValuesFile(Path.of(text(in)));
    }
    try {
      var rendered = command.call();
      if (rendered.length() > most) {
        answer(answers, false, tooMuch(rendered, most));
      } else {
        answer(answers, true, rendered);
      }
    } catch (RuntimeException e) {
      answer(answers, false, String.valueOf(e.getMessage()));
    }
  }

  /** In the form in which Helm names a template: the one that renders most of it. */
  private static String tooMuch(String rendered, int most) {
    var why = "It renders more than %d bytes.".formatted(most);
    return Sections.of(rendered).stream()
        .max(Comparator.comparingInt(section -> section.content().length))
        .map(section -> "execution error at (chart/%s:1:1): %s".formatted(section.path(), why))
        .orElse(why);
  }

  private static String text(DataInputStream in) throws IOException {
    return new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8);
  }

  private static void answer(DataOutputStream answers, boolean isRendered, String text)
      throws IOException {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    answers.writeInt(Worker.MAGIC);
    answers.writeBoolean(isRendered);
    answers.writeInt(bytes.length);
    answers.write(bytes);
    answers.flush();
  }
}
