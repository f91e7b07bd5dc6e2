package io.mindscape.slipway.sandbox.agreement;

import io.mindscape.slipway.sandbox.agreement.Tree.Branch;
import io.mindscape.slipway.sandbox.agreement.Tree.Entry;
import io.mindscape.slipway.sandbox.agreement.Tree.Items;
import io.mindscape.slipway.sandbox.agreement.Tree.Scalar;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Writes out what the files of values say in short: {@code {$many: 3, of: {name: a#}}} is a list of
 * three, with their numbers in place of the {@code #}; {@code {$long: 300, of: a}} is a text of
 * that many characters.
 */
final class Expansion {

  private static final String MANY = "$many";
  private static final String LONG = "$long";
  private static final String OF = "of";

  private Expansion() {}

  static Tree of(Tree tree) {
    return switch (tree) {
      case Branch branch when branch.get(MANY).isPresent() -> many(branch);
      case Branch branch when branch.get(LONG).isPresent() ->
          Tree.quoted(longText(branch.text(OF), Integer.parseInt(branch.text(LONG))));
      case Branch(var entries) ->
          new Branch(
              entries.stream().map(entry -> new Entry(entry.key(), of(entry.value()))).toList());
      case Items(var items) -> new Items(items.stream().map(Expansion::of).toList());
      default -> tree;
    };
  }

  private static Tree many(Branch branch) {
    var item = of(branch.get(OF).orElseThrow());
    return new Items(copies(item, Integer.parseInt(branch.text(MANY))));
  }

  /** So many of the same, with their numbers in place of each {@code #}. */
  static List<Tree> copies(Tree item, int count) {
    return IntStream.range(0, count).mapToObj(number -> numbered(item, number)).toList();
  }

  /** A text repeated until it has that many characters. */
  static String longText(String bit, int length) {
    return bit.repeat(length / bit.length() + 1).substring(0, length);
  }

  private static Tree numbered(Tree tree, int number) {
    return switch (tree) {
      case Scalar(var text, var style) ->
          new Scalar(text.replace("#", Integer.toString(number)), style);
      case Branch(var entries) ->
          new Branch(
              entries.stream()
                  .map(entry -> new Entry(entry.key(), numbered(entry.value(), number)))
                  .toList());
      case Items(var items) ->
          new Items(items.stream().map(item -> numbered(item, number)).toList());
      default -> tree;
    };
  }
}
