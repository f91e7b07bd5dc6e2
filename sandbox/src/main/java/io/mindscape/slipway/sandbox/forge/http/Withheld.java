package io.mindscape.slipway.sandbox.forge.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Keeps an answer back until it is whole and somebody has had a look. */
final class Withheld extends OutputStream {

  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private final OutputStream out;
  private final Runnable look;
  private boolean closed;

  Withheld(OutputStream out, Runnable look) {
    this.out = out;
    this.look = look;
  }

  @Override
  public void write(int b) {
    whole.write(b);
  }

  @Override
  public void write(byte[] bytes, int from, int length) {
    whole.write(bytes, from, length);
  }

  @Override
  public void close() throws IOException {
    if (closed) {
      return;
    }
    closed = true;
    look.run();
    try (out) {
      whole.writeTo(out);
    }
  }
}
