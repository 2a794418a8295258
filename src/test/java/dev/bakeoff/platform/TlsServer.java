package dev.bakeoff.platform;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.ArrayList;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;

/** A server on the loopback that speaks TLS with a certificate of its own, and a little HTTP. */
final class TlsServer implements AutoCloseable {
  private static final String PASSWORD = "changeit";

  private final SSLServerSocket socket;
  private final String answer;

  private TlsServer(SSLServerSocket socket, String answer) {
    this.socket = socket;
    this.answer = answer;
    Thread.ofPlatform().daemon().name("tls-server").start(this::serve);
  }

  /**
   * Makes certificates with the JDK's keytool and starts to serve.
   *
   * @param answer what it says to anyone, after TLS
   * @param options of keytool for the server's certificate, such as {@code -validity}
   */
  static TlsServer start(Path folder, String answer, String... options) throws Exception {
    Path store = folder.resolve("server.p12");
    keytool(
        store,
        "-genkeypair",
        "-alias",
        "ca",
        "-dname",
        "CN=Test authority,O=Bakeoff",
        "-ext",
        "bc:c",
        "-validity",
        "3650");
    List<String> words =
        new ArrayList<>(List.of("-genkeypair", "-alias", "server", "-signer", "ca"));
    words.addAll(List.of(options));
    keytool(store, words.toArray(String[]::new));
    export(
        store, "-exportcert", "-rfc", "-alias", "ca", "-file", folder.resolve("ca.pem").toString());
    KeyStore keys = KeyStore.getInstance(store.toFile(), PASSWORD.toCharArray());
    keys.deleteEntry("ca");
    KeyManagerFactory factory =
        KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(factory.getKeyManagers(), null, null);
    return new TlsServer(
        (SSLServerSocket)
            context
                .getServerSocketFactory()
                .createServerSocket(0, 50, InetAddress.ofLiteral("127.0.0.1")),
        answer);
  }

  private static void keytool(Path store, String... words) throws Exception {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("-keyalg", "EC", "-groupname", "secp256r1"));
    export(store, all.toArray(String[]::new));
  }

  private static void export(Path store, String... words) throws Exception {
    List<String> all = new ArrayList<>();
    all.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    all.addAll(List.of(words));
    all.addAll(
        List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass", PASSWORD));
    Path log = Files.createTempFile(store.getParent(), "keytool", ".log");
    int code =
        new ProcessBuilder(all)
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start()
            .waitFor();
    if (code != 0) {
      throw new IllegalStateException("keytool: " + Files.readString(log));
    }
  }

  int port() {
    return socket.getLocalPort();
  }

  private void serve() {
    while (!socket.isClosed()) {
      try {
        Socket client = socket.accept();
        Thread.ofPlatform().daemon().name("tls-client").start(() -> say(client));
      } catch (SocketException e) {
        return;
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private void say(Socket client) {
    try (client;
        InputStream in = client.getInputStream();
        OutputStream out = client.getOutputStream()) {
      byte[] question = new byte[4096];
      while (in.read(question) > 0 && !answer.isEmpty()) {
        out.write(answer.getBytes(StandardCharsets.US_ASCII));
        out.flush();
      }
    } catch (IOException e) {
      // Clients that refuse the certificate hang up; that is what the tests are about.
      return;
    }
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
