package io.mindscape.slipway.policies.edit;

import io.mindscape.slipway.policies.edit.Cst.Pair;
import io.mindscape.slipway.policies.yaml.YamlReader;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.events.AliasEvent;
import org.yaml.snakeyaml.events.Event;
import org.yaml.snakeyaml.events.MappingStartEvent;
import org.yaml.snakeyaml.events.ScalarEvent;
import org.yaml.snakeyaml.events.SequenceStartEvent;
import org.yaml.snakeyaml.parser.Parser;

/**
 * Reads how values are written. Its depth is that of the text, which is to be bounded before.
 * Throws what SnakeYAML throws where the text is no YAML.
 */
final class CstReader {

  private final Parser events;
  private final String text;
  private final int[] offsets;

  private CstReader(String text) {
    this.events = YamlReader.events(text);
    this.text = text;
    this.offsets = offsets(text);
  }

  /** Marks count code points; empty where that is the same. */
  private static int[] offsets(String text) {
    if (text.chars().noneMatch(unit -> Character.isSurrogate((char) unit))) {
      return new int[0];
    }
    return IntStream.concat(
            IntStream.range(0, text.length())
                .filter(
                    at ->
                        at == 0
                            || !Character.isLowSurrogate(text.charAt(at))
                            || !Character.isHighSurrogate(text.charAt(at - 1))),
            IntStream.of(text.length()))
        .toArray();
  }

  /** The documents that are not empty. */
  static List<Cst> documents(String text) {
    var reader = new CstReader(YamlReader.spaced(text));
    var documents = new ArrayList<Cst>();
    while (!reader.events.checkEvent(Event.ID.StreamEnd)) {
      var event = reader.events.getEvent();
      if (event.is(Event.ID.StreamStart)
          || event.is(Event.ID.DocumentStart)
          || event.is(Event.ID.DocumentEnd)) {
        continue;
      }
      var root = reader.node(event);
      if (!(root instanceof Cst.Scalar scalar && scalar.isNothing())) {
        documents.add(root);
      }
    }
    return documents;
  }

  private Cst node(Event event) {
    int start = offset(event.getStartMark());
    return switch (event) {
      case AliasEvent alias -> new Cst.Alias(start, offset(alias.getEndMark()), alias.getAnchor());
      case ScalarEvent scalar -> scalar(scalar, start);
      case MappingStartEvent mapping -> mapping(mapping, start);
      case SequenceStartEvent list -> sequence(list, start);
      default -> throw new IllegalStateException("no value: " + event);
    };
  }

  private Cst scalar(ScalarEvent scalar, int start) {
    int end = offset(scalar.getEndMark());
    return new Cst.Scalar(
        Math.min(behindProperties(start), end),
        end,
        scalar.getAnchor(),
        scalar.getValue(),
        scalar.getScalarStyle());
  }

  private Cst mapping(MappingStartEvent begin, int start) {
    var pairs = new ArrayList<Pair>();
    while (!events.checkEvent(Event.ID.MappingEnd)) {
      var key = node(events.getEvent());
      pairs.add(new Pair(key, node(events.getEvent())));
    }
    int end = offset(events.getEvent().getEndMark());
    return new Cst.Mapping(behindProperties(start), end, begin.getAnchor(), begin.isFlow(), pairs);
  }

  private Cst sequence(SequenceStartEvent begin, int start) {
    var items = new ArrayList<Cst>();
    while (!events.checkEvent(Event.ID.SequenceEnd)) {
      items.add(node(events.getEvent()));
    }
    int end = offset(events.getEvent().getEndMark());
    return new Cst.Sequence(behindProperties(start), end, begin.getAnchor(), begin.isFlow(), items);
  }

  /** Anchor and tag stand before a value and count as its beginning; here they do not. */
  private int behindProperties(int start) {
    int at = start;
    while (at < text.length() && (text.charAt(at) == '&' || text.charAt(at) == '!')) {
      while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
        at++;
      }
      at = behindBlanks(at);
    }
    return at;
  }

  /** Also comments and ends of lines: a list or mapping may begin lines below its anchor. */
  private int behindBlanks(int start) {
    int at = start;
    while (at < text.length()) {
      char here = text.charAt(at);
      if (here == '#' && at > start) {
        while (at < text.length() && text.charAt(at) != '\n' && text.charAt(at) != '\r') {
          at++;
        }
      } else if (!Character.isWhitespace(here)) {
        return at;
      } else {
        at++;
      }
    }
    return at;
  }

  private int offset(Mark mark) {
    return offsets.length == 0 ? mark.getIndex() : offsets[mark.getIndex()];
  }
}
