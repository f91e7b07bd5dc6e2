package io.mindscape.slipway.bot.app;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.LazyString;
import java.nio.charset.Charset;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Helidon's reader, made anew when a request begins to arrive. Its own keeps a list of what
 * arrived. A connection waits for long, so that the end of its list grows old; and to a collector
 * of what is young whatever hangs on something old is alive. Each request would hang there, and the
 * next one on it, until a collection of the whole heap.
 */
final class RequestReader extends DataReader {

  private final Supplier<byte[]> source;

  /** Has something left to be read; null while nothing has arrived. */
  private @Nullable DataReader current;

  /**
   * @param source as {@link DataReader} takes it: the next bytes, or null at the end
   */
  @SuppressWarnings("removal") // Helidon's own way gives no reader of another class
  RequestReader(Supplier<byte[]> source) {
    super(source);
    this.source = source;
  }

  /** The reader of this request; waits for the next one where all of the last has been read. */
  private DataReader now() {
    if (current == null || current.available() == 0) {
      // Who waits holds nothing.
      current = null;
      current = begun(source.get());
    }
    return current;
  }

  private DataReader begun(byte @Nullable [] first) {
    var reader = DataReader.create(new Beginning(first, source));
    reader.ensureAvailable();
    return reader;
  }

  /** What was read already, and then what comes. */
  private static final class Beginning implements Supplier<byte[]> {

    private final Supplier<byte[]> rest;
    private byte @Nullable [] first;
    private boolean begun;

    private Beginning(byte @Nullable [] first, Supplier<byte[]> rest) {
      this.first = first;
      this.rest = rest;
    }

    @Override
    @SuppressWarnings("NullAway") // null is how Helidon's readers are told of the end
    public byte[] get() {
      if (begun) {
        return rest.get();
      }
      begun = true;
      var bytes = first;
      first = null;
      return bytes;
    }
  }

  @Override
  public int available() {
    return current == null ? 0 : current.available();
  }

  @Override
  public void pullData() {
    if (available() == 0) {
      now();
    } else {
      now().pullData();
    }
  }

  @Override
  public void skip(int length) {
    if (length > 0) {
      now().skip(length);
    }
  }

  @Override
  public void ensureAvailable() {
    now().ensureAvailable();
  }

  @Override
  public byte read() {
    return now().read();
  }

  @Override
  public byte lookup() {
    return now().lookup();
  }

  @Override
  public boolean startsWithNewLine() {
    return now().startsWithNewLine();
  }

  @Override
  public boolean startsWith(byte[] prefix) {
    return now().startsWith(prefix);
  }

  @Override
  public BufferData readBuffer() {
    return now().readBuffer();
  }

  @Override
  public BufferData readBuffer(int length) {
    return now().readBuffer(length);
  }

  @Override
  public BufferData getBuffer(int length) {
    return now().getBuffer(length);
  }

  @Override
  public LazyString readLazyString(Charset charset, int length) {
    return now().readLazyString(charset, length);
  }

  @Override
  public String readAsciiString(int length) {
    return now().readAsciiString(length);
  }

  @Override
  public byte[] readBytes(int length) {
    return now().readBytes(length);
  }

  @Override
  public String readLine() throws IncorrectNewLineException {
    return now().readLine();
  }

  @Override
  public int findOrNewLine(byte wanted, int most) throws IncorrectNewLineException {
    return now().findOrNewLine(wanted, most);
  }

  @Override
  public int findNewLine(int most) throws IncorrectNewLineException {
    return now().findNewLine(most);
  }

  @Override
  public String debugDataHex() {
    return current == null ? "" : current.debugDataHex();
  }
}
