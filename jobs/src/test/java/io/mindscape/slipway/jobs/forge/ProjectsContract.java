package io.mindscape.slipway.jobs.forge;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.forge.Projects.Published;
import io.mindscape.slipway.jobs.forge.Projects.Tag;
import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link Projects} does. */
public abstract class ProjectsContract {

  /** A forge with the project {@code actions/checkout}, which has a commit and nothing else. */
  public interface World {
    Projects projects();

    /** Where its repositories are. */
    String host();

    /** The repository of ours that asks. */
    RepoName ours();

    /** Tags the newest commit of the project. */
    CommitId tag(String name);

    /** Publishes a release of a tag; says when. */
    Instant publish(String tag, String title, String text, boolean isPreRelease);
  }

  private static final RepoName PROJECT = RepoName.parse("actions/checkout");

  private World world;

  /** A fresh world. */
  protected abstract World world();

  @BeforeEach
  void enter() {
    world = world();
  }

  @Test
  void knowsWhichRepositoriesAreItsOwn() {
    assertThat(world.projects().isAt(world.host())).isTrue();
    assertThat(world.projects().isAt("elsewhere.example")).isFalse();
  }

  @Test
  void listsTheTagsWithTheirCommits() {
    var commit = world.tag("v4.1.0");
    world.tag("v4.2.0");
    world.tag("releases/v1");

    assertThat(world.projects().tags(world.ours(), PROJECT).orElseThrow())
        .containsExactlyInAnyOrder(
            new Tag("v4.1.0", commit), new Tag("v4.2.0", commit), new Tag("releases/v1", commit));
  }

  @Test
  void listsMoreTagsThanFitOnAPage() {
    for (int i = 0; i < 201; i++) {
      world.tag("v1." + i);
    }

    assertThat(world.projects().tags(world.ours(), PROJECT).orElseThrow())
        .extracting(Tag::name)
        .hasSize(201)
        .doesNotHaveDuplicates();
  }

  @Test
  void aProjectWithoutTagsIsNotOneThatIsNotThere() {
    var nowhere = RepoName.parse("actions/nothing");

    assertThat(world.projects().tags(world.ours(), PROJECT))
        .hasValueSatisfying(tags -> assertThat(tags).isEmpty());
    assertThat(world.projects().tags(world.ours(), nowhere)).isEmpty();
    assertThat(world.projects().releases(world.ours(), nowhere)).isEmpty();
  }

  @Test
  void tellsWhatWasPublishedTheNewestFirst() {
    world.tag("v4.1.0");
    world.tag("v5.0.0-beta");
    var first = world.publish("v4.1.0", "Four one", "* faster\n", false);
    world.publish("v5.0.0-beta", "", "", true);

    var published = world.projects().releases(world.ours(), PROJECT);
    assertThat(published).extracting(Published::tag).containsExactly("v5.0.0-beta", "v4.1.0");
    assertThat(published).extracting(Published::isPreRelease).containsExactly(true, false);
    assertThat(published.get(1).at()).isEqualTo(first);
    assertThat(published.get(1).words()).isEqualTo(new Published.Words("Four one", "* faster\n"));
    assertThat(published.get(1).address().toString()).contains("v4.1.0");
  }

  @Test
  void tellsWhenACommitWasMade() {
    var commit = world.tag("v4.1.0");
    var none = new CommitId("0".repeat(40));

    assertThat(world.projects().made(world.ours(), PROJECT, commit)).isPresent();
    assertThat(world.projects().made(world.ours(), PROJECT, none)).isEmpty();
  }
}
