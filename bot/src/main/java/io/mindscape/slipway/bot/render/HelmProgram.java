package io.mindscape.slipway.bot.render;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Helm, as a library in a Java of its own; its KUBECONFIG names a server that is none. */
final class HelmProgram implements Program {

  private static final String NOWHERE =
      """
      apiVersion: v1
      kind: Config
      current-context: nowhere
      contexts: [{name: nowhere, context: {cluster: nowhere, user: nobody}}]
      clusters: [{name: nowhere, cluster: {server: "https://cluster.invalid:0"}}]
      users: [{name: nobody, user: {}}]
      """;

  @Override
  public String name() {
    return "helm";
  }

  @Override
  public List<String> command(Path home) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.io.tmpdir=" + home,
        "--enable-native-access=ALL-UNNAMED",
        // Whatever the locale, Helm's texts are not ASCII.
        "-Djna.encoding=UTF-8",
        // Else JNA runs ldconfig, to find what is loaded by its own path.
        "-Djna.platform.library.path=" + home,
        "-cp",
        absolute(System.getProperty("java.class.path")),
        HelmWorker.class.getName());
  }

  @Override
  public Map<String, String> environment(Path home) throws IOException {
    var config = Files.writeString(home.resolve("kubeconfig"), NOWHERE);
    // Go's memory is not the heap that the command line bounds.
    return Map.of("KUBECONFIG", config.toString(), "GOMEMLIMIT", "256MiB");
  }

  /** The child has another working folder. */
  private static String absolute(String classPath) {
    var entries = List.of(classPath.split(File.pathSeparator, -1));
    return String.join(
        File.pathSeparator,
        entries.stream().map(entry -> Path.of(entry).toAbsolutePath().toString()).toList());
  }
}
