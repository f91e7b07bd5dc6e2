package io.mindscape.slipway.sandbox.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Locale;

/** Secrets that are wrong in some way, with a word in their values that no message may tell. */
final class Secrets {

  private final Chance chance;

  Secrets(Chance chance) {
    this.chance = chance;
  }

  Sample file() {
    var secret = "q7Zx%08xW".formatted(chance.below(Integer.MAX_VALUE)).toUpperCase(Locale.ROOT);
    var field = chance.of("data", "data", "stringData", "data: *a\nstringData", "Data", "dota");
    var text =
        "apiVersion: "
            + chance.of("v1", "v1", "v2")
            + "\nkind: Secret\nmetadata: {name: "
            + chance.of("a", "A_", "\"\"", "[]")
            + "}\ntype: "
            + chance.of(
                "Opaque",
                "kubernetes.io/tls",
                "kubernetes.io/dockerconfigjson",
                "kubernetes.io/basic-auth",
                "kubernetes.io/ssh-auth",
                "kubernetes.io/dockercfg",
                "bootstrap.kubernetes.io/token",
                "[]")
            + "\n"
            + (chance.oneIn(8) ? "immutable: []\n" : "")
            + field
            + ":"
            + data(secret)
            + chance.of("", "", "\n\tx: y", "\n ]", "\nkind: [", "\n--- {");
    return new Sample("secret", text.getBytes(StandardCharsets.UTF_8), secret);
  }

  private String data(String secret) {
    return switch (chance.below(8)) {
      case 0 -> " " + chance.of("[", "{a: ", "'", "\"", "|\n  ", "") + secret;
      case 1 -> " [" + value(secret) + "]";
      case 2 -> " {a: " + value(secret) + ", a: " + value(secret) + "}";
      default -> chance.times(1 + chance.few(3), () -> "\n  " + key() + ": " + value(secret));
    };
  }

  private String key() {
    return chance.of(
        "a",
        "password",
        "tls.crt",
        "tls.key",
        ".dockerconfigjson",
        ".dockercfg",
        "username",
        "ssh-privatekey",
        "token-id",
        "a/b",
        "..",
        "'<<'",
        "<<",
        "1");
  }

  private String value(String secret) {
    var base64 = Base64.getEncoder().encodeToString(secret.getBytes(StandardCharsets.UTF_8));
    return switch (chance.below(14)) {
      case 0 -> '"' + secret + '"';
      case 1 -> "|\n    " + secret + "\n    " + secret;
      case 2 -> "[" + secret + "]";
      case 3 -> "{b: " + secret + "}"; // merged, its key is one of the Secret
      case 4 -> "{a: {b: " + secret + "}}";
      case 5 -> '"' + secret;
      case 6 -> secret + ": " + secret;
      case 7 -> "!!int " + secret;
      case 8 -> "!!binary " + secret;
      case 9 -> "'{\"auths\": {\"r\": {\"auth\": \"" + secret + "\"'";
      case 10 -> "-----BEGIN CERTIFICATE-----" + secret;
      case 11 -> base64;
      case 12 -> '"' + secret + "\\q\"";
      default -> secret;
    };
  }
}
