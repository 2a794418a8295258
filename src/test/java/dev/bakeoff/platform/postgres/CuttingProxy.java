package dev.bakeoff.platform.postgres;

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
import java.util.concurrent.atomic.AtomicLong;

/** Stands between a client and a server, and cuts all connections when it has seen enough. */
final class CuttingProxy implements AutoCloseable {
  private final int target;
  private final ServerSocket listening;
  private final AtomicLong seen = new AtomicLong();
  private final AtomicLong cutAt = new AtomicLong(Long.MAX_VALUE);
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private volatile boolean down;
  private volatile boolean staysDown;
  private volatile int cuts;

  CuttingProxy(int target) throws IOException {
    this.target = target;
    this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread.ofPlatform().daemon().name("proxy").start(this::accept);
  }

  int port() {
    return listening.getLocalPort();
  }

  /** Cuts all connections after so many bytes more from the clients; new ones come through. */
  void cutAfter(long bytes) {
    staysDown = false;
    cutAt.set(seen.get() + bytes);
  }

  /** Likewise, and new ones do not come through. */
  void goDownAfter(long bytes) {
    staysDown = true;
    cutAt.set(seen.get() + bytes);
  }

  void comeUp() {
    down = false;
  }

  int cuts() {
    return cuts;
  }

  long seen() {
    return seen.get();
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
    open.add(client);
    open.add(server);
    Thread.ofPlatform().daemon().start(() -> pump(client, server, true));
    Thread.ofPlatform().daemon().start(() -> pump(server, client, false));
  }

  private void pump(Socket from, Socket to, boolean counted) {
    byte[] buffer = new byte[1 << 16];
    try (from;
        to) {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      for (int count = in.read(buffer); count >= 0; count = in.read(buffer)) {
        if (counted && seen.addAndGet(count) > cutAt.get()) {
          cut();
          return;
        }
        out.write(buffer, 0, count);
      }
    } catch (IOException ignored) {
      // The other side has closed.
    } finally {
      open.remove(from);
      open.remove(to);
    }
  }

  private synchronized void cut() {
    if (cutAt.getAndSet(Long.MAX_VALUE) == Long.MAX_VALUE) {
      return;
    }
    cuts++;
    down = staysDown;
    open.forEach(CuttingProxy::closeNow);
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
    open.forEach(CuttingProxy::closeNow);
  }
}
