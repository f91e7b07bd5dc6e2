package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode;
import io.mindscape.slipway.policies.yaml.YamlNode.Mapping;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import io.mindscape.slipway.policies.yaml.YamlNode.Sequence;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code action.yml}, and the script that is its step, run as GitHub's runner runs it. */
class ActionTest {

  private static final Path ROOT =
      Path.of(System.getProperty("slipway.root", "..")).toAbsolutePath().normalize();
  private static final Pattern EXPRESSION =
      Pattern.compile("\\$\\{\\{ (inputs|github)\\.([a-z_-]+) }}");

  @TempDir private Path folder;

  private final Map<String, String> environment = new HashMap<>();

  /** How the step ended, and what it left. */
  private record Run(int exit, String log, String outputs, String summary) {}

  @BeforeEach
  void aRunner() throws IOException {
    environment.put("SLIPWAY_ACTION", ROOT.toString());
    environment.put("SLIPWAY_COMMAND", launcher().toString());
    environment.put("GITHUB_OUTPUT", folder.resolve("outputs").toString());
    environment.put("GITHUB_STEP_SUMMARY", folder.resolve("summary").toString());
    environment.put("RUNNER_TEMP", Files.createDirectory(folder.resolve("temp")).toString());
    Files.createFile(folder.resolve("outputs"));
    Files.createFile(folder.resolve("summary"));
    Files.createDirectory(folder.resolve("checkout"));
  }

  @Test
  void tellsWhatItFoundInTheLogTheOutputsTheSummaryAndAFile() throws Exception {
    write("a b.yaml", "a: 1\na: 2\n");
    environment.put("SLIPWAY_SARIF", folder.resolve("out.sarif").toString());

    var run = run();

    assertThat(run.exit()).isEqualTo(1);
    assertThat(run.log()).contains("::error file=a b.yaml,line=2,col=1,title=yaml/duplicate-key::");
    assertThat(run.outputs()).isEqualTo("errors=1\nwarnings=0\n");
    assertThat(run.summary())
        .startsWith("### Slipway: 1 error(s), 0 warning(s)\n\n```text\na b.yaml:2:1  error")
        .endsWith("1 error, 0 warnings (1 file, 0 objects)\n```\n");
    assertThat(folder.resolve("out.sarif")).content().contains("\"version\" : \"2.1.0\"");
    assertThat(folder.resolve("temp")).isEmptyDirectory();
  }

  @Test
  void whatItIsToldReachesTheCommand() throws Exception {
    environment.put(
        "SLIPWAY_COMMAND",
        fake("printf '%s\\n' \"$@\"", "0 errors, 7 warnings (9 files, 12 errors)"));
    environment.put("SLIPWAY_PATH", "-x; $(touch y)");
    environment.put("SLIPWAY_BASE_REF", "main");
    environment.put("SLIPWAY_ENV", "production");
    environment.put("SLIPWAY_FAIL_ON", "warning");
    environment.put("SLIPWAY_KUBERNETES", "1.36");
    environment.put("SLIPWAY_FORMAT", "text");

    var run = run();

    assertThat(run.exit()).isZero();
    assertThat(run.log().lines().filter(line -> !line.contains("=")))
        .containsExactly(
            "check",
            "--format",
            "text",
            "--fail-on",
            "warning",
            "--output",
            "--base",
            "main",
            "--env",
            "production",
            "--kubernetes-version",
            "1.36",
            "--",
            "-x; $(touch y)");
    assertThat(run.outputs()).isEqualTo("errors=0\nwarnings=7\n");
  }

  @Test
  void noneIsNoBase() throws Exception {
    environment.put(
        "SLIPWAY_COMMAND", fake("printf '%s\\n' \"$@\"", "nothing to mend (1 file, 0 objects)"));
    environment.put("SLIPWAY_BASE", "none");
    environment.put("SLIPWAY_BASE_REF", "main");

    var run = run();

    assertThat(run.log()).doesNotContain("--base");
    assertThat(run.outputs()).isEqualTo("errors=0\nwarnings=0\n");
  }

  @Test
  void whatWouldMendIsLookedForOnlyWhereItIsTold() throws Exception {
    environment.put(
        "SLIPWAY_COMMAND", fake("printf '%s\\n' \"$@\"", "1 error, 0 warnings (1 file)"));

    assertThat(run().log()).contains("text=").doesNotContain("json=").doesNotContain("sarif=");
    assertThat(run().outputs()).startsWith("errors=1\nwarnings=0\n");
  }

  @Test
  void whatCannotRunEndsWithTwoAndNoSummary() throws Exception {
    environment.put("SLIPWAY_PATH", "not-there");

    var run = run();

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.log()).contains("not-there is not there");
    assertThat(run.outputs() + run.summary()).isEmpty();
  }

  @Test
  void nothingInAFileEndsTheBlockOfTheSummary() throws Exception {
    environment.put("SLIPWAY_COMMAND", fake(":", "````\n# forged\n```"));

    assertThat(run().summary()).contains("`````text\n````\n# forged\n```\n`````\n");
  }

  @Test
  void everyInputIsHandedOverAndNoneIsWrittenIntoTheScript() throws Exception {
    var action = (Mapping) read("action.yml");
    var inputs = (Mapping) at(action, "inputs");
    var steps = (Sequence) at((Mapping) at(action, "runs"), "steps");
    var step = (Mapping) steps.items().getLast();
    var script = Files.readString(ROOT.resolve(".ci/action"));

    assertThat(((Scalar) at(step, "run")).text()).doesNotContain("${{").contains("/.ci/action");
    var handed = new HashMap<String, String>();
    for (var entry : ((Mapping) at(step, "env")).entries()) {
      var expression = EXPRESSION.matcher(((Scalar) entry.value()).text());
      assertThat(expression.matches()).as(entry.key()).isTrue();
      handed.put(expression.group(2), entry.key());
      assertThat(script).contains(entry.key());
    }
    assertThat(inputs.entries()).hasSize(7);
    inputs.entries().forEach(input -> assertThat(handed).containsKey(input.key()));
  }

  @Test
  void theHookRunsALauncherThatIsThere() throws IOException {
    var hook = (Mapping) ((Sequence) read(".pre-commit-hooks.yaml")).items().getFirst();

    assertThat(((Scalar) at(hook, "id")).text()).isEqualTo("slipway-check");
    assertThat(ROOT.resolve(((Scalar) at(hook, "entry")).text())).isExecutable();
    assertThat(((Scalar) at(hook, "pass_filenames")).text()).isEqualTo("false");
  }

  private static YamlNode at(Mapping mapping, String key) {
    return java.util.Objects.requireNonNull(mapping.get(key), key);
  }

  private static YamlNode read(String file) throws IOException {
    var source = new SourceFile(file, Files.readAllBytes(ROOT.resolve(file)));
    return YamlReader.read(source).documents().getFirst();
  }

  private Run run() throws IOException, InterruptedException {
    var log = folder.resolve("log");
    var builder =
        new ProcessBuilder("bash", ROOT.resolve(".ci/action").toString())
            .directory(folder.resolve("checkout").toFile())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("SLIPWAY_"));
    builder.environment().putAll(environment);
    var process = builder.start();
    assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
    return new Run(
        process.exitValue(),
        Files.readString(log),
        Files.readString(folder.resolve("outputs")),
        Files.readString(folder.resolve("summary")));
  }

  /** The real program, as these tests have it. */
  private Path launcher() throws IOException {
    var java = ProcessHandle.current().info().command().orElseThrow();
    return script(
        "LC_ALL=C.UTF-8 exec '%s' -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable -Xlog:all=error:stderr --enable-native-access=ALL-UNNAMED -cp '%s' io.mindscape.slipway.bot.Main \"$@\""
            .formatted(java, System.getProperty("java.class.path")));
  }

  /** One that does something, and leaves this report. */
  private String fake(String does, String text) throws IOException {
    Files.writeString(folder.resolve("fake.txt"), text + "\n");
    return script(
            does
                + "\nfor word in \"$@\"; do case $word in text=*) cp '%1$s/fake.txt' \"${word#text=}\" ;; esac; done"
                    .formatted(folder))
        .toString();
  }

  private Path script(String text) throws IOException {
    var file = Files.createTempFile(folder, "command", "");
    Files.writeString(file, "#!/usr/bin/env bash\n" + text + "\n");
    assertThat(file.toFile().setExecutable(true)).isTrue();
    return file;
  }

  private void write(String path, String text) throws IOException {
    Files.writeString(folder.resolve("checkout").resolve(path), text);
  }
}
