package io.mindscape.slipway.sandbox.forge.http;

import io.helidon.webserver.CloseConnectionException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Lets a part of an answer through, and ends the connection. */
final class Broken extends OutputStream {

  private final ByteArrayOutputStream whole = new ByteArrayOutputStream();
  private final OutputStream out;
  private final double part;
  private final Runnable first;

  /**
   * @param part how much gets through, from 0 to 1
   * @param first happens before
   */
  Broken(OutputStream out, double part, Runnable first) {
    this.out = out;
    this.part = part;
    this.first = first;
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
    first.run();
    int length = (int) (whole.size() * part);
    if (length > 0) {
      out.write(whole.toByteArray(), 0, length);
      out.flush();
    }
    throw new CloseConnectionException("told to break the answer off");
  }
}
