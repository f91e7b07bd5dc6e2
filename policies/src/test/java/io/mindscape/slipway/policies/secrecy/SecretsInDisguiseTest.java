package io.mindscape.slipway.policies.secrecy;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.mindscape.slipway.policies.Given;
import java.net.URLEncoder;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.json.JsonMapper;

/** A known secret is found in a text in whatever form it stands there. */
class SecretsInDisguiseTest {

  /** With all characters that one form or another writes differently. */
  private static final String SECRET = "pQ7+x/9&Lm<'\"> w%zK4?vT8~Hd2 rB6jN0sY5";

  private static final String CERTIFICATE =
      "MIIBhQ".repeat(9) + "9kTq7Zx+/Ww2" + "Ab3Cd4".repeat(9);

  /**
   * @param known as the file has it
   * @param written what stands in the text
   */
  record Disguise(String name, String known, String written) {
    static Disguise of(String name, UnaryOperator<String> form) {
      return new Disguise(name, SECRET, form.apply(SECRET));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Disguise> disguises() {
    return List.of(
        Disguise.of("as it is", text -> text),
        Disguise.of("with blanks around it", text -> "  " + text + "\n"),
        Disguise.of("base64", text -> base64(text, Base64.getEncoder())),
        Disguise.of("base64 without padding", text -> base64(text, bare(Base64.getEncoder()))),
        Disguise.of("base64 for links", text -> base64(text, Base64.getUrlEncoder())),
        Disguise.of("base64 for links, bare", text -> base64(text, bare(Base64.getUrlEncoder()))),
        Disguise.of(
            "base64 with the end of the line", text -> base64(text + "\n", Base64.getEncoder())),
        Disguise.of("base64 of a login", text -> base64("me:" + text, Base64.getEncoder())),
        Disguise.of("base64 of another login", text -> base64("bot:" + text, Base64.getEncoder())),
        Disguise.of(
            "base64 of a third login", text -> base64("admin:" + text, Base64.getEncoder())),
        Disguise.of(
            "base64 of a login, for links",
            text -> base64("bot:" + text + ":x", Base64.getUrlEncoder())),
        Disguise.of(
            "base64 in lines", text -> base64(text, Base64.getMimeEncoder(16, new byte[] {'\n'}))),
        Disguise.of(
            "base64 in lines of Windows",
            text -> base64(text, Base64.getMimeEncoder(16, new byte[] {'\r', '\n'}))),
        Disguise.of(
            "base64 in lines that are indented",
            text -> base64(text, Base64.getMimeEncoder(16, new byte[] {'\n', ' ', ' '}))),
        Disguise.of(
            "base64 in lines within JSON",
            text ->
                base64(text, Base64.getMimeEncoder(16, new byte[] {'\n'})).replace("\n", "\\n")),
        Disguise.of("hexadecimal", text -> HexFormat.of().formatHex(text.getBytes(UTF_8))),
        Disguise.of(
            "hexadecimal in capitals",
            text -> HexFormat.of().withUpperCase().formatHex(text.getBytes(UTF_8))),
        Disguise.of("as a form is sent", text -> URLEncoder.encode(text, UTF_8)),
        Disguise.of("in a link", text -> URLEncoder.encode(text, UTF_8).replace("+", "%20")),
        Disguise.of("in a link, in small letters", text -> lower(URLEncoder.encode(text, UTF_8))),
        Disguise.of("in JSON", text -> JsonMapper.shared().writeValueAsString(text)),
        Disguise.of(
            "in JSON that escapes slashes",
            text -> JsonMapper.shared().writeValueAsString(text).replace("/", "\\/")),
        Disguise.of(
            "in JSON that is fit for HTML",
            text ->
                JsonMapper.shared()
                    .writeValueAsString(text)
                    .replace("<", "\\u003c")
                    .replace(">", "\\u003e")
                    .replace("&", "\\u0026")),
        Disguise.of(
            "in HTML",
            text -> text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")),
        Disguise.of(
            "in an attribute of HTML",
            text ->
                text.replace("&", "&amp;")
                    .replace("<", "&lt;")
                    .replace(">", "&gt;")
                    .replace("\"", "&quot;")
                    .replace("'", "&#39;")),
        Disguise.of("between single quotes of YAML", text -> "'" + text.replace("'", "''") + "'"),
        Disguise.of(
            "folded into lines", text -> text.replace(" rB6", "\n  rB6").replace(" w%", "\n  w%")),
        Disguise.of("cut, and said so", text -> text.substring(0, 12) + "…"),
        Disguise.of("cut with dots", text -> text.substring(0, 12) + " ..."),
        Disguise.of("only its beginning", text -> text.substring(0, 16)),
        new Disguise("known in base64", base64(SECRET, Base64.getEncoder()), SECRET),
        new Disguise("known in base64 for links", base64(SECRET, Base64.getUrlEncoder()), SECRET),
        new Disguise(
            "known in base64, told in hexadecimal",
            base64(SECRET, Base64.getEncoder()),
            HexFormat.of().formatHex(SECRET.getBytes(UTF_8))),
        new Disguise(
            "known in base64, told in a link",
            base64(SECRET, Base64.getEncoder()),
            URLEncoder.encode(SECRET, UTF_8)),
        new Disguise("one line of several", "first-line-2f\n" + SECRET + "\nthe last", SECRET),
        new Disguise(
            "several lines, in JSON",
            "line-one-77aa\nline-two-88bb",
            "line-one-77aa\\nline-two-88bb"),
        new Disguise("a long one in lines", CERTIFICATE, lines(CERTIFICATE, 40)),
        new Disguise("a long one that was in lines", lines(CERTIFICATE, 40), CERTIFICATE),
        new Disguise("a long one in other lines", lines(CERTIFICATE, 40), lines(CERTIFICATE, 64)));
  }

  private static String base64(String text, Base64.Encoder encoder) {
    return encoder.encodeToString(text.getBytes(UTF_8));
  }

  private static Base64.Encoder bare(Base64.Encoder encoder) {
    return encoder.withoutPadding();
  }

  private static String lower(String link) {
    return link.replace("%2B", "%2b")
        .replace("%2F", "%2f")
        .replace("%3C", "%3c")
        .replace("%3E", "%3e")
        .replace("%3F", "%3f")
        .replace("%7E", "%7e");
  }

  private static String lines(String text, int width) {
    return text.replace("\n", "").replaceAll("(.{" + width + "})", "$1\n");
  }

  @Test
  void theTableIsAsLongAsItWas() {
    assertThat(disguises()).hasSizeGreaterThanOrEqualTo(39);
    assertThat(disguises()).extracting(Disguise::name).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void isFoundInASentence(Disguise disguise) {
    assertHidden(disguise, Secrets.builder().values(List.of(disguise.known())).build());
  }

  @ParameterizedTest
  @MethodSource("disguises")
  void isFoundThoughAFileHoldsItInItsOwnWay(Disguise disguise) {
    var yaml =
        "apiVersion: v1\nkind: Secret\nmetadata: {name: keys}\nstringData:\n  note: "
            + JsonMapper.shared().writeValueAsString(disguise.known())
            + "\n";
    assertHidden(disguise, Secrets.builder().tree(Given.object(yaml).root()).build());
  }

  /** Of what stands there nothing is left by which one could go on guessing. */
  private static void assertHidden(Disguise disguise, Secrets secrets) {
    var told = secrets.mask("The server said «" + disguise.written() + "» and went away.");
    var written = disguise.written().strip();
    for (int at = 0; at + 10 <= written.length(); at++) {
      assertThat(told).doesNotContain(written.substring(at, at + 10));
    }
    assertThat(told).contains(Secrecy.NOT_SHOWN).endsWith(" and went away.");
  }
}
