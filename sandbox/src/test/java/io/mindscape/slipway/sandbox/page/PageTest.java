package io.mindscape.slipway.sandbox.page;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import io.mindscape.slipway.sandbox.forge.Forge;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The forge's pages in a real browser, as a person clicks through them. */
class PageTest {

  private static final String REPO = "mindscape/platform";
  private static Browser browser;

  @TempDir Path folder;
  private Forge forge;
  private Page page;

  @BeforeAll
  static void startsABrowser() {
    browser = Browser.start();
  }

  @AfterAll
  static void closesIt() {
    browser.close();
  }

  @BeforeEach
  void aForgeWithABranch() throws Exception {
    forge =
        Forge.start(
            new Forge.Setup(0, Files.createDirectory(folder.resolve("forge")), Clock.systemUTC()));
    forge.person("ana", "Ana");
    forge.person("omar", "Omar");
    forge.team("mindscape", "prod-approvers", List.of("omar"));
    var contents = Files.createDirectories(folder.resolve("contents"));
    Files.writeString(contents.resolve("values.yaml"), "replicas: 2\n");
    forge.create(REPO, contents, "The platform");
    forge.collaborator(REPO, "ana", "write");
    forge.collaborator(REPO, "omar", "write");
    push();
    page = browser.open(forge.page() + "#/" + REPO);
  }

  @AfterEach
  void stops() {
    page.close();
    forge.close();
  }

  @Test
  void aPersonOpensDiscussesApprovesAndMerges() {
    click("Open a pull request");
    page.getByLabel("Title").fill("One more replica");
    open();
    assertThat(title()).containsText("One more replica");
    assertThat(page.locator(".diff .add")).containsText("+replicas: 3");

    write("Looks **good** to me.");
    click("Comment");
    assertThat(page.locator("article .markdown strong")).hasText("good");

    page.getByLabel("Act as").selectOption("omar");
    click("Approve");
    assertThat(page.locator("article .pill.good")).containsText("approved");

    click("Merge");
    assertThat(page.locator(".pill.merged")).hasText("merged");
  }

  @Test
  void whatItSaysToCloneMayBePushedToByThePersonChosen() {
    page.getByLabel("Act as").selectOption("omar");
    assertThat(page.locator("code.clone")).containsText("git clone http://omar:token-omar@");
  }

  @Test
  void whatARepositoryHoldsCannotAct() {
    click("Open a pull request");
    page.getByLabel("Title").fill("<img src=x onerror='document.title=1'>");
    open();
    write("<img src=x onerror=\"document.title='taken'\"><script>document.title='taken'</script>");
    click("Comment");
    assertThat(page.locator("article")).hasCount(2);

    assertThat(page.locator("article img, article script")).hasCount(0);
    assertThat(page.title()).isEqualTo("Sandbox forge");
  }

  @Test
  void aRefusalIsSaidInWords() {
    forge.requireChecks(REPO, "main", List.of("slipway/review"));
    click("Open a pull request");
    open();
    click("Merge");

    assertThat(page.getByRole(AriaRole.ALERT)).containsText("slipway/review");
    assertThat(page.locator(".pill.merged")).hasCount(0);
  }

  /** Opens the pull request, and waits for its page. */
  private void open() {
    click("Open it");
    assertThat(title()).containsText("#1");
  }

  private Locator title() {
    return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setLevel(1));
  }

  private void click(String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button).setExact(true))
        .click();
  }

  private void write(String text) {
    page.locator("#reply").fill(text);
  }

  private void push() throws IOException, InterruptedException {
    var checkout = folder.resolve("checkout");
    var url = forge.cloneUrl(REPO).replace("http://", "http://ana:token-ana@");
    git(folder, "clone", "--quiet", url, checkout.toString());
    git(checkout, "checkout", "--quiet", "-b", "one-more");
    Files.writeString(checkout.resolve("values.yaml"), "replicas: 3\n");
    git(checkout, "commit", "--quiet", "--all", "--message", "One more");
    git(checkout, "push", "--quiet", "origin", "one-more");
  }

  private static void git(Path where, String... arguments)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<>(List.of("git", "-c", "user.name=Ana", "-c", "user.email=ana@example.com"));
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command).directory(where.toFile()).inheritIO();
    builder.environment().put("GIT_CONFIG_GLOBAL", "/dev/null");
    builder.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    assertThat(builder.start().waitFor()).as(String.join(" ", arguments)).isZero();
  }
}
