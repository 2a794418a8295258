package dev.bakeoff;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;

/** Stands between clients and a server on this machine, and can be cut or swallow everything. */
final class Network implements AutoCloseable {
  private final int target;
  private final ServerSocket listening;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean down;
  private volatile CountDownLatch flowing = new CountDownLatch(0);

  Network(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("network").start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Breaks all connections; new ones do not come through. */
  void cut() {
    down = true;
    open.forEach(Network::closeNow);
  }

  /** Lets new connections come through. */
  void mend() {
    down = false;
  }

  /** Holds everything back, as a network does that loses all packets for a while. */
  void swallow(boolean holds) {
    if (holds) {
      flowing = new CountDownLatch(1);
    } else {
      flowing.countDown();
    }
  }

  private void accept() {
    while (!listening.isClosed()) {
      try {
        Socket client = listening.accept();
        if (down) {
          client.close();
        } else {
          join(client);
        }
      } catch (IOException ignored) {
        // Closed, or the server is not there; the client finds out.
      }
    }
  }

  private void join(Socket client) throws IOException {
    Socket server = new Socket();
    server.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), target));
    client.setTcpNoDelay(true);
    server.setTcpNoDelay(true);
    open.add(client);
    open.add(server);
    Thread.ofPlatform().daemon().start(() -> pump(client, server));
    Thread.ofPlatform().daemon().start(() -> pump(server, client));
  }

  private void pump(Socket from, Socket to) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        flowing.await();
        out.write(buffer, 0, count);
      }
    } catch (IOException ignored) {
      // The other side has closed.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private static void closeNow(Socket socket) {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
    flowing.countDown();
    open.forEach(Network::closeNow);
  }
}
