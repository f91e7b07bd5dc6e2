package io.mindscape.slipway.policies.semantic.custom;

/** Lengths, which count characters, patterns, which may match anywhere, and formats of texts. */
final class Texts {

  private Texts() {}

  /** Of length and pattern the server says the first that is wrong. */
  static Result judge(Schema schema, String text, Path path) {
    var result = new Result();
    int length = text.codePointCount(0, text.length());
    var most = schema.count("maxLength");
    var least = schema.count("minLength");
    if (most != null && length > most) {
      result.blocking(path, "has %d characters; at most %d are allowed.".formatted(length, most));
    } else if (least != null && length < least) {
      result.invalid(path, "has %d characters; at least %d are wanted.".formatted(length, least));
    } else if (!schema.allows(text)) {
      result.invalid(
          path, "is %s: it has to match %s.".formatted(Json.shown(text), schema.text("pattern")));
    }
    return result;
  }

  static Result form(Schema schema, String text, Path path) {
    var result = new Result();
    if (!Forms.fits(schema.format(), text)) {
      result.blocking(path, "is %s, which is no %s.".formatted(Json.shown(text), schema.format()));
    }
    return result;
  }
}
