package io.mindscape.slipway.bot.render;

import com.marcnuri.helm.Helm;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/**
 * The worker's side: answers requests on standard input until that ends, which it also does when
 * the bot dies; then it removes its folder.
 */
final class HelmWorker {

  private HelmWorker() {}

  public static void main(String[] arguments) throws IOException {
    var answers = new DataOutputStream(System.out);
    // Whatever prints must not come between the answers.
    System.setOut(new PrintStream(System.err, true, StandardCharsets.UTF_8));
    var requests = new DataInputStream(System.in);
    // Loading Helm takes longer than any rendering; ready is who has done so.
    answer(answers, true, String.valueOf(Helm.version().call()));
    try {
      while (requests.readInt() == Worker.MAGIC) {
        serve(requests, answers);
      }
    } catch (EOFException ended) {
      // nobody asks any more
    } finally {
      Folders.remove(Path.of("").toAbsolutePath());
    }
  }

  private static void serve(DataInputStream requests, DataOutputStream answers) throws IOException {
    var name = requests.readUTF();
    var namespace = requests.readUTF();
    var kubernetes = requests.readUTF();
    var command =
        new Helm(Path.of(requests.readUTF()))
            .template()
            .withName(name)
            .withNamespace(namespace)
            .withKubeVersion(kubernetes);
    for (int left = requests.readInt(); left > 0; left--) {
      command.withValuesFile(Path.of(requests.readUTF()));
    }
    try {
      answer(answers, true, command.call());
    } catch (RuntimeException e) {
      answer(answers, false, String.valueOf(e.getMessage()));
    }
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
