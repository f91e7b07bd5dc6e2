package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.Refused;
import io.mindscape.slipway.policies.edit.Change.Put;
import io.mindscape.slipway.policies.edit.Cst.Mapping;
import io.mindscape.slipway.policies.edit.Cst.Scalar;
import io.mindscape.slipway.policies.edit.Cst.Sequence;
import io.mindscape.slipway.policies.edit.Way.Step;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlFile;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * Changes what a YAML file says, and not a byte besides: comments, order, quotes, anchors, line
 * endings and indentation stay. What is new is written as the file writes the rest.
 *
 * <p>Each change is proven: both sides are read, and the new one says exactly what the old one says
 * with the change made to it. What cannot be proven is refused.
 */
public final class Editor {

  private Editor() {}

  /**
   * Makes {@code changes} one after another.
   *
   * @return the file as it was where it says so already
   * @throws Refused if one of them cannot be made; the message names file, place and reason
   */
  public static SourceFile apply(SourceFile file, List<Change> changes) {
    var edited = file;
    for (var change : changes) {
      edited = apply(edited, change);
    }
    return edited;
  }

  /** Makes one change; as {@link #apply(SourceFile, List)}. */
  public static SourceFile apply(SourceFile file, Change change) {
    if (change instanceof Change.Lines lines) {
      return LineEdit.apply(file, lines);
    }
    if (change instanceof Put(var way, Value.Tree(var pairs))
        && !pairs.isEmpty()
        && isMapping(file, way)) {
      return apply(
          file,
          pairs.stream().map(pair -> (Change) new Put(way.key(pair.key()), pair.value())).toList());
    }
    var before = readable(file);
    var page = page(file);
    try {
      return new One(file, before, page).apply(change);
    } catch (Unfit unfit) {
      throw new Refused(
          "%s:%d: \"%s\" cannot be changed: %s."
              .formatted(
                  file.path(), lineOf(page, change.way()), change.way(), unfit.getMessage()));
    }
  }

  /**
   * What takes the first of the places away at which a key stands that stands once more at {@code
   * again}; nothing where no such key is there.
   */
  public static Optional<Change> duplicate(SourceFile file, Place again) {
    readable(file);
    var page = page(file);
    var duplicates = new Duplicates(page.offset(again.line(), again.column()));
    for (int document = 0; document < page.documents().size(); document++) {
      var found = duplicates.in(page.documents().get(document), Way.root(document));
      if (found.isPresent()) {
        return found.map(way -> new Change.Drop(way, 0));
      }
    }
    return Optional.empty();
  }

  /**
   * The way to the single value that stands at a place; nothing where another stands there, or the
   * file is no YAML.
   *
   * @param text what it says
   */
  public static Optional<Way> value(SourceFile file, Place place, String text) {
    try {
      return value(pageOfReadable(file), place, text);
    } catch (Refused noYaml) {
      return Optional.empty();
    }
  }

  private static Page pageOfReadable(SourceFile file) {
    readable(file);
    return page(file);
  }

  private static Optional<Way> value(Page page, Place place, String text) {
    int start = page.offset(place.line(), place.column());
    for (int document = 0; document < page.documents().size(); document++) {
      var found = Values.at(start, text, page.documents().get(document), Way.root(document));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private static boolean isMapping(SourceFile file, Way way) {
    try {
      var found = new Walk(page(file)).find(way);
      return found.rest().isEmpty()
          && found.node() instanceof Mapping mapping
          && !mapping.pairs().isEmpty();
    } catch (Unfit unfit) {
      return false;
    }
  }

  private static int lineOf(Page page, Way way) {
    try {
      return page.line(new Walk(page).deepest(way).start());
    } catch (Unfit unfit) {
      return 1;
    }
  }

  private static YamlFile readable(SourceFile file) {
    var read = YamlReader.read(file);
    if (read.documents().isEmpty()) {
      var why = read.findings().isEmpty() ? "It is empty." : read.findings().getFirst().message();
      throw new Refused("%s cannot be changed. %s".formatted(file.path(), why));
    }
    if (!Arrays.equals(file.text().getBytes(StandardCharsets.UTF_8), file.content())) {
      throw new Refused("%s cannot be changed: it is not UTF-8.".formatted(file.path()));
    }
    return read;
  }

  private static Page page(SourceFile file) {
    try {
      return new Page(file.path(), file.text(), CstReader.documents(file.text()));
    } catch (YAMLException | NumberFormatException e) {
      throw new Refused(
          "%s cannot be changed: only some readers take it for YAML.".formatted(file.path()), e);
    }
  }

  /** One change of one file. */
  private record One(SourceFile file, YamlFile before, Page page) {

    SourceFile apply(Change change) {
      var trees = before.documents().stream().map(Trees::of).toList();
      if (change.way().document() >= trees.size()) {
        throw new Unfit("the file has only %d documents".formatted(trees.size()));
      }
      var wanted = new ArrayList<>(trees);
      var old = trees.get(change.way().document());
      wanted.set(change.way().document(), Trees.changed(old, change));
      if (!(change instanceof Change.Drop) && Trees.same(wanted, trees)) {
        return file;
      }
      var span = span(change);
      var edited =
          new SourceFile(file.path(), span.in(page.text()).getBytes(StandardCharsets.UTF_8));
      Proof.of(before, edited, wanted, change instanceof Change.Drop);
      return edited;
    }

    private Span span(Change change) {
      var walk = new Walk(page);
      return switch (change) {
        case Put(var way, var value) -> put(way, value);
        case Change.Add(var way, var value) ->
            switch (walk.exactly(way)) {
              case Sequence list -> new Insertion(page, script(change.way())).item(list, value);
              case Scalar nothing when nothing.isNothing() ->
                  put(way, new Value.Items(List.of(value)));
              default -> throw new Unfit("there is no list");
            };
        case Change.Remove(var way) -> {
          var mapping = walk.mapping(way.parent());
          yield new Removal(page)
              .pair(mapping, Walk.position(mapping, way), way.steps().size() == 1);
        }
        case Change.Rename(var way, var key) -> {
          var mapping = walk.mapping(way.parent());
          var pair = mapping.pairs().get(Walk.position(mapping, way));
          yield new Scalars(script(way)).set((Scalar) pair.key(), new Value.Text(key));
        }
        case Change.Lines lines -> throw new Unfit("lines are no values");
        case Change.Drop(var way, var occurrence) -> {
          var mapping = walk.mapping(way.parent());
          yield new Removal(page)
              .pair(mapping, nth(mapping, Trees.lastKey(way), occurrence), way.steps().size() == 1);
        }
      };
    }

    private static int nth(Mapping mapping, String key, int occurrence) {
      int at = mapping.find(key, 0);
      for (int passed = 0; passed < occurrence && at >= 0; passed++) {
        at = mapping.find(key, at + 1);
      }
      if (at < 0 || at == mapping.last(key)) {
        throw new Unfit("it does not stand there once more");
      }
      return at;
    }

    private Script script(Way way) {
      return new Script(Habits.of(page, way.document()));
    }

    private Span put(Way way, Value value) {
      var found = new Walk(page).find(way);
      var script = script(way);
      var insertion = new Insertion(page, script);
      if (!found.rest().isEmpty() && found.node() instanceof Mapping mapping && !isBraces(found)) {
        if (!(found.rest().getFirst() instanceof Step.Key(var key))) {
          throw new Unfit("there is no list");
        }
        return insertion.key(
            mapping, key, nested(found.rest().subList(1, found.rest().size()), value));
      }
      var nested = nested(found.rest(), value);
      var node = found.node();
      if (Insertion.isMany(nested)) {
        if (!node.isEmpty()) {
          throw new Unfit("something else stands there");
        }
        var pair = found.pair();
        return pair == null || found.inFlow()
            ? insertion.flowValue(node, nested)
            : insertion.value(pair, nested);
      }
      if (!(node instanceof Scalar scalar)) {
        throw new Unfit("a list or a mapping stands there");
      }
      return scalar.start() == scalar.end()
          ? insertion.scalar(scalar, nested)
          : new Scalars(script).set(scalar, nested);
    }

    /** Whether {@code {}} stands there, which lines below the key can take the place of. */
    private boolean isBraces(Walk.Found found) {
      return found.node() instanceof Mapping mapping
          && mapping.pairs().isEmpty()
          && found.pair() != null
          && !found.inFlow()
          && page.text().substring(mapping.start() + 1, mapping.end() - 1).isBlank();
    }

    private static Value nested(List<Step> steps, Value value) {
      var nested = value;
      for (var step : steps.reversed()) {
        if (!(step instanceof Step.Key(var key))) {
          throw new Unfit("there is no list");
        }
        nested = Value.tree(key, nested);
      }
      return nested;
    }
  }
}
