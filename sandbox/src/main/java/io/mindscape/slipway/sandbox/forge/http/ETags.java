package io.mindscape.slipway.sandbox.forge.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Marks what is read with a tag of its content, and answers 304 to those who have it already. */
public final class ETags implements Filter {

  @Override
  public Answer pass(Call call, Handler next) {
    var answer = next.answer(call);
    var content = answer.content() instanceof Answer.Json json ? json.written() : answer.content();
    var written = new Answer(answer.status(), content, answer.headers());
    if (!call.request().reads()
        || answer.status() != 200
        || !(content instanceof Answer.Raw(byte[] bytes, String type))) {
      return written;
    }
    var tag = "W/\"%s\"".formatted(digest(bytes));
    var told = known(call, tag) ? new Answer(304, new Answer.Nothing()) : written;
    return told.with("ETag", tag).with("Cache-Control", "private, no-cache");
  }

  /** A weak comparison: what a proxy made of a tag still is that tag. */
  private static boolean known(Call call, String tag) {
    return List.of(call.header("if-none-match").split("\\s*,\\s*")).stream()
        .anyMatch(one -> one.equals(tag) || ("W/" + one).equals(tag));
  }

  private static String digest(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
