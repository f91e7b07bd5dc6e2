package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.parser.Parser;
import org.yaml.snakeyaml.parser.ParserImpl;
import org.yaml.snakeyaml.reader.StreamReader;

/**
 * Reads YAML the way Kubernetes does, keeps positions, and bounds what hostile input can cost.
 *
 * <p>What it refuses to read is a finding, never an exception: the rest of the repository is judged
 * all the same.
 */
public final class YamlReader {

  /** The API server takes no more in one request. */
  static final int MAX_BYTES = 3 * 1024 * 1024;

  /** Deeper than any manifest; shallower than any stack. */
  static final int MAX_DEPTH = 100;

  private static final int MAX_ALIASES = 1000;

  /** What Java makes of bytes that are no UTF-8. */
  private static final char REPLACEMENT = '\uFFFD';

  private YamlReader() {}

  /** Reads every document of {@code file}. Never throws for what a file may hold. */
  public static YamlFile read(SourceFile file) {
    var path = file.path();
    if (file.content().length > MAX_BYTES) {
      return refused(
          problem(
              "yaml/too-large",
              "The file has %d bytes; Kubernetes takes no more than 3 MiB at once. Split it."
                  .formatted(file.content().length),
              Place.startOf(path)));
    }
    var text = file.text();
    if (text.indexOf(REPLACEMENT) >= 0 && !file.isUtf8()) {
      return refused(
          problem(
              "yaml/encoding", "The file is not UTF-8. Save it as UTF-8.", Place.startOf(path)));
    }
    var direct = DirectReader.read(path, text);
    return direct == null ? parse(path, text) : direct;
  }

  /** With SnakeYAML, whatever the text holds. */
  static YamlFile parse(String path, String text) {
    int bad = firstUnprintable(text);
    if (bad < 0) {
      return parse(path, text, Tabs.most(text));
    }
    return refused(
        problem(
            "yaml/encoding",
            "The character U+%04X may not stand in YAML. Remove it."
                .formatted(text.codePointAt(bad)),
            Lines.placeOf(path, text, bad)));
  }

  private static YamlFile refused(Finding why) {
    return new YamlFile(why.place().file(), List.of(), List.of(why));
  }

  private static YamlFile parse(String path, String text, int tabs) {
    var findings = new ArrayList<Finding>();
    var documents = new ArrayList<YamlNode>();
    var marks = new Marks(path, text);
    var reader = new NodeReader(marks, findings);
    try {
      var composer = compose(text);
      while (composer.hasNext() && !reader.isSpent()) {
        var document = reader.read(composer.next());
        if (document != null && !isEmpty(document)) {
          documents.add(document);
        }
      }
    } catch (MarkedYAMLException e) {
      var mended = tabs > 0 ? Tabs.mended(text, e) : null;
      if (mended != null) {
        return parse(path, mended, tabs - 1);
      }
      findings.add(SyntaxProblem.of(path, marks, text, e));
    } catch (YAMLException | NumberFormatException | StackOverflowError e) {
      findings.add(SyntaxProblem.withoutPlace(path, text, e));
    }
    return new YamlFile(path, documents, findings);
  }

  /** SnakeYAML's nodes of a text of printable characters, within the bounds. */
  static BoundedComposer compose(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setAllowDuplicateKeys(true);
    return new BoundedComposer(text, options);
  }

  /**
   * SnakeYAML's events of a text that {@link #read} could read, with marks in code points: for who
   * wants to know how a value is written.
   */
  public static Parser events(String text) {
    return new ParserImpl(new WholeText(text), new LoaderOptions());
  }

  /**
   * A text of the same length in which SnakeYAML meets no tab where Kubernetes takes one for a
   * space.
   */
  public static String spaced(String text) {
    var spaced = text;
    for (int left = text.indexOf('\t') < 0 ? 0 : Tabs.most(text); left > 0; left--) {
      try {
        var events = events(spaced);
        while (!events.checkEvent(Event.ID.StreamEnd)) {
          events.getEvent();
        }
        return spaced;
      } catch (MarkedYAMLException e) {
        var mended = Tabs.mended(spaced, e);
        if (mended == null) {
          return spaced;
        }
        spaced = mended;
      }
    }
    return spaced;
  }

  private static int firstUnprintable(String text) {
    for (int at = 0; at < text.length(); ) {
      int character = text.codePointAt(at);
      if ((character < ' ' || character > '~') && !StreamReader.isPrintable(character)) {
        return at;
      }
      at += Character.charCount(character);
    }
    return -1;
  }

  /** Whether it is nothing, which Kubernetes skips. */
  static boolean isEmpty(YamlNode document) {
    return document instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Scalar.Type.NULL;
  }

  static Finding problem(String rule, String message, Place place) {
    return new Finding(rule, Severity.ERROR, message, place, null, null, null);
  }
}
