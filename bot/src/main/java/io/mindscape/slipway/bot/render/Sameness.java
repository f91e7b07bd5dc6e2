package io.mindscape.slipway.bot.render;

import io.mindscape.slipway.jobs.render.Chance;
import io.mindscape.slipway.jobs.render.HelmRenderer.Release;
import io.mindscape.slipway.jobs.render.TemplateWords;
import io.mindscape.slipway.policies.yaml.SourceFile;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Has a chart render to the same bytes everywhere, by putting other words into its templates before
 * Helm reads them: for what is made by chance or tells the time, something of the same type that is
 * always the same; for {@code lookup}, an empty answer; and for the API versions, of which the
 * library can be told nothing, what the cluster serves. No line moves.
 */
final class Sameness {

  private static final String HELPERS = "templates/_slipway-same.tpl";

  private static final String CERTIFICATE =
      """
      -----BEGIN CERTIFICATE-----
      MIIBizCCATGgAwIBAgIUasjW77Ygb6Gi9tc6nJZybGcya24wCgYIKoZIzj0EAwIw
      GjEYMBYGA1UEAwwPc2xpcHdheS5pbnZhbGlkMCAXDTI2MTEyNjIwMTUzM1oYDzIx
      MjYxMTAyMjAxNTMzWjAaMRgwFgYDVQQDDA9zbGlwd2F5LmludmFsaWQwWTATBgcq
      hkjOPQIBBggqhkjOPQMBBwNCAATaPKQkybynSCfQBzGxvIkzld6u8lUO4YwpMtqb
      22GI0AdmJdWRQYzJrzuiT7+8gRFa+TtWmJYEiU1qIREM4I8Ko1MwUTAdBgNVHQ4E
      FgQUo+9W5tmrUEvXrTbFp6Of5e1IP2gwHwYDVR0jBBgwFoAUo+9W5tmrUEvXrTbF
      p6Of5e1IP2gwDwYDVR0TAQH/BAUwAwEB/zAKBggqhkjOPQQDAgNIADBFAiA16jtI
      mKjDZxsWMDFNNCWlx0M7bztRkWbN0/THjtlNPgIhAMobWbQNkKG2XVXbjHKEwEHL
      6ZG1KS3rmCdTkXkUGs5F
      -----END CERTIFICATE-----
      """;

  private final Map<String, String> words;
  private final Release release;
  private final SortedSet<String> served;

  Sameness(Release release, SortedSet<String> builtIn) {
    this.release = release;
    this.served = new TreeSet<>(builtIn);
    this.served.addAll(release.apiVersions());
    this.words = words(release.luck());
  }

  /** The files, of which templates may say something else. */
  List<SourceFile> of(List<SourceFile> chart) {
    var files = new ArrayList<SourceFile>();
    boolean isChanged = false;
    for (var file : chart) {
      var same = isTemplate(file.path()) ? changed(file) : null;
      isChanged |= same != null;
      files.add(same == null ? file : same);
    }
    if (isChanged && chart.stream().noneMatch(file -> file.path().equals(HELPERS))) {
      files.add(file(HELPERS, helpers(release.luck())));
    }
    return files;
  }

  private static boolean isTemplate(String path) {
    return path.startsWith("templates/") || path.contains("/templates/");
  }

  private @Nullable SourceFile changed(SourceFile file) {
    var text = file.text();
    if (!text.contains("{{")) {
      return null;
    }
    var changed = new StringBuilder();
    int done = 0;
    for (var word : TemplateWords.in(text)) {
      var other = other(word.text());
      if (other != null) {
        changed.append(text, done, word.start()).append(other);
        done = word.end();
      }
    }
    return done == 0 ? null : file(file.path(), changed.append(text.substring(done)).toString());
  }

  private @Nullable String other(String word) {
    if (word.endsWith(".Capabilities.APIVersions.Has")) {
      return "regexMatch \"^(" + String.join("|", served).replace(".", "[.]") + ")$\"";
    }
    if (word.endsWith(".Capabilities.APIVersions")) {
      return "(list \"" + String.join("\" \"", served) + "\")";
    }
    return words.get(word);
  }

  /** Functions that take one argument are templates; those that take none, values. */
  private static Map<String, String> words(int luck) {
    var words = new HashMap<String, String>();
    // Of its arguments, a dictionary keeps what nobody asks it for.
    var pair = "dict \"Cert\" %s \"Key\" %s".formatted(quoted(cert(luck)), quoted(key(luck)));
    Chance.functions().stream()
        .filter(function -> function.startsWith("gen"))
        .forEach(function -> words.put(function, pair));
    words.put("genPrivateKey", "include \"slipway.key\"");
    words.put("randAlphaNum", "include \"slipway.letters\"");
    words.put("randAlpha", "include \"slipway.letters\"");
    words.put("randAscii", "include \"slipway.letters\"");
    words.put("randNumeric", "include \"slipway.digits\"");
    words.put("randBytes", "include \"slipway.bytes\"");
    words.put("randInt", luck % 2 == 0 ? "min" : "max");
    words.put("shuffle", luck % 2 == 0 ? "print" : "print \"~\"");
    words.put("uuidv4", "\"00000000-0000-4000-8000-%012d\"".formatted(luck));
    words.put("now", "(toDate \"2006-01-02\" \"20%02d-01-01\")".formatted(luck % 100));
    // A verb with a width of none prints nothing of the arguments.
    words.put("htpasswd", "printf \"%%.0s%%.0suser:$2a$10$%022d\"".formatted(luck));
    words.put("bcrypt", "printf \"%%.0s$2a$10$%022d\"".formatted(luck));
    words.put("encryptAES", "printf \"%%.0s%%.0s%022d==\"".formatted(luck));
    words.put(Chance.LOOKUP, "omit (dict)");
    return words;
  }

  private static String helpers(int luck) {
    return """
    {{- define "slipway.letters" }}{{ repeat (int .) "%s" }}{{ end }}
    {{- define "slipway.digits" }}{{ repeat (int .) "%d" }}{{ end }}
    {{- define "slipway.bytes" }}{{ repeat (int .) "%s" | b64enc }}{{ end }}
    {{- define "slipway.key" }}{{ print %s }}{{ end }}
    """
        .formatted(letter(luck), 1 + luck % 9, letter(luck), quoted(key(luck)));
  }

  private static String letter(int luck) {
    return Character.toString('a' + luck % 26);
  }

  /** Words before a certificate are no part of it. */
  private static String cert(int luck) {
    return luck == 0 ? CERTIFICATE : luck + "\n" + CERTIFICATE;
  }

  private static String key(int luck) {
    return "no key %d: one is made at each rendering\n".formatted(luck);
  }

  private static String quoted(String text) {
    return "\"" + text.replace("\n", "\\n") + "\"";
  }

  private static SourceFile file(String path, String text) {
    return new SourceFile(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
