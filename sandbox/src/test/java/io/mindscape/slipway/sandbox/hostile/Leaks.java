package io.mindscape.slipway.sandbox.hostile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Finds in a text what it must not tell of the machine on which it was made. */
final class Leaks {

  private static final List<Pattern> OF_THE_MACHINE =
      List.of(
          Pattern.compile("root:[^ ]*:0:0"),
          Pattern.compile("slipway-(helm|kustomize)-"),
          Pattern.compile("\\brender-[0-9]{6,}"),
          Pattern.compile("\\bat [a-z]+(\\.[a-zA-Z]+)+\\([A-Za-z]+\\.java"),
          Pattern.compile("java\\.lang\\.|NullPointer|StackOverflow|OutOfMemory"));

  private Leaks() {}

  /**
   * What it tells.
   *
   * @param folder of the test, in which everything is
   */
  static List<String> in(String text, Path folder) {
    var found = new ArrayList<String>();
    for (var pattern : OF_THE_MACHINE) {
      var match = pattern.matcher(text);
      if (match.find()) {
        found.add(match.group());
      }
    }
    for (var own :
        List.of(
            folder.toString(),
            System.getProperty("user.home") + "/",
            System.getProperty("java.home"),
            System.getProperty("user.dir"),
            Place.SECRET)) {
      if (text.contains(own)) {
        found.add(own);
      }
    }
    return found;
  }
}
