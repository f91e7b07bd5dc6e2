package io.mindscape.slipway.policies.hcl.evaluate;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The functions of Terraform: those that can be worked out here, and the names of the others. */
public final class Functions {

  /**
   * What reads files, clocks or chance, what is not worth having here, and what {@link Calls} does.
   */
  private static final Set<String> OTHERS =
      Set.of(
          "abspath",
          "base64gzip",
          "base64gunzip",
          "bcrypt",
          "can",
          "convert",
          "csvdecode",
          "ephemeralasnull",
          "file",
          "filebase64",
          "filebase64sha256",
          "filebase64sha512",
          "fileexists",
          "filemd5",
          "fileset",
          "filesha1",
          "filesha256",
          "filesha512",
          "formatdate",
          "issensitive",
          "log",
          "nonsensitive",
          "pathexpand",
          "plantimestamp",
          "rsadecrypt",
          "sensitive",
          "templatefile",
          "templatestring",
          "textdecodebase64",
          "textencodebase64",
          "timeadd",
          "timecmp",
          "timestamp",
          "title",
          "try",
          "type",
          "uuid",
          "uuidv5",
          "yamldecode",
          "yamlencode");

  private static final Functions ALL = new Functions();

  private final Map<String, Function> byName = new TreeMap<>();

  private Functions() {
    TextFunctions.addTo(this);
    CollectionFunctions.addTo(this);
    SetFunctions.addTo(this);
    NumberFunctions.addTo(this);
    EncodingFunctions.addTo(this);
    NetworkFunctions.addTo(this);
  }

  static @Nullable Function find(String name) {
    return ALL.byName.get(name.startsWith("core::") ? name.substring(6) : name);
  }

  /** The names of all functions that there are, whether they can be worked out here or not. */
  public static Set<String> names() {
    var names = new TreeSet<>(OTHERS);
    names.addAll(ALL.byName.keySet());
    return names;
  }

  /** The names of those that are worked out here. */
  public static Set<String> known() {
    return new TreeSet<>(ALL.byName.keySet());
  }

  /** One that is unknown as soon as anything in its arguments is. */
  void add(String name, int least, int most, Function.Body body) {
    byName.put(name, new Function(least, most, false, body));
  }

  void lenient(String name, int least, int most, Function.Body body) {
    byName.put(name, new Function(least, most, true, body));
  }
}
