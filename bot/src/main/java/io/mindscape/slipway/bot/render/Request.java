package io.mindscape.slipway.bot.render;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** The body of a request, as it is put together: numbers, and texts with their length before. */
final class Request {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();

  Request number(int value) {
    body.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(value).array());
    return this;
  }

  Request text(String value) {
    return bytes(value.getBytes(StandardCharsets.UTF_8));
  }

  Request bytes(byte[] value) {
    number(value.length);
    body.writeBytes(value);
    return this;
  }

  byte[] body() {
    return body.toByteArray();
  }
}
