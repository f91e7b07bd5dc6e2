package io.mindscape.slipway.jobs.trace;

import io.mindscape.slipway.jobs.trace.Authors.Author;
import io.mindscape.slipway.jobs.trace.Outline.Row;
import io.mindscape.slipway.jobs.trace.Spots.Spot;
import io.mindscape.slipway.jobs.trace.Templates.Line;
import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.yaml.SourceFile;
import io.mindscape.slipway.policies.yaml.YamlNode.Scalar;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What caused a finding, told by rendering once more.
 *
 * <p>A value that is wrong is caused by the value in the layer that won, unless a template writes
 * it; a key that is wrong, by who wrote the key; a field that is missing, by the key or item that
 * it is missing from. Where no value takes part, it is the template's line, of a helper if that
 * wrote it.
 */
final class Causes {

  /** Rules that speak of a key, whatever stands under it. */
  private static final Set<String> OF_KEYS =
      Set.of("schema/unknown-field", "schema/duplicate-field", "yaml/duplicate-key");

  private final Written files;
  private final Plain plain;
  private final Authors authors;
  private final Sources sources;
  private final KeyLines keyLines;

  Causes(Ask ask, List<SourceFile> rendered, Written files) {
    this.files = files;
    this.plain = Plain.of(rendered);
    var trials = new Trials(ask, files);
    this.authors = new Authors(trials, plain);
    this.sources = new Sources(trials, plain);
    this.keyLines = new KeyLines(trials, plain);
  }

  /** The template's line that a rendered line comes from; empty where that is not known. */
  Optional<Place> line(Place rendered) {
    return authors.of(rendered.file(), rendered.line()).map(Author::nearest).map(this::place);
  }

  /** The cause of a finding on a node; empty where it is not known. */
  Optional<Cause> of(Finding finding, Spot spot) {
    var place = finding.place();
    var doc = plain.doc(place.file(), place.line());
    if (doc == null) {
      return Optional.empty();
    }
    var author = authors.of(place.file(), place.line()).orElse(null);
    var sought = new Sought(place.file(), doc, spot.way(), spot.value());
    if (isOfItem(finding, spot)) {
      return whole(sought.around(), sought, author);
    }
    if (isOfKey(finding, spot)) {
      return key(sought, author);
    }
    return Nodes.at(doc.root(), spot.way()) instanceof Scalar
        ? scalar(finding, sought, author)
        : whole(sought, sought, author);
  }

  private static boolean isOfKey(Finding finding, Spot spot) {
    return (spot.text() == null && OF_KEYS.contains(finding.rule()))
        || finding.message().contains(": its key ")
        || finding.message().contains("[%s] has a wrong name".formatted(spot.lastKey()));
  }

  /** Whether it speaks of an item as a whole: an item stands where its first key does. */
  private static boolean isOfItem(Finding finding, Spot spot) {
    var way = spot.way();
    var field = finding.field();
    if (field == null || spot.text() != null || way.size() < 2) {
      return false;
    }
    return way.getLast() instanceof Step.Key(var key)
        && way.get(way.size() - 2) instanceof Step.Item
        && !field.endsWith("." + key)
        && !field.endsWith("[" + key + "]");
  }

  private Optional<Cause> key(Sought sought, @Nullable Author author) {
    var own = author == null ? null : author.own();
    if (own != null && writesKey(own, sought.key())) {
      return Optional.of(new Cause(place(own), true));
    }
    return sources
        .key(sought)
        .map(place -> new Cause(place, true))
        .or(() -> template(sought, author).map(line -> new Cause(place(line), false)));
  }

  private Optional<Cause> whole(Sought sought, Sought key, @Nullable Author author) {
    var own = author == null ? null : author.own();
    if (own != null) {
      return Optional.of(new Cause(place(own), true));
    }
    return sources
        .whole(sought)
        .map(place -> new Cause(place, true))
        .or(() -> template(key, author).map(line -> new Cause(place(line), true)));
  }

  private Optional<Cause> scalar(Finding finding, Sought sought, @Nullable Author author) {
    var own = author == null ? null : author.own();
    if (own != null && row(own).isLiteral(sought.text())) {
      return Optional.of(new Cause(place(own), true));
    }
    var leaf = Choice.of(sources.scalar(sought), finding, sought);
    if (leaf != null && !(own != null && isUnquoted(leaf, finding))) {
      return Optional.of(new Cause(leaf(leaf), leaf.text().equals(sought.text())));
    }
    // A key of the values may be what a template writes as a name.
    return (leaf == null ? sources.named(sought) : Optional.<Place>empty())
        .map(place -> new Cause(place, true))
        .or(() -> template(sought, author).map(line -> new Cause(place(line), false)));
  }

  /** A number or truth is right as it is, if only the template quoted it. */
  private static boolean isUnquoted(Leaf leaf, Finding finding) {
    return leaf.scalar().type() != Scalar.Type.STRING
        && finding.rule().equals("schema/type")
        && finding.message().contains("has to be a string");
  }

  private Place leaf(Leaf leaf) {
    return leaf.scalar().place();
  }

  private Optional<Line> template(Sought key, @Nullable Author author) {
    if (author != null && author.own() != null) {
      return Optional.of(author.own());
    }
    return keyLines
        .of(key)
        .or(() -> author == null ? Optional.empty() : Optional.ofNullable(author.nearest()));
  }

  private boolean writesKey(Line line, String key) {
    return Pattern.compile("(^|[\\s{,\"'-])%s[\"']?\\s*:".formatted(Pattern.quote(key)))
        .matcher(text(line))
        .find();
  }

  private Row row(Line line) {
    return Outline.row(line.number(), text(line));
  }

  private String text(Line line) {
    return files
        .source(line.file())
        .flatMap(file -> file.text().lines().skip(line.number() - 1L).findFirst())
        .orElse("");
  }

  private Place place(Line line) {
    return line.place();
  }
}
