package io.mindscape.slipway.sandbox.fuzz;

import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Stream;

/** Files that are small to write and dear to read, in any size up to what is read at all. */
final class Bombs {

  /** A little more than the API server takes in one request. */
  private static final int LARGEST = 3 * 1024 * 1024 + 1000;

  private static final List<Bomb> READ =
      List.of(
          new Bomb("laughs in sequences", size -> BombText.laughs(size, "[", "]", "")),
          new Bomb("laughs in mappings", size -> BombText.laughs(size, "{", "}", "k%d: ")),
          new Bomb("laughs in merges", size -> BombText.merges(size, 9)),
          new Bomb("laughs in many documents", BombText::manyLaughs),
          new Bomb(
              "merges in many documents",
              size -> BombText.filled(size, "---\n" + BombText.merges(400, 5))),
          new Bomb("an alias of itself", size -> "a: &a [*a, {<<: *a, b: &b {<<: *b}}]\n"),
          new Bomb("a chain of aliases", size -> BombText.chain(size, "a%d: &a%d [*a%d]\n")),
          new Bomb(
              "a chain of merges",
              size -> BombText.chain(size, "a%d: &a%2$d {<<: *a%3$d, k%1$d: 1}\n")),
          new Bomb("merges that shadow", BombText::shadows),
          new Bomb("a large mapping merged often", BombText::mergedOften),
          new Bomb("many aliases of a large text", BombText::largeText),
          new Bomb("many anchors", size -> BombText.numbered(size, "- &a%d x\n")),
          new Bomb("deep sequences", size -> "[".repeat(size)),
          new Bomb("deep and closed", size -> "[".repeat(size / 2) + "]".repeat(size / 2)),
          new Bomb("deep mappings", size -> BombText.filled(size, "{a: ")),
          new Bomb("deep keys", size -> BombText.filled(size, "? ")),
          new Bomb("deep dashes", size -> BombText.filled(size, "- ")),
          new Bomb("deep indentation", BombText::stairs),
          new Bomb(
              "a huge plain text", size -> BombText.CONFIG + "data: {a: " + "x".repeat(size) + "}"),
          new Bomb(
              "a huge quoted text",
              size -> BombText.CONFIG + "data: {a: \"" + BombText.filled(size, "\\n") + "\"}"),
          new Bomb(
              "a huge folded text",
              size -> BombText.CONFIG + "data:\n  a: >\n" + BombText.filled(size, "    x\n\n")),
          new Bomb("a huge comment", size -> BombText.CONFIG + "# " + "x".repeat(size)),
          new Bomb("many comments", size -> BombText.CONFIG + BombText.filled(size, "#\n")),
          new Bomb("empty lines", size -> BombText.CONFIG + "\n".repeat(size) + "]"),
          new Bomb(
              "a huge key", size -> BombText.CONFIG + "data:\n  " + "k".repeat(size) + ": x\n"),
          new Bomb("a huge number", size -> BombText.POD + "{priority: " + "9".repeat(size) + "}"),
          new Bomb(
              "a huge fraction", size -> BombText.POD + "{priority: 0." + "9".repeat(size) + "e1}"),
          new Bomb(
              "sixties",
              size -> BombText.POD + "{priority: 1" + BombText.filled(size, ":59") + "}"),
          new Bomb("underlines", size -> BombText.POD + "{priority: 1" + "_".repeat(size) + "}"),
          new Bomb("bits", size -> BombText.POD + "{priority: 0b" + "1".repeat(size) + "}"),
          new Bomb("many documents", size -> BombText.filled(size, "---\n")),
          new Bomb("many small objects", size -> BombText.filled(size, "---\n" + BombText.CONFIG)),
          new Bomb(
              "many wrong objects",
              size -> BombText.filled(size, "---\n" + BombText.POD + "{x: 1, y: 2}\n")),
          new Bomb(
              "many directives",
              size -> BombText.numbered(size, "%%TAG !t%d! tag:x,1:\n") + "--- a\n"),
          new Bomb("keys with one hash", BombText::colliding),
          new Bomb(
              "one key again and again",
              size -> BombText.CONFIG + "data:\n" + BombText.filled(size, "  a: b\n")),
          new Bomb(
              "many unknown keys",
              size -> BombText.POD + "\n" + BombText.numbered(size, "  k%d: 1\n")),
          new Bomb(
              "many labels",
              size ->
                  "apiVersion: v1\nkind: Pod\nmetadata:\n  labels:\n"
                      + BombText.numbered(size, "    _%d: 1\n")),
          new Bomb(
              "many containers",
              size ->
                  BombText.POD
                      + "\n  containers:\n"
                      + BombText.numbered(size, "  - {name: c%d}\n")),
          new Bomb(
              "many equal containers",
              size ->
                  BombText.POD
                      + "\n  containers:\n"
                      + BombText.filled(size, "  - {name: c, image: i}\n")),
          new Bomb("many volumes and mounts", BombText::mounts),
          new Bomb("many volumes and containers", BombText::containers),
          new Bomb(
              "many ports",
              size ->
                  "apiVersion: v1\nkind: Service\nmetadata: {name: a}\nspec:\n  ports:\n"
                      + BombText.filled(size, "  - {port: 1}\n")),
          new Bomb(
              "many owners",
              size ->
                  BombText.POD
                      + "{}\nmetadata:\n  finalizers: ["
                      + BombText.filled(size, "a, ")
                      + "]\n"),
          new Bomb("aliased containers", BombText::aliasedContainers),
          new Bomb(
              "lists in lists",
              size ->
                  BombText.filled(Math.min(size, 2000), "{apiVersion: v1, kind: List, items: [")),
          new Bomb(
              "base64",
              size ->
                  "apiVersion: v1\nkind: Secret\nmetadata: {name: a}\ndata: {a: "
                      + "=".repeat(size)
                      + "}"),
          new Bomb("a schema as deep as may be", BombText::schema),
          new Bomb(
              "a pattern that backtracks",
              size ->
                  BombText.crd(
                      "pattern: '^(([a-z])+.)+[A-Z]([a-z])+$', default: " + "a".repeat(size))),
          new Bomb(
              "a pattern of patterns",
              size ->
                  BombText.crd(
                      "pattern: '" + BombText.filled(Math.min(size, 900_000), "(a*)*") + "'")),
          new Bomb(
              "a pattern that counts",
              size -> BombText.crd("pattern: '((a{1,100}){1,100}){1,100}'")),
          new Bomb(
              "many patterns that count",
              size -> BombText.crd("pattern: '" + BombText.filled(size, "a{1000}") + "'")),
          new Bomb(
              "a deep pattern",
              size ->
                  BombText.crd(
                      "pattern: '" + "(".repeat(size / 2) + "a" + ")".repeat(size / 2) + "'")),
          new Bomb(
              "a long expression",
              size ->
                  BombText.crd(
                      "x-kubernetes-validations: [{rule: '1"
                          + BombText.filled(size, "+1")
                          + " > 0'}]")),
          new Bomb(
              "a deep expression",
              size ->
                  BombText.crd("x-kubernetes-validations: [{rule: '" + "(".repeat(size) + "'}]")),
          new Bomb(
              "not not",
              size ->
                  BombText.crd(
                      "x-kubernetes-validations: [{rule: '" + "!".repeat(size) + "true'}]")));

  private static final List<Bomb> ALL =
      Stream.concat(READ.stream(), JudgedBombs.ALL.stream()).toList();

  private Bombs() {}

  /** One of them; small ones far more often than large ones. */
  static Sample any(Chance chance, int largest) {
    var bomb = chance.of(ALL);
    int size = 16 + Math.min(largest, chance.length(Math.min(LARGEST, largest)));
    return bomb.of(size);
  }

  /** All of them, in one size, each made when it is asked for. */
  static Stream<Sample> all(int size) {
    return ALL.stream().map(bomb -> bomb.of(size));
  }

  /** A way to make one of any size. */
  record Bomb(String name, IntFunction<String> text) {
    Sample of(int size) {
      return Sample.of(name + ", " + size, text.apply(size));
    }
  }
}
