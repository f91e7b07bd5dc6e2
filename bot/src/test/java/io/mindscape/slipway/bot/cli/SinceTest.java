package io.mindscape.slipway.bot.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code slipway check --base REV}, in a real checkout. */
class SinceTest {

  private static final String POLICY =
      """
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicy
      metadata: {name: only-louder}
      spec:
        matchConstraints:
          resourceRules:
            - {apiGroups: [""], apiVersions: [v1], operations: [UPDATE], resources: [configmaps]}
        validations:
          - {expression: "int(object.data.level) >= int(oldObject.data.level)", message: It got quieter.}
      ---
      apiVersion: admissionregistration.k8s.io/v1
      kind: ValidatingAdmissionPolicyBinding
      metadata: {name: only-louder}
      spec: {policyName: only-louder, validationActions: [Deny]}
      """;

  private static final String TWO_ENVIRONMENTS =
      """
      delivery:
        owners: [acme/platform]
        environments:
          staging: {paths: [staging], cluster: a, namespace: shop, follows: {branch: main}}
          production: {paths: [production], cluster: b, namespace: shop, follows: {environment: staging}}
      """;

  @TempDir private Path folder;

  @BeforeEach
  void commitWhatIsThere() throws IOException, GitAPIException {
    write("platform/policies.yaml", POLICY);
    write("platform/shop/settings.yaml", settings("settings", 3));
    write("platform/shop/other.yaml", settings("other", 3) + "immutible: true\n");
    try (var git = Git.init().setDirectory(folder.toFile()).setInitialBranch("main").call()) {
      git.add().addFilepattern(".").call();
      git.commit()
          .setMessage("The platform")
          .setAuthor("Ana", "ana@example.org")
          .setCommitter("Ana", "ana@example.org")
          .setSign(false)
          .call();
    }
  }

  @Test
  void whatIsTheSameIsNotLookedAt() {
    var run = check("--base", "main");

    assertThat(run.exit()).isZero();
    assertThat(run.out()).isEqualTo("nothing to mend (0 files, 0 objects)\n");
    assertThat(check().exit()).as("without --base").isEqualTo(1);
  }

  @Test
  void aPolicySeesWhatAnObjectWasAtTheBase() throws IOException {
    write("platform/shop/settings.yaml", settings("settings", 1));
    write("platform/shop/new.yaml", settings("new", 1));

    assertThat(check("--base", "main").out())
        .contains("shop/settings.yaml:3:18  error    It got quieter.  policy/only-louder")
        .doesNotContain("shop/new.yaml", "shop/other.yaml");
    assertThat(check().out()).doesNotContain("only-louder");
  }

  @Test
  void whatWasFoundThereAlreadyDoesNotCount() throws IOException {
    write("platform/shop/other.yaml", settings("other", 4) + "immutible: true\nimutable: true\n");

    assertThat(check("--base", "HEAD").out())
        .contains("\"imutable\"", "1 error, 0 warnings")
        .doesNotContain("\"immutible\"");
  }

  @Test
  void aFolderThatWasNotThereIsAllNew() throws IOException {
    write("elsewhere/other.yaml", settings("other", 3) + "immutible: true\n");

    assertThat(
            CommandLineRun.of("check", folder.resolve("elsewhere").toString(), "--base", "main")
                .out())
        .contains("other.yaml:5:1", "1 error");
  }

  @Test
  void whatCannotBeComparedEndsWithTwoAndOneSentence(@TempDir Path outside) {
    var unknown = check("--base", "mian");
    assertThat(unknown.exit()).isEqualTo(2);
    assertThat(unknown.err())
        .contains("There is no revision \"mian\" here: name a branch, a tag or a commit.");
    var none = CommandLineRun.of("check", outside.toString(), "--base", "main");
    assertThat(none.exit()).isEqualTo(2);
    assertThat(none.err()).contains("is no checkout of a Git repository");
  }

  @Test
  void ofOneEnvironmentWhatIsNewCounts() throws IOException {
    write("platform/slipway.yaml", TWO_ENVIRONMENTS);
    write("platform/staging/shop.yaml", settings("shop", 4) + "immutible: true\n");
    write("platform/production/shop.yaml", settings("shop", 4) + "imutable: true\n");

    assertThat(check("--base", "main", "--env", "production").out())
        .contains("\"imutable\"", "1 error, 0 warnings")
        .doesNotContain("\"immutible\"");
  }

  @Test
  void aSingleFileIsComparedWithItself() throws IOException {
    var file = folder.resolve("platform/shop/other.yaml").toString();

    assertThat(CommandLineRun.of("check", file, "--base", "main").out())
        .isEqualTo("nothing to mend (0 files, 0 objects)\n");
    write("platform/shop/other.yaml", settings("other", 3) + "immutible: true\nimutable: true\n");
    assertThat(CommandLineRun.of("check", file, "--base", "main").out())
        .contains("other.yaml:6:1", "1 error, 0 warnings");
  }

  @Test
  void everyFormatNamesFilesFromTheRootWhereItsReaderDoes() throws IOException {
    write("platform/shop/other.yaml", settings("other", 4) + "immutible: true\nimutable: true\n");

    assertThat(check("--base", "main", "--format", "github").out())
        .contains(
            "::error file=platform/shop/other.yaml,line=6,col=1,title=schema/unknown-field::");
    assertThat(check("--base", "main", "--format", "sarif").out())
        .contains("\"uri\" : \"platform/shop/other.yaml\"")
        .doesNotContain("immutible");
    assertThat(check("--base", "main", "--format", "junit").out())
        .contains("<testsuite name=\"shop/other.yaml\" tests=\"1\" failures=\"1\"");
    assertThat(check("--base", "main", "--format", "json").out())
        .contains("\"file\" : \"shop/other.yaml\"");
  }

  @Test
  void ofAShallowCheckoutItSaysHowToGetTheRest(@TempDir Path clones)
      throws IOException, GitAPIException {
    commit("More");
    var clone = clones.resolve("clone");
    Git.cloneRepository()
        .setURI(folder.toUri().toString())
        .setDirectory(clone.toFile())
        .setDepth(1)
        .call()
        .close();

    var run = CommandLineRun.of("check", clone.toString(), "--base", "v1");

    assertThat(run.exit()).isEqualTo(2);
    assertThat(run.err()).contains("There is no revision \"v1\"", "fetch-depth: 0").hasLineCount(1);
  }

  @Test
  void aBranchThatIsNotCheckedOutIsThatOfTheRemote(@TempDir Path clones)
      throws IOException, GitAPIException {
    var clone = clones.resolve("clone");
    try (var git =
        Git.cloneRepository()
            .setURI(folder.toUri().toString())
            .setDirectory(clone.toFile())
            .call()) {
      git.checkout().setName(git.getRepository().resolve("HEAD").name()).call();
      git.branchDelete().setBranchNames("main").setForce(true).call();
    }

    assertThat(CommandLineRun.of("check", clone.toString(), "--base", "main").out())
        .isEqualTo("nothing to mend (0 files, 0 objects)\n");
  }

  private void commit(String message) throws GitAPIException {
    try (var git = Git.open(folder.toFile())) {
      git.commit()
          .setAllowEmpty(true)
          .setMessage(message)
          .setAuthor("Ana", "ana@example.org")
          .setCommitter("Ana", "ana@example.org")
          .setSign(false)
          .call();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  private CommandLineRun check(String... more) {
    var arguments = new ArrayList<>(List.of("check", folder.resolve("platform").toString()));
    arguments.addAll(List.of(more));
    return CommandLineRun.of(arguments.toArray(String[]::new));
  }

  private static String settings(String name, int level) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: %s}\ndata: {level: \"%d\"}\n"
        .formatted(name, level);
  }

  private void write(String path, String text) throws IOException {
    var file = folder.resolve(path);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
