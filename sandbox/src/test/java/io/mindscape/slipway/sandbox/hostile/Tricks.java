package io.mindscape.slipway.sandbox.hostile;

import io.mindscape.slipway.sandbox.hostile.Trick.Item;
import io.mindscape.slipway.sandbox.hostile.Trick.Way;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;

/** The table of hostile inputs. */
final class Tricks {

  /** The repository that they come into: one application that is right. */
  static final String STRATEGY =
      """
      delivery:
        environments:
          staging: {paths: [staging], namespace: shop, sync: none}
      """;

  private static final String WRONG =
      "apiVersion: v1\nkind: Service\nmetadata: {name: %s}\nspec: {ports: [{port: 80}]}\n%s: 1\n";
  private static final String UNKNOWN = "schema/unknown-field";
  private static final String FAILED = "render/failed";
  private static final int TOO_LARGE = 40 << 20;

  private Tricks() {}

  static List<Trick> all() {
    var all = new ArrayList<Trick>();
    all.addAll(charts());
    all.addAll(overlays());
    all.addAll(files());
    all.addAll(names());
    all.addAll(ways());
    return all;
  }

  private static List<Trick> charts() {
    return List.of(
        template(
            "loops", "{{ range until 100000 }}{{ range until 100000 }}{{ end }}{{ end }}", FAILED),
        template(
            "allocates",
            "{{ $x := repeat 1000000 \"abcdefgh\" }}{{ range until 500 }}{{ $x = print $x $x }}{{"
                + " end }}{{ $x | len }}",
            FAILED),
        template("gigabytes", "{{ range until 3000 }}{{ repeat 1000000 \"x\" }}{{ end }}", FAILED),
        template("more-than-it-may", "a: {{ repeat 20000000 \"x\" }}", FAILED),
        template(
            "include",
            "{{ define \"f\" }}{{ include \"f\" . }}{{ end }}{{ include \"f\" . }}",
            FAILED),
        template(
            "tpl",
            "{{ define \"g\" }}{{ tpl \"{{ include \\\"g\\\" . }}\" . }}{{ end }}{{ include \"g\" ."
                + " }}",
            FAILED),
        template("env", "a: b\nc: {{ env \"HOME\" }}", FAILED, 2),
        template(
            "lookup",
            map("lookup", "{{ lookup \"v1\" \"Secret\" \"a\" \"\" | toJson | quote }}"),
            "render/lookup",
            4),
        harmless("passwd", map("passwd", "{{ .Files.Get \"/etc/passwd\" | quote }}")),
        harmless(
            "passwd-above", map("above", "{{ .Files.Get \"../../../../etc/passwd\" | quote }}")),
        harmless("glob", map("glob", "{{ (.Files.Glob \"/etc/*\").AsConfig | quote }}")),
        harmless("host", map("host", "{{ getHostByName \"localhost\" | quote }}")),
        template("no-yaml", "a: [", FAILED),
        template("fails-in-markdown", "{{ fail \"](x) <img src=x> @everyone `\\n# big\" }}", FAILED)
            .hiding("<img src=x>", "@everyone", "\n# big"),
        chart("bomb-in-values")
            .with("charts/bomb-in-values/values.yaml", bomb(8))
            .tells("yaml/anchor-bomb", "charts/bomb-in-values/values.yaml", 1),
        chart("from-elsewhere")
            .with(
                "charts/from-elsewhere/Chart.yaml",
                """
                apiVersion: v2
                name: from-elsewhere
                version: 1.0.0
                dependencies:
                  - name: x
                    version: 1.0.0
                    repository: https://example.com
                """)
            .tells(FAILED, "charts/from-elsewhere/Chart.yaml", 5),
        chart("schema-of-a-file")
            .with(
                "charts/schema-of-a-file/values.schema.json",
                "{\n  \"$ref\": \"file:///etc/passwd\"\n}\n")
            .tells(FAILED, "charts/schema-of-a-file/values.schema.json", 2),
        chart("link")
            .with("charts/link/templates/p.yaml", new Item.Link("/etc/passwd"))
            .tells("render/link", "charts/link/templates/p.yaml", 1),
        chart("huge-in-a-chart")
            .with("charts/huge-in-a-chart/files/data", new Item.Content(new byte[TOO_LARGE]))
            .tells("file/too-large", "charts/huge-in-a-chart/files/data", 1));
  }

  private static List<Trick> overlays() {
    return List.of(
        overlay("remote", "resources:\n  - https://example.com/base\n", "remote", 2),
        overlay("remote-git", "resources:\n  - git@example.com:a/b\n", "remote", 2),
        overlay("outside", "resources:\n  - ../../../../etc/passwd\n", "outside", 2),
        overlay("inflates", "helmCharts:\n  - {name: x, repo: https://example.com}\n", "helm", 1),
        overlay(
            "program",
            "generators:\n  - |\n    apiVersion: v1\n    kind: Exec\n    metadata: {name: x}\n",
            "plugin",
            2),
        overlay("circle", "resources:\n  - ../circle\n", "circle", 2),
        overlay("linked", "resources:\n  - passwd.yaml\n", "link", 2)
            .with("staging/linked/passwd.yaml", new Item.Link("/etc/passwd")));
  }

  private static List<Trick> files() {
    var deep = "staging/deep/" + "d/".repeat(200) + "it.yaml";
    return List.of(
        file("bomb", "staging/bomb/it.yaml", bomb(8), "yaml/anchor-bomb"),
        file("depth", "staging/depth/it.yaml", "[".repeat(20_000), "yaml/anchor-bomb"),
        Trick.of("binary")
            .with("staging/binary/it.yaml", new Item.Content(binary()))
            .tells("yaml/encoding", "staging/binary/it.yaml", 1),
        Trick.of("huge")
            .with("staging/huge/it.yaml", new Item.Content(new byte[TOO_LARGE]))
            .with("staging/huge/wrong.yaml", WRONG.formatted("beside", "wrong"))
            .tells("file/too-large", "staging/huge/it.yaml", 1)
            .tells(UNKNOWN, "staging/huge/wrong.yaml", 5),
        Trick.of("huge film")
            .with("docs/film.mp4", new Item.Content(new byte[TOO_LARGE]))
            .tells("file/too-large", "docs/film.mp4", 1)
            .by(new Way("", "", true)),
        Trick.of("deep").with(deep, WRONG.formatted("deep", "wrong")).tells(UNKNOWN, deep, 5),
        manyFiles(),
        manyFindings(),
        Trick.of("link to the machine").with("staging/alone/it.yaml", new Item.Link("/etc/passwd")),
        Trick.of("submodule").with("charts/submodule", new Item.Submodule()),
        // It is YAML, a text, and no object: nothing is deployed of it.
        Trick.of("lfs")
            .with(
                "staging/lfs/it.yaml",
                "version https://git-lfs.github.com/spec/v1\noid sha256:"
                    + "4d".repeat(32)
                    + "\nsize 12345\n"),
        Trick.of("terraform-depth")
            .with("infra/depth/main.tf", "locals {\n  a = " + "(".repeat(50_000) + "\n}\n")
            .tells("terraform/syntax", "infra/depth/main.tf", 2),
        Trick.of("strategy-bomb")
            .with("slipway.yaml", bomb(8))
            .tells("yaml/anchor-bomb", "slipway.yaml", 1)
            .by(new Way("", "", true)),
        Trick.of("strategy-huge")
            .with("slipway.yaml", new Item.Content(new byte[TOO_LARGE]))
            .tells("file/too-large", "slipway.yaml", 1)
            .by(new Way("", "", true)));
  }

  private static List<Trick> names() {
    return List.of(
        named("newline", "a\nb\n# big.yaml").hiding("\n# big"),
        named("control", "a\u001b[31m\u0007b.yaml").hiding("\u001b", "\u0007"),
        named("markdown", "](x)`**b**`~~c~~[link](u).yaml").hiding("[link](u)"),
        named("html", "<img src=x onerror=alert(1)>.yaml").hiding("<img src=x"),
        named("mention", "@everyone #1 GH-2.yaml"),
        named("right-to-left", "\u202Elmay.exe\u202C\u2066x\u2069.yaml").hiding("\u202E", "\u2066"),
        named("flag", "--help.yaml"),
        Trick.of("field")
            .with(
                "staging/field/it.yaml",
                WRONG.formatted("field", "\"](x) <img src=y> @everyone \\u202E\""))
            .tells(UNKNOWN, "staging/field/it.yaml", 5)
            .hiding("<img src=y>", "\u202E"),
        Trick.of("link in a name")
            .with("staging/out/it.yaml", WRONG.formatted("\"https://evil.example/x\"", "wrong"))
            .tells(UNKNOWN, "staging/out/it.yaml", 5)
            .hiding("(https://evil.example", " https://evil.example"));
  }

  private static List<Trick> ways() {
    return List.of(
        file("huge-message", "staging/message/it.yaml", WRONG.formatted("m", "wrong"), UNKNOWN, 5)
            .by(
                new Way(
                    "", "x".repeat(1 << 20) + "\n\nCo-authored-by: " + "y".repeat(100_000), false)),
        file("long-branch", "staging/branch/it.yaml", WRONG.formatted("l", "wrong"), UNKNOWN, 5)
            .by(new Way("b".repeat(200), "", false)),
        file("bad-branch", "staging/bad/it.yaml", WRONG.formatted("b", "wrong"), UNKNOWN, 5)
            .by(new Way("$(id);`id`<img>@all", "", false)));
  }

  private static Trick manyFiles() {
    var files = new LinkedHashMap<String, Item>();
    for (int at = 0; at < 10_000; at++) {
      files.put("docs/many/%d.txt".formatted(at), new Item.Content(new byte[] {'x'}));
    }
    return new Trick("ten thousand files", files, List.of(), List.of(), Way.USUAL);
  }

  private static Trick manyFindings() {
    var trick = Trick.of("a thousand findings");
    var files = new LinkedHashMap<String, Item>();
    for (int at = 0; at < 1_000; at++) {
      files.put(
          "staging/thousand/%04d.yaml".formatted(at),
          new Item.Content(
              WRONG.formatted("t" + at, "wrong" + at).getBytes(StandardCharsets.UTF_8)));
    }
    return new Trick(trick.name(), files, List.of(), List.of(), Way.USUAL)
        .tells(UNKNOWN, "staging/thousand/0000.yaml", 5);
  }

  private static Trick template(String name, String text, String rule) {
    return template(name, text, rule, 1);
  }

  private static Trick template(String name, String text, String rule, int line) {
    return chart(name)
        .with("charts/%s/templates/it.yaml".formatted(name), text)
        .tells(rule, "charts/%s/templates/it.yaml".formatted(name), line);
  }

  private static Trick harmless(String name, String text) {
    return chart(name).with("charts/%s/templates/it.yaml".formatted(name), text);
  }

  static Trick chart(String name) {
    return Trick.of(name)
        .with(
            "charts/%s/Chart.yaml".formatted(name),
            "apiVersion: v2\nname: %s\nversion: 1.0.0\n".formatted(name))
        .with("charts/%s/templates/ok.yaml".formatted(name), map("ok", "fine"))
        .with("staging/%s/values.yaml".formatted(name), "given: true\n");
  }

  private static String map(String name, String value) {
    return "apiVersion: v1\nkind: ConfigMap\nmetadata: {name: \"{{ .Release.Name }}-%s\"}\ndata: {x: %s}\n"
        .formatted(name, value);
  }

  private static Trick overlay(String name, String text, String rule, int line) {
    var file = "staging/%s/kustomization.yaml".formatted(name);
    return Trick.of(name).with(file, text).tells("render/kustomize-" + rule, file, line);
  }

  private static Trick file(String name, String path, String text, String rule) {
    return file(name, path, text, rule, 1);
  }

  private static Trick file(String name, String path, String text, String rule, int line) {
    return Trick.of(name).with(path, text).tells(rule, path, line);
  }

  /** A file of a hostile name in which something is wrong. */
  private static Trick named(String name, String file) {
    var path = "staging/%s/%s".formatted(name, file);
    return file("name-" + name, path, WRONG.formatted("n-" + name, "wrong"), UNKNOWN, 5);
  }

  /** Each level has nine of the one above. */
  private static String bomb(int levels) {
    var text = new StringBuilder("a: &a [x,x,x,x,x,x,x,x,x]\n");
    for (char at = 'b'; at < 'a' + levels; at++) {
      var above = "*" + (char) (at - 1);
      text.append(
          "%c: &%c [%s]\n".formatted(at, at, String.join(",", Collections.nCopies(9, above))));
    }
    return text.toString();
  }

  private static byte[] binary() {
    var bytes = new byte[5000];
    for (int at = 0; at < bytes.length; at++) {
      bytes[at] = (byte) (at * 31);
    }
    return bytes;
  }
}
