package io.mindscape.slipway.policies.edit;

import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.RandomYaml.File;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * Thousands of changes of files written by chance: what comes out is read by SnakeYAML as the
 * change means it, and outside of what is changed not a byte differs.
 */
class EditorPropertyTest {

  private static final int FILES = 4_000;
  private static final Pattern WORD = Pattern.compile("[kvc]1\\d{5}");
  private static final Value NEW =
      Value.tree("new", Value.tree("deep", new Value.Items(List.of(new Value.Text("w1: x")))));
  private static final Object NEW_SAYS = Map.of("new", Map.of("deep", List.of("w1: x")));

  private int made;
  private int refused;

  @Test
  void aFileReadsAsItWasMeant() {
    for (long seed = 0; seed < FILES; seed++) {
      var file = new RandomYaml(seed).file();
      assertThat(read(file.text()))
          .as("seed %d%n%s", seed, file.text())
          .isEqualTo(file.documents());
    }
  }

  @Test
  void aValueThatIsSetIsTheOnlyThingThatChanges() {
    each(
        (file, way, node) -> node instanceof String,
        (file, way) -> new Change.Put(way, new Value.Text("w9")),
        (root, way) -> Model.with(root, way.steps(), "w9"),
        EditorPropertyTest::onlyTheValueDiffers);
  }

  @Test
  void aKeyThatIsPutInTakesNothingAway() {
    each(
        (file, way, node) -> node instanceof Map,
        (file, way) -> new Change.Put(way, NEW),
        (root, way) -> Model.with(root, way.key("new").steps(), ((Map<?, ?>) NEW_SAYS).get("new")),
        EditorPropertyTest::nothingIsLost);
  }

  @Test
  void whatIsPutInForNothingTakesNothingElseAway() {
    each(
        (file, way, node) -> node == null && !way.steps().isEmpty(),
        (file, way) -> new Change.Put(way, NEW),
        (root, way) -> Model.with(root, way.steps(), NEW_SAYS),
        EditorPropertyTest::allWordsStay);
  }

  @Test
  void anItemThatIsAddedTakesNothingAway() {
    each(
        (file, way, node) -> node instanceof List,
        (file, way) -> new Change.Add(way, NEW),
        (root, way) -> Model.plus(root, way, NEW_SAYS),
        EditorPropertyTest::nothingIsLost);
  }

  @Test
  void aKeyThatIsTakenAwayTakesNothingElseAlong() {
    each(
        (file, way, node) -> isKey(way),
        (file, way) -> new Change.Remove(way),
        Model::without,
        EditorPropertyTest::onlyItsOwnGoes);
  }

  @Test
  void aKeyThatIsRenamedIsTheOnlyThingThatChanges() {
    each(
        (file, way, node) -> isKey(way),
        (file, way) -> new Change.Rename(way, "renamed"),
        (root, way) ->
            Model.with(
                Model.without(root, way), way.parent().key("renamed").steps(), Model.at(root, way)),
        (edit, way, node) ->
            assertThat(edit.after())
                .isEqualTo(edit.before().replaceFirst(lastKey(way) + "(?=\"?\\s*:)", "renamed")));
  }

  private interface Takes {
    boolean test(File file, Way way, Object node);
  }

  private interface Means {
    Object of(Object root, Way way);
  }

  private interface Makes {
    Change of(File file, Way way);
  }

  private interface Bytes {
    void check(Edit edit, Way way, Object node);
  }

  private record Edit(String before, String after) {}

  /** Makes the change in every file that has a place for it, at one place chosen by chance. */
  private void each(Takes takes, Makes makes, Means means, Bytes bytes) {
    for (long seed = 0; seed < FILES; seed++) {
      var file = new RandomYaml(seed).file();
      int document = (int) (seed % file.documents().size());
      var root = file.documents().get(document);
      var ways =
          Model.ways(Way.root(document), root).stream()
              .filter(way -> takes.test(file, way, Model.at(root, way)))
              .toList();
      if (!ways.isEmpty()) {
        var way = ways.get(new Random(seed).nextInt(ways.size()));
        one(seed, file, makes.of(file, way), means.of(root, way), bytes);
      }
    }
    // What is shared by an alias, and text blocks that are set, are refused; there are few of them.
    assertThat(made).isGreaterThan(900);
    assertThat(refused).isLessThan(made / 8);
  }

  private void one(long seed, File file, Change change, Object means, Bytes bytes) {
    String after;
    try {
      after = Editor.apply(Given.file("it.yaml", file.text()), change).text();
      made++;
    } catch (Refused why) {
      refused++;
      return;
    }
    var wanted = new ArrayList<>(file.documents());
    wanted.set(change.way().document(), means);
    var told = "seed %d, %s%n%s%n======%n%s".formatted(seed, change, file.text(), after);
    assertThat(read(after)).as(told).isEqualTo(wanted);
    var node = Model.at(file.documents().get(change.way().document()), change.way());
    try {
      bytes.check(new Edit(file.text(), after), change.way(), node);
    } catch (AssertionError e) {
      throw new AssertionError(told, e);
    }
  }

  private static void onlyTheValueDiffers(Edit edit, Way way, Object node) {
    var word = WORD.matcher((String) node);
    assertThat(word.find()).isTrue();
    int from = edit.before().indexOf(word.group());
    assertThat(commonStart(edit)).isBetween(from - 1, from);
    // In quotes or not, a value of the generator ends within so many characters.
    assertThat(edit.before().length() - commonEnd(edit)).isLessThan(from + 30);
    var lost = words(edit.before());
    lost.removeAll(words(edit.after()));
    assertThat(lost).containsExactly(word.group());
  }

  private static void nothingIsLost(Edit edit, Way way, Object node) {
    var before = edit.before();
    if (List.of().equals(node) || Map.of().equals(node)) {
      allWordsStay(edit, way, node);
    } else if (before.contains("{") || before.contains("[")) {
      assertThat(isWithin(before, edit.after())).isTrue();
    } else {
      assertThat(commonStart(edit) + commonEnd(edit)).isGreaterThanOrEqualTo(before.length());
    }
  }

  private static void allWordsStay(Edit edit, Way way, Object node) {
    assertThat(words(edit.after())).containsAll(words(edit.before()));
    assertThat(edit.after().lines().filter(line -> line.contains("#")).count())
        .isEqualTo(edit.before().lines().filter(line -> line.contains("#")).count());
  }

  private static void onlyItsOwnGoes(Edit edit, Way way, Object node) {
    var gone = words(edit.before());
    gone.removeAll(words(edit.after()));
    var own = new TreeSet<>(words(String.valueOf(node)));
    own.add(lastKey(way));
    assertThat(gone.stream().filter(word -> !word.startsWith("c"))).allMatch(own::contains);
    // Where it was the only key, braces are left.
    assertThat(commonStart(edit) + commonEnd(edit))
        .isGreaterThanOrEqualTo(edit.after().length() - "{}".length());
  }

  private static boolean isKey(Way way) {
    return !way.steps().isEmpty() && way.steps().getLast() instanceof Way.Step.Key;
  }

  private static String lastKey(Way way) {
    return ((Way.Step.Key) way.steps().getLast()).name();
  }

  private static Set<String> words(String text) {
    var words = new TreeSet<String>();
    WORD.matcher(text).results().forEach(found -> words.add(found.group()));
    return words;
  }

  private static boolean isWithin(String some, String all) {
    int at = 0;
    for (int there = 0; there < all.length() && at < some.length(); there++) {
      at += some.charAt(at) == all.charAt(there) ? 1 : 0;
    }
    return at == some.length();
  }

  private static int commonStart(Edit edit) {
    int at = 0;
    int most = Math.min(edit.before().length(), edit.after().length());
    while (at < most && edit.before().charAt(at) == edit.after().charAt(at)) {
      at++;
    }
    return at;
  }

  private static int commonEnd(Edit edit) {
    int at = 0;
    int before = edit.before().length();
    int after = edit.after().length();
    while (at < Math.min(before, after)
        && edit.before().charAt(before - at - 1) == edit.after().charAt(after - at - 1)) {
      at++;
    }
    return at;
  }

  /** By another reader than ours. */
  private static List<Object> read(String text) {
    var documents = new ArrayList<Object>();
    var plain = text.startsWith("\uFEFF") ? text.substring(1) : text;
    new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(plain).forEach(documents::add);
    documents.removeIf(Objects::isNull);
    return documents;
  }
}
