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
import io.helidon.webserver.http1.Http1Config;
import io.helidon.webserver.http1.Http1ConnectionSelector;
import io.helidon.webserver.spi.ServerConnection;
import io.helidon.webserver.spi.ServerConnectionSelector;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutorService;

/**
 * HTTP/1.1 over connections that hold little while nothing happens on them: what arrives is read by
 * {@link LeanReader} into a {@link RequestReader}, and the 8 KB that Helidon's socket keeps for
 * reading are given up.
 */
final class LeanConnections implements ServerConnectionSelector {

  private final ServerConnectionSelector http1;
  private final LeanReader.Pieces pieces = new LeanReader.Pieces();

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
    var socket = context.serverSocket();
    UnusedBuffer.giveUp(socket);
    return http1.connection(new Lean(context, new RequestReader(new LeanReader(socket, pieces))));
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
