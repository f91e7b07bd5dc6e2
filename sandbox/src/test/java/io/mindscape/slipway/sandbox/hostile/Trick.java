package io.mindscape.slipway.sandbox.hostile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What somebody who means harm puts into a pull request, and what has to be said of it.
 *
 * @param name of the branch too, unless that is the trick
 * @param files by path
 * @param told each of these is a finding; with none, the pull request is harmless and stays green
 * @param raw texts of the trick that nobody may be shown as they are
 * @param way how it is brought
 */
record Trick(
    String name, Map<String, Item> files, List<Told> told, List<String> raw, Trick.Way way) {

  /** What stands at a path. */
  sealed interface Item {
    /** A file. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Content(byte[] bytes) implements Item {}

    /** A symbolic link. */
    record Link(String target) implements Item {}

    /** A commit of another repository. */
    record Submodule() implements Item {}
  }

  /**
   * A finding.
   *
   * @param line from 1
   */
  record Told(String rule, String file, int line) {}

  /**
   * How it comes.
   *
   * @param branch empty for one that is called like the trick
   * @param message of the commit; empty for a usual one
   * @param asChangeAlone whether only a change of it is told, and not the tree that holds it
   */
  record Way(String branch, String message, boolean asChangeAlone) {
    static final Way USUAL = new Way("", "", false);
  }

  static Trick of(String name) {
    return new Trick(name, Map.of(), List.of(), List.of(), Way.USUAL);
  }

  String branch() {
    return way.branch().isEmpty() ? "trick-" + name.replace(' ', '-') : way.branch();
  }

  Trick with(String path, Item item) {
    var more = new LinkedHashMap<>(files);
    more.put(path, item);
    return new Trick(name, more, told, raw, way);
  }

  Trick with(String path, String text) {
    return with(path, new Item.Content(text.getBytes(StandardCharsets.UTF_8)));
  }

  Trick tells(String rule, String file, int line) {
    var more = new ArrayList<>(told);
    more.add(new Told(rule, file, line));
    return new Trick(name, files, more, raw, way);
  }

  Trick hiding(String... texts) {
    return new Trick(name, files, told, List.of(texts), way);
  }

  Trick by(Way other) {
    return new Trick(name, files, told, raw, other);
  }

  @Override
  public String toString() {
    return name;
  }
}
