package io.mindscape.slipway.policies.yaml;

import io.mindscape.slipway.policies.finding.Finding;
import io.mindscape.slipway.policies.finding.Place;
import io.mindscape.slipway.policies.finding.Severity;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
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

  private YamlReader() {}

  /** Reads every document of {@code file}. Never throws for what a file may hold. */
  public static YamlFile read(SourceFile file) {
    var findings = new ArrayList<Finding>();
    if (file.content().length > MAX_BYTES) {
      findings.add(
          problem(
              "yaml/too-large",
              "The file has %d bytes; Kubernetes takes no more than 3 MiB at once. Split it."
                  .formatted(file.content().length),
              Place.startOf(file.path())));
      return new YamlFile(file.path(), List.of(), findings);
    }
    var text = decode(file, findings);
    return text == null
        ? new YamlFile(file.path(), List.of(), findings)
        : parse(file.path(), text, findings, Tabs.most(text));
  }

  private static YamlFile parse(String path, String text, List<Finding> before, int tabs) {
    var findings = new ArrayList<>(before);
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
        return parse(path, mended, before, tabs - 1);
      }
      findings.add(SyntaxProblem.of(path, marks, text, e));
    } catch (YAMLException | StackOverflowError e) {
      findings.add(SyntaxProblem.withoutPlace(path, text, e));
    }
    return new YamlFile(path, documents, findings);
  }

  private static BoundedComposer compose(String text) {
    var options = new LoaderOptions();
    options.setCodePointLimit(MAX_BYTES);
    options.setMaxAliasesForCollections(MAX_ALIASES);
    options.setNestingDepthLimit(MAX_DEPTH);
    options.setAllowDuplicateKeys(true);
    return new BoundedComposer(text, options);
  }

  private static @Nullable String decode(SourceFile file, List<Finding> findings) {
    try {
      var text =
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(file.content())).toString();
      int bad = firstUnprintable(text);
      if (bad >= 0) {
        findings.add(
            problem(
                "yaml/encoding",
                "The character U+%04X may not stand in YAML. Remove it."
                    .formatted(text.codePointAt(bad)),
                Lines.placeOf(file.path(), text, bad)));
        return null;
      }
      return text;
    } catch (CharacterCodingException e) {
      findings.add(
          problem(
              "yaml/encoding",
              "The file is not UTF-8. Save it as UTF-8.",
              Place.startOf(file.path())));
      return null;
    }
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

  private static boolean isEmpty(YamlNode document) {
    return document instanceof YamlNode.Scalar scalar && scalar.type() == YamlNode.Scalar.Type.NULL;
  }

  static Finding problem(String rule, String message, Place place) {
    return new Finding(rule, Severity.ERROR, message, place, null, null, null);
  }
}
