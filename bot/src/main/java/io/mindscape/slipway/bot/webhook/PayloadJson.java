package io.mindscape.slipway.bot.webhook;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;

/** How payloads are read: strictly, and within limits that no payload of GitHub's reaches. */
final class PayloadJson {

  static final int DEEPEST = 100;
  static final int LONGEST_NAME = 1_000;
  static final int LONGEST_NUMBER = 100;
  static final int LONGEST_STRING = 4 * 1024 * 1024;
  static final int MOST_TOKENS = 2_000_000;

  /** For {@link EnvelopeReader}, which looks itself for names that are there twice. */
  static final JsonFactory ENVELOPES =
      JsonFactory.builder().streamReadConstraints(limits()).build();

  static final JsonFactory FACTORY =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(limits())
          .build();

  private static final int BLOCK = 8_192;

  private PayloadJson() {}

  private static StreamReadConstraints limits() {
    return StreamReadConstraints.builder()
        .maxNestingDepth(DEEPEST)
        .maxNameLength(LONGEST_NAME)
        .maxNumberLength(LONGEST_NUMBER)
        .maxStringLength(LONGEST_STRING)
        .maxTokenCount(MOST_TOKENS)
        .build();
  }

  /**
   * Whether these are the bytes of a JSON object in UTF-8, as far as that can be seen from outside:
   * it begins with a brace, has no NUL (so it is no UTF-16), and every character is well-formed.
   */
  static boolean looksRight(byte[] body) {
    int at = 0;
    while (at < body.length
        && (body[at] == ' ' || body[at] == '\n' || body[at] == '\r' || body[at] == '\t')) {
      at++;
    }
    if (at == body.length || body[at] != '{') {
      return false;
    }
    boolean plain = true;
    for (byte each : body) {
      if (each == 0) {
        return false;
      }
      plain &= each > 0;
    }
    return plain || isUtf8(body);
  }

  private static boolean isUtf8(byte[] body) {
    var decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(body);
    var out = CharBuffer.allocate(BLOCK);
    try {
      while (true) {
        var result = decoder.decode(in, out, true);
        if (result.isError()) {
          result.throwException();
        }
        if (result.isUnderflow()) {
          return true;
        }
        out.clear();
      }
    } catch (CharacterCodingException malformed) {
      return false;
    }
  }
}
