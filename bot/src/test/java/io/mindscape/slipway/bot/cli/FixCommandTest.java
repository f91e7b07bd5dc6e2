package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.bot.registry.DebiansRegistry;
import io.mindscape.slipway.jobs.fix.Mended.Changed;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

class FixCommandTest {

  private static final String POD =
      """
      # the pod\r
      apiVersion: v1\r
      kind: Pod\r
      metadata: {name: a b}\r
      spec:\r
        containers:\r
        - name: app   # the one\r
          image: 'example/app:1.2.3'\r
          imagePullPolicy: Never # fast\r
      """;

  @TempDir private Path folder;

  @Test
  void mendsWhatIsAskedForAndNotAByteBesides() throws IOException {
    var file = write("k8s/pod.yaml", POD);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-x---"));

    var run = fix("--rule", "policy/image-pull-policy");

    assertThat(run.exit()).isZero();
    assertThat(run.out())
        .contains("k8s/pod.yaml:9  policy/image-pull-policy  Set imagePullPolicy: IfNotPresent")
        .contains("Made 1 fix in 1 file.");
    assertThat(Files.readString(file)).isEqualTo(POD.replace("Never", "IfNotPresent"));
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-r-x---");
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void thePatchOfADryRunIsTakenByGit() throws Exception {
    var windows = write("k8s/with space.yaml", POD);
    var noEnd = write("größe.yaml", POD.replace("\r", "").stripTrailing());
    write("\"quoted\".yaml", POD);

    var run = fix("--dry-run");

    assertThat(Files.readString(windows)).isEqualTo(POD);
    assertThat(run.err()).contains("Would make").contains("in 3 files.");
    var before = Files.readString(noEnd);
    git("init", "-q", ".");
    Files.writeString(folder.resolve("it.patch"), run.out());
    git("apply", "--whitespace=nowarn", "it.patch");
    Files.delete(folder.resolve("it.patch"));
    assertThat(Files.readString(noEnd)).isNotEqualTo(before).doesNotEndWith("\n");
    assertThat(Files.readString(windows)).contains("IfNotPresent # fast\r\n");
    assertThat(fix("--dry-run").out()).as("nothing is left").isEmpty();
  }

  @Test
  void whatTakesAPersonIsTold() throws IOException {
    write("pod.yaml", POD.replace("app:1.2.3", "app:latest"));

    var run = fix();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.out()).contains("take a person:").contains("policy/pinned-images");
  }

  @Test
  void anImageIsPinnedByTheDigestThatItsRegistryTells() throws IOException {
    try (var registry = DebiansRegistry.start(Files.createDirectory(folder.resolve("registry")))) {
      var digest = registry.push("team/app", "latest");
      var image = registry.host() + "/team/app";
      var text = POD.replace("example/app:1.2.3", image + ":latest");
      var file = write("k8s/pod.yaml", text);
      var other = write("k8s/other.yaml", POD.replace("example/app:1.2.3", image + ":gone"));
      write("k8s/gone.yaml", POD.replace("example/app:1.2.3", image + "/gone"));

      var offline = fix("--rule", "policy/pinned-images");
      assertThat(offline.exit()).isEqualTo(1);
      assertThat(offline.out())
          .contains(
              "2 images can only be pinned once the registry is asked: run it again with"
                  + " --online.");
      assertThat(Files.readString(file)).isEqualTo(text);

      var online = fix("--rule", "policy/pinned-images", "--online");
      assertThat(online.exit()).as("one is left").isEqualTo(1);
      assertThat(online.out())
          .contains("k8s/pod.yaml:8  policy/pinned-images  Pin the digest of " + image)
          .contains("Made 1 fix in 1 file.")
          .contains("1 image could not be pinned:")
          .contains(image + "/gone  its registry has no such tag");
      assertThat(Files.readString(file)).isEqualTo(text.replace(":latest", ":latest@" + digest));
      assertThat(Files.readString(other)).as("its tag stays").contains(":gone'");
    }
  }

  @Test
  void aRegistryThatDoesNotAnswerIsAskedOnce() throws IOException {
    write("a.yaml", POD.replace("example/app:1.2.3", "127.0.0.1:1/a"));
    write("b.yaml", POD.replace("example/app:1.2.3", "127.0.0.1:1/b"));

    var run = fix("--rule", "policy/pinned-images", "--online");

    assertThat(run.out())
        .contains("127.0.0.1:1/")
        .contains("its registry does not answer: the connection failed")
        .containsPattern("127.0.0.1:1/[ab]  its registry does not answer\\R");
  }

  @Test
  void aRuleThatNothingMendsIsRefused() throws IOException {
    write("pod.yaml", POD);

    var run = fix("--rule", "policy/cluster-admin");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("Nothing mends \"policy/cluster-admin\" mechanically");
  }

  @Test
  void whereThereIsNothingToFixItSaysSo() throws IOException {
    write("c.yaml", "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: c}\n");

    var run = fix();

    assertThat(run.exit()).isZero();
    assertThat(run.out()).contains("Nothing here can be fixed mechanically.");
  }

  @Test
  void aFileThatChangedMeanwhileIsLeftAlone() throws IOException {
    var file = write("pod.yaml", POD);
    var tree = FolderSnapshot.of(folder);
    var before = tree.read("pod.yaml").orElseThrow();
    Files.writeString(file, POD + "# more\n");

    assertThatThrownBy(() -> new Rewriting(tree).write(List.of(new Changed(before, before))))
        .hasMessageContaining("pod.yaml has changed meanwhile, and nothing was written");
    assertThat(Files.readString(file)).endsWith("# more\n");
  }

  @Test
  void checkTellsTheFixOfAFindingAsEdits() throws IOException {
    write("pod.yaml", POD);

    var report =
        JsonMapper.shared()
            .readTree(CommandLineRun.of("check", "--format", "json", folder.toString()).out());

    var pull =
        report
            .path("findings")
            .valueStream()
            .filter(each -> each.path("rule").asString().equals("policy/image-pull-policy"))
            .findFirst()
            .orElseThrow();
    assertThat(pull.path("fix").path("title").asString())
        .isEqualTo("Set imagePullPolicy: IfNotPresent");
    var edit = pull.path("fix").path("edits").path(0);
    assertThat(edit.path("file").asString()).isEqualTo("pod.yaml");
    assertThat(edit.path("startLine").asInt()).isEqualTo(9);
    assertThat(edit.path("startColumn").asInt()).isEqualTo(22);
    assertThat(edit.path("endLine").asInt()).isEqualTo(9);
    assertThat(edit.path("text").asString()).isEqualTo("IfNotPresent");
  }

  private Path write(String name, String text) throws IOException {
    var file = folder.resolve(name);
    Files.createDirectories(file.getParent());
    return Files.writeString(file, text, StandardCharsets.UTF_8);
  }

  private CommandLineRun fix(String... options) {
    var words = new ArrayList<>(List.of("fix", folder.toString()));
    words.addAll(List.of(options));
    return CommandLineRun.of(words.toArray(String[]::new));
  }

  private void git(String... words) throws Exception {
    var command = new ArrayList<>(List.of("git"));
    command.addAll(List.of(words));
    var process =
        new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    var said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
