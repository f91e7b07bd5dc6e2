package io.mindscape.slipway.bot.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The blocks of the infrastructure strategy, word for word and in its order, and where each stands
 * in a repository.
 */
final class StrategyBlocks {

  private StrategyBlocks() {}

  /**
   * A block.
   *
   * @param text what is added to the file at {@code path}
   * @param note for a reader; empty for none
   * @param tries what breaks it
   * @param mended whole files that take the place of what the block has
   * @param gone files that have to go
   */
  record Block(
      String title,
      String path,
      String text,
      String note,
      List<Part> tries,
      List<Part> mended,
      List<String> gone) {}

  /** A piece of a file, or a whole one. */
  record Part(String title, String path, String text) {}

  static List<Block> all() {
    var blocks = new ArrayList<Block>();
    List<Part> parts = List.of();
    for (var part : sections()) {
      if (part.title().startsWith("block | ") && !parts.isEmpty()) {
        blocks.add(block(parts));
        parts = List.of();
      }
      parts = new ArrayList<>(parts);
      parts.add(part);
    }
    blocks.add(block(parts));
    return blocks;
  }

  private static Block block(List<Part> parts) {
    var head = parts.get(0);
    return new Block(
        head.title().substring("block | ".length()),
        head.path(),
        head.text(),
        parts.stream()
            .filter(part -> part.title().equals("note"))
            .map(Part::text)
            .findFirst()
            .orElse(""),
        of(parts, "try | "),
        of(parts, "mended"),
        of(parts, "gone").stream().map(Part::path).toList());
  }

  private static List<Part> of(List<Part> parts, String kind) {
    return parts.stream()
        .filter(part -> part.title().startsWith(kind))
        .map(part -> new Part(part.title().substring(kind.length()), part.path(), part.text()))
        .toList();
  }

  private static List<Part> sections() {
    var sections = new ArrayList<Part>();
    for (var section : resource().split("(?m)^== ", -1)) {
      if (!section.isBlank()) {
        int end = section.indexOf('\n');
        var head = section.substring(0, end);
        int last = head.lastIndexOf(" | ");
        sections.add(
            new Part(
                last < 0 ? head : head.substring(0, last),
                last < 0 ? "" : head.substring(last + 3),
                section.substring(end + 1)));
      }
    }
    return sections;
  }

  private static String resource() {
    try (var stream = StrategyBlocks.class.getResourceAsStream("strategy-blocks.txt")) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
