package io.mindscape.slipway.policies.plan;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of a type of resource.
 *
 * @param noun what people call it
 * @param loss what goes when it is replaced
 * @param replacing the paths whose change makes the provider replace it
 * @param restarting the paths whose change stops and starts it
 */
record Kind(String noun, Loss loss, List<Field> replacing, List<Field> restarting) {

  private static final Map<String, Kind> ALL = new TreeMap<>();

  static {
    List.of(Amazon.KINDS, Azure.KINDS, Google.KINDS)
        .forEach(table -> table.lines().forEach(Kind::read));
  }

  Kind {
    replacing = List.copyOf(replacing);
    restarting = List.copyOf(restarting);
  }

  /** What goes when a resource is replaced, or deleted. */
  enum Loss {
    NOTHING("", ""),
    DATA("its data goes with it", "its data goes with it"),
    PARTS("all that is in it has to be made anew", "all that is in it goes"),
    ADDRESS("it gets another address", "its address goes"),
    KEY("what it encrypted cannot be read any more", "what it encrypted cannot be read any more"),
    NODES("its pods move to other nodes", "its pods move to other nodes");

    private final String replaced;
    private final String deleted;

    Loss(String replaced, String deleted) {
      this.replaced = replaced;
      this.deleted = deleted;
    }

    String replaced() {
      return replaced;
    }

    String deleted() {
      return deleted;
    }
  }

  /**
   * A path into a resource.
   *
   * @param usual what it is where nobody says anything; empty where the provider decides, so that
   *     it says nothing that the path comes or goes
   */
  record Field(String path, String usual) {
    static Field of(String text) {
      int equals = text.indexOf('=');
      return equals < 0
          ? new Field(text, "")
          : new Field(text.substring(0, equals), text.substring(equals + 1));
    }

    boolean changesIn(Pair pair) {
      return usual.isEmpty() ? pair.changes(path) : pair.changes(path, usual);
    }
  }

  /** One that nothing is known of but its type. */
  static Kind of(String type) {
    return ALL.getOrDefault(type, new Kind("the " + type, Loss.NOTHING, List.of(), List.of()));
  }

  static boolean isKnown(String type) {
    return ALL.containsKey(type);
  }

  /** How many types there are. */
  static int count() {
    return ALL.size();
  }

  /** A line: type, noun, loss, what replaces, what restarts, with bars between. */
  private static void read(String line) {
    var cells = List.of(line.split("\\|", -1)).stream().map(String::strip).toList();
    ALL.put(
        cells.get(0),
        new Kind(
            "the " + cells.get(1),
            Loss.valueOf(cells.get(2)),
            fields(cells.get(3)),
            cells.size() < 5 ? List.of() : fields(cells.get(4))));
  }

  private static List<Field> fields(String cell) {
    return List.of(cell.split(" ", -1)).stream()
        .filter(word -> !word.isEmpty())
        .map(Field::of)
        .toList();
  }
}
