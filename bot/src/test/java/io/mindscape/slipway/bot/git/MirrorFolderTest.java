package io.mindscape.slipway.bot.git;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.mindscape.slipway.jobs.git.CommitId;
import io.mindscape.slipway.jobs.git.RepoName;
import io.mindscape.slipway.jobs.maintenance.guard.Caches.Freed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Ref;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The folder of mirrors stays small, and nobody who reads in it notices. */
final class MirrorFolderTest {

  private static final RepoName REPO = new RepoName("mindscape", "platform");
  private static final RepoName OTHER = new RepoName("mindscape", "Other");

  /** Everything on the disk is twenty days old by then. */
  private static final Clock CLOCK = Clock.offset(Clock.systemUTC(), Duration.ofDays(20));

  @TempDir private Path folder;
  private Origin origin;
  private GitMirrors mirrors;

  @BeforeEach
  void open() throws IOException {
    origin = new Origin(folder.resolve("origin.git"));
    mirrors = mirrors();
  }

  @AfterEach
  void close() {
    mirrors.close();
    origin.close();
  }

  private GitMirrors mirrors() {
    return new GitMirrors(
        folder.resolve("mirrors"),
        repo -> new Remotes.Remote(origin.url(), null),
        new GitMirrors.Author("slipway[bot]", "slipway@example.com"),
        CLOCK);
  }

  @Test
  void manyFetchesBecomeOnePackAndNothingIsLost() throws Exception {
    var commits = fetched(40);
    assertThat(packs()).hasSizeGreaterThanOrEqualTo(40);
    long before = MirrorCare.bytes(mirror());

    var freed = tidy();

    assertThat(freed)
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one.what()).isEqualTo("the mirror of mindscape/platform, packed anew");
              assertThat(one.bytes()).isEqualTo(before - MirrorCare.bytes(mirror())).isPositive();
            });
    assertThat(packs()).hasSizeLessThanOrEqualTo(2);
    for (int i = 0; i < commits.size(); i++) {
      assertThat(mirrors.at(REPO, commits.get(i)).read("n.yaml").orElseThrow().text())
          .isEqualTo("n: %d\n".formatted(i));
    }
    assertThat(fsck()).isZero();
    assertThat(tidy()).as("the second time there is nothing to do").isEmpty();
  }

  @Test
  void aFewPacksAreLeftAlone() throws IOException {
    fetched(5);

    assertThat(tidy()).isEmpty();
    assertThat(packs()).hasSize(5);
  }

  @Test
  void aHeadThatNoBranchHasStaysWhileSomebodyReadsIt() throws Exception {
    fetched(1);
    var pull = origin.commit("topic", "a pull request", Map.of("n.yaml", "n: pull\n"));
    var files = mirrors.at(REPO, pull);
    fetched(30);

    assertThat(tidy()).hasSize(1);

    assertThat(files.read("n.yaml").orElseThrow().text()).isEqualTo("n: pull\n");
    assertThat(references()).noneMatch(name -> name.contains("slipway"));
    assertThat(fsck()).isZero();
  }

  @Test
  void aHeadThatNobodyReadsAnyMoreGoesAndIsFetchedAgain() throws Exception {
    fetched(1);
    var pull = origin.commit("topic", "a pull request", Map.of("n.yaml", "n: pull\n"));
    mirrors.at(REPO, pull);
    fetched(30);
    mirrors.close();
    mirrors = mirrors();
    mirrors.fetch(REPO, "main");
    var other = origin.repository();
    var id = ObjectId.fromString(pull.hex());

    tidy();

    try (var mirror = Mirror.open(folder.resolve("mirrors"), REPO)) {
      assertThat(mirror.has(id)).isFalse();
    }
    assertThat(other.getObjectDatabase().has(id)).isTrue();
    assertThat(mirrors.at(REPO, pull).read("n.yaml").orElseThrow().text()).isEqualTo("n: pull\n");
  }

  @Test
  void whoReadsMeanwhileNoticesNothing() throws Exception {
    var commits = fetched(60);
    var ended = new AtomicBoolean();
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      var readers = new ArrayList<Future<Integer>>();
      for (int reader = 0; reader < 4; reader++) {
        readers.add(executor.submit(() -> reads(commits, ended)));
      }
      tidy();
      ended.set(true);
      for (var reader : readers) {
        assertThat(reader.get()).isPositive();
      }
    }
  }

  private int reads(List<CommitId> commits, AtomicBoolean ended) {
    int reads = 0;
    do {
      for (int i = 0; i < commits.size(); i++) {
        var text = mirrors.at(REPO, commits.get(i)).read("n.yaml").orElseThrow().text();
        assertThat(text).isEqualTo("n: %d\n".formatted(i));
        reads++;
      }
    } while (!ended.get());
    return reads;
  }

  @Test
  void whoIsInterruptedStopsAndLosesNothing() throws Exception {
    var commits = fetched(40);
    Thread.currentThread().interrupt();

    tidy();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(mirrors.at(REPO, commits.getFirst()).read("n.yaml")).isPresent();
    assertThat(fsck()).isZero();
    assertThat(tidy()).hasSize(1);
    assertThat(packs()).hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aMirrorThatNobodyLooksAfterGoesAfterAMonth() throws IOException {
    fetched(2);
    var place = folder.resolve("mirrors");
    var gone = Files.createDirectories(place.resolve("acme~old.git/objects"));
    Files.writeString(gone.resolve("pack"), "x".repeat(1_000));
    Files.createDirectories(place.resolve("mindscape~other.git"));
    Files.createDirectories(place.resolve(".gone-acme~older.git"));
    Files.createDirectories(place.resolve("notes"));

    var early = mirrors.care(Set.of(REPO, OTHER)).tidy(CLOCK.instant(), next -> {});
    assertThat(early).isEmpty();
    assertThat(gone).exists();
    var freed = mirrors.care(Set.of(OTHER)).tidy(month(), next -> {});

    assertThat(freed).containsExactly(new Freed("the mirror acme~old.git of no repository", 1_000));
    try (var left = Files.list(place)) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("mindscape~platform.git", "mindscape~other.git", "notes");
    }
  }

  @Test
  void nothingIsDoneOnceItIsToldToStop() throws IOException {
    fetched(40);
    Files.createDirectories(folder.resolve("mirrors/acme~old.git"));

    assertThatThrownBy(
            () ->
                mirrors
                    .care(Set.of(REPO))
                    .tidy(
                        month(),
                        next -> {
                          throw new IllegalStateException(next);
                        }))
        .hasMessage("packing the mirror of mindscape/platform");
    assertThat(packs()).hasSize(40);
    assertThat(folder.resolve("mirrors/acme~old.git")).exists();
  }

  private static Instant month() {
    return CLOCK.instant().plus(Duration.ofDays(11));
  }

  private List<Freed> tidy() throws IOException {
    return mirrors.care(Set.of(REPO)).tidy(CLOCK.instant(), next -> {});
  }

  /** Each commit is fetched by itself, as pushes come in. */
  private List<CommitId> fetched(int count) throws IOException {
    var commits = new ArrayList<CommitId>();
    for (int i = 0; i < count; i++) {
      commits.add(origin.commit("main", "commit " + i, Map.of("n.yaml", "n: %d\n".formatted(i))));
      mirrors.fetch(REPO, "main");
    }
    // Git leaves alone what came within the hour.
    for (var pack : packs()) {
      Files.setLastModifiedTime(
          pack, FileTime.from(Files.getLastModifiedTime(pack).toInstant().minusSeconds(7_200)));
    }
    return commits;
  }

  private Path mirror() {
    return folder.resolve("mirrors").resolve(Mirror.name(REPO));
  }

  private List<Path> packs() throws IOException {
    try (var files = Files.list(mirror().resolve("objects/pack"))) {
      return files.filter(file -> file.toString().endsWith(".pack")).toList();
    }
  }

  private List<String> references() throws IOException {
    try (var mirror = Mirror.open(folder.resolve("mirrors"), REPO)) {
      return mirror.repository().getRefDatabase().getRefs().stream().map(Ref::getName).toList();
    }
  }

  /** What Git itself says of it. */
  private int fsck() throws Exception {
    var git =
        new ProcessBuilder("git", "--git-dir", mirror().toString(), "fsck", "--full", "--strict");
    git.environment().put("GIT_CONFIG_NOSYSTEM", "1");
    return git.redirectErrorStream(true)
        .redirectOutput(folder.resolve("fsck.txt").toFile())
        .start()
        .waitFor();
  }
}
