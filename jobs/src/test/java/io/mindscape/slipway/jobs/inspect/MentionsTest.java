package io.mindscape.slipway.jobs.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.jobs.git.MemorySnapshot;
import io.mindscape.slipway.jobs.git.Snapshot;
import io.mindscape.slipway.jobs.git.SnapshotOver;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MentionsTest {

  private final Map<String, String> files = new TreeMap<>();
  private final Kept kept = Kept.inMemory();
  private final List<String> read = new ArrayList<>();

  MentionsTest() {
    files.put("a/namespace.yaml", "kind: Namespace\n");
    files.put("a/json.yaml", "{\"kind\":\"Namespace\"}\n");
    files.put("a/part.yaml", "kind: MyNamespaceList\n");
    files.put("b/deep/er/service.yaml", "kind: Service\n");
    files.put("b/packed.tgz", "bytes");
    files.put("low.yaml", "kind: widget\n");
  }

  @Test
  void findsTheFilesThatMayHoldAName() {
    assertThat(of("Namespace"))
        .containsExactly("a/json.yaml", "a/namespace.yaml", "a/part.yaml", "b/packed.tgz");
    assertThat(of("Service", "Secret")).containsExactly("b/deep/er/service.yaml", "b/packed.tgz");
    assertThat(of("Deployment")).containsExactly("b/packed.tgz");
  }

  @Test
  void aNameThatIsNoUsualKindMayBeAnywhere() {
    assertThat(of("widget")).hasSameElementsAs(files.keySet());
  }

  @Test
  void onlyWhatIsNewIsRead() {
    of("Namespace");
    assertThat(read).hasSize(5);
    read.clear();
    files.put("b/deep/er/more.yaml", "kind: Namespace # another\n");

    assertThat(of("Namespace")).contains("b/deep/er/more.yaml");
    assertThat(read).containsExactly("b/deep/er/more.yaml");
  }

  @Test
  void aPackedChartIsOneByItsNameWhateverElseHasItsContent() {
    files.put("b/as.yaml", "bytes");

    assertThat(of("Deployment")).containsExactly("b/packed.tgz");
  }

  @Test
  void aTextOfTooManyWordsMayHoldAny() {
    var text = new StringBuilder();
    for (int at = 0; at < 5_000; at++) {
      text.append("Word").append(at).append('\n');
    }
    files.put("many.yaml", text.toString());

    assertThat(of("Deployment")).containsExactly("b/packed.tgz", "many.yaml");
  }

  @Test
  void aFolderBelowAHundredOthersIsLookedInto() {
    files.put("d/".repeat(100) + "x.yaml", "kind: Namespace\n");

    assertThat(of("Namespace")).contains("d/".repeat(100) + "x.yaml");
  }

  private Set<String> of(String... names) {
    return new Mentions(new Files(new Watched(MemorySnapshot.of(files), read)), kept)
        .of(Set.of(names));
  }

  /** Tells what is read. */
  private record Watched(Snapshot under, List<String> read) implements SnapshotOver {
    @Override
    public Optional<SourceFile> read(String path) {
      read.add(path);
      return under.read(path);
    }
  }
}
