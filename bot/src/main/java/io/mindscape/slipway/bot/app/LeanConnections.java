package io.mindscape.slipway.bot.app;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataReader;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import io.helidon.common.socket.PeerInfo;
import io.helidon.webserver.ConnectionContext;
import io.helidon.webserver.ListenerContext;
import io.helidon.webserver.ProxyProtocolData;
import io.helidon.webserver.Router;
import io.helidon.webserver.ServerConnectionException;
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * HTTP/1.1 over connections that hold little while nothing happens on them. Helidon's reader keeps
 * the array that it read last until it gets another one, which on an idle connection is up to 8 KB
 * of a request that was answered long ago. Here the last byte of what was read comes in an array of
 * its own, so that this is what is kept.
 */
final class LeanConnections implements ServerConnectionSelector {

  private final ServerConnectionSelector http1;

  LeanConnections(Http1Config config) {
    this.http1 = Http1ConnectionSelector.builder().config(config).build();
  }

  @Override
  public int bytesToIdentifyConnection() {
    return http1.bytesToIdentifyConnection();
  }

  @Override
  public Support supports(BufferData data) {
    return http1.supports(data);
  }

  @Override
  public Set<String> supportedApplicationProtocols() {
    return http1.supportedApplicationProtocols();
  }

  @Override
  public ServerConnection connection(ConnectionContext context) {
    return http1.connection(
        new Lean(context, DataReader.create(new LastApart(context.serverSocket()))));
  }

  /** What a socket sends; the last byte of each piece is a piece of its own. */
  private static final class LastApart implements Supplier<byte[]> {

    private final HelidonSocket socket;
    private byte @Nullable [] last;

    private LastApart(HelidonSocket socket) {
      this.socket = socket;
    }

    @Override
    @SuppressWarnings("NullAway") // null is how Helidon's sockets and readers say that it ended
    public byte[] get() {
      if (last != null) {
        var one = last;
        last = null;
        return one;
      }
      var read = read();
      if (read == null || read.length < 2) {
        return read;
      }
      last = new byte[] {read[read.length - 1]};
      return Arrays.copyOf(read, read.length - 1);
    }

    private byte @Nullable [] read() {
      try {
        return socket.get();
      } catch (UncheckedIOException broken) {
        throw new ServerConnectionException("the connection broke", broken);
      }
    }
  }

  /** A connection with another reader. */
  private record Lean(ConnectionContext whole, DataReader dataReader) implements ConnectionContext {

    @Override
    public PeerInfo remotePeer() {
      return whole.remotePeer();
    }

    @Override
    public PeerInfo localPeer() {
      return whole.localPeer();
    }

    @Override
    public boolean isSecure() {
      return whole.isSecure();
    }

    @Override
    public String socketId() {
      return whole.socketId();
    }

    @Override
    public String childSocketId() {
      return whole.childSocketId();
    }

    @Override
    public ListenerContext listenerContext() {
      return whole.listenerContext();
    }

    @Override
    public ExecutorService executor() {
      return whole.executor();
    }

    @Override
    public DataWriter dataWriter() {
      return whole.dataWriter();
    }

    @Override
    public Router router() {
      return whole.router();
    }

    @Override
    public Optional<ProxyProtocolData> proxyProtocolData() {
      return whole.proxyProtocolData();
    }

    @Override
    public HelidonSocket serverSocket() {
      return whole.serverSocket();
    }
  }
}
