package io.mindscape.slipway.sandbox.fuzz;

/** Words on which readers have stumbled: keys, scalars, and pieces of YAML. */
final class Words {

  private static final String[] KEYS = {
    "apiVersion",
    "kind",
    "metadata",
    "name",
    "namespace",
    "labels",
    "annotations",
    "spec",
    "template",
    "selector",
    "matchLabels",
    "containers",
    "image",
    "ports",
    "env",
    "resources",
    "limits",
    "cpu",
    "data",
    "stringData",
    "items",
    "rules",
    "type",
    "<<",
    "on",
    "y",
    "=",
    "null",
    "~",
    "0777",
    "1e3",
    ".nan",
    "\"\"",
    "'a b'",
    "\"\\u0041\"",
    "? a",
    "? [a, b]",
    "? {a: b}",
    "-",
    "!!binary YQ==",
    "&k k",
    "*a",
    "environments",
    "delivery",
    "resource_requirements",
    "schedule"
  };

  private static final String[] VALUES = {
    "",
    "~",
    "null",
    "Null",
    "true",
    "yes",
    "on",
    "n",
    "0",
    "-0",
    "+1",
    "00",
    "010",
    "0o17",
    "0x1F",
    "0xFFFFFFFFFFFFFFFFFFFF",
    "0b101",
    "1_000",
    "190:20:30",
    "-1:59:59.5",
    "1e3",
    "1e999999999",
    "-1E-999999999",
    "1e2147483648",
    "9223372036854775808",
    "-9223372036854775809",
    ".inf",
    "-.INF",
    ".nan",
    "1.",
    ".5",
    "1.7976931348623157e309",
    "4.9e-325",
    "=",
    "<<",
    "2001-01-01",
    "2001-01-01T00:00:00Z",
    "0000-99-99T99:99:99Z",
    "100m",
    "1Gi",
    "1e18Ei",
    "1e-999999999m",
    "99999999999999999999999999999999999E",
    "0.0000000000000000001",
    "--1",
    "+",
    "\"100%\"",
    "9999999999999999999%",
    "YQ==",
    "YQ",
    "=====",
    "a=b",
    "*/5 * * * *",
    "0 0 31 2 *",
    "TZ=Mars/Olympus * * * * *",
    "@every 1ns",
    "0-4294967295/0 * * * *",
    "10.0.0.0/8",
    "::ffff:1.2.3.4",
    "fe80::1%eth0",
    "1.2.3.4/99999999999",
    "(a+)+$",
    "^(([a-z])+.)+[A-Z]([a-z])+$",
    "[",
    "(?!a)",
    "\\\\",
    "a{1,1000000}",
    "self.x == 1",
    "object.spec.replicas > 0 && [1,2].all(x, x",
    "nginx@sha256:0",
    "nginx:latest",
    "a/b/c:d@e",
    ":::",
    "http://[::1]:99999/%zz",
    "\"\\uD83D\\uDE00\"",
    "\"\\uD800\"",
    "\"\\x00\"",
    "\"\\U0010FFFF\"",
    "\"\\U00110000\"",
    "\"\\\n  b\"",
    "''''",
    "\u0085",
    "\u2028",
    "\uFEFF",
    "😀",
    "a\u0301",
    "İ",
    "ß",
    "%",
    "@",
    "`",
    "!!str",
    "!!int x",
    "!!float 1e5",
    "!!bool maybe",
    "!!null x",
    "!!binary '%'",
    "!!timestamp x",
    "!!set {a, b}",
    "!!omap [a: b]",
    "!!python/object:os.system x",
    "!<tag:yaml.org,2002:str> x",
    "!x!y z",
    "! a",
    "!!merge a"
  };

  private static final String[] PIECES = {
    "---\n",
    "...\n",
    "%YAML 1.1\n---\n",
    "%YAML 9.9\n---\n",
    "%TAG ! tag:x,2000:\n---\n",
    "%\n",
    "#",
    " # c\n",
    "\t",
    "\r",
    "\r\n",
    "\n",
    "\u0000",
    "\uFEFF",
    "&a ",
    "*a",
    "*a : ",
    "<<: *a\n",
    "!!str ",
    "? ",
    ": ",
    "- ",
    "[",
    "]",
    "{",
    "}",
    ",",
    "|",
    ">",
    "|9\n",
    ">-\n",
    "|+\n\n\n",
    "'",
    "\"",
    "\\",
    "- - - - ",
    "? ? ? ",
    "[[[[",
    "{{{{",
    "{? ",
    "\uD83D\uDE00",
    "\u2029",
    "\u00A0"
  };

  private Words() {}

  static String key(Chance chance) {
    return chance.oneIn(12) ? "k" + chance.below(1000) : chance.of(KEYS);
  }

  static String value(Chance chance) {
    return chance.of(VALUES);
  }

  static String piece(Chance chance) {
    return chance.of(PIECES);
  }

  /** A text of any length: runs of one character, of a word, or of a mixture. */
  static String text(Chance chance, int most) {
    int length = chance.length(most);
    return switch (chance.below(4)) {
      case 0 ->
          chance
              .of("a", "1", "9", "=", "-", ".", "/", ":", " ", "é", "😀", "%", "\\")
              .repeat(length);
      case 1 ->
          chance
              .of("a.", "a-", "1:", "a:b/", "a=b,", "x y ", "1e", "0x", "::", "%41")
              .repeat(length / 2);
      case 2 -> chance.times(Math.min(length, 400), () -> value(chance));
      default ->
          chance.times(
              Math.min(length, 4000), () -> String.valueOf((char) (' ' + chance.below(95))));
    };
  }
}
