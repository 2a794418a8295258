package dev.bakeoff.platform.dynamodb;

import java.lang.reflect.Field;

/**
 * Main class of the test server's process: DynamoDB Local, which listens on all addresses by
 * itself, on the loopback address only. By reflection, since its classes are on that process's
 * class path and not on the tests'.
 */
public final class LoopbackDynamoDb {
  private LoopbackDynamoDb() {}

  /** Takes the options of DynamoDB Local. */
  public static void main(String[] options) throws Exception {
    Class<?> runner = Class.forName("software.amazon.dynamodb.services.local.main.ServerRunner");
    Object local =
        runner
            .getMethod("createServerFromCommandLineArgs", String[].class)
            .invoke(null, (Object) options);
    Field field = local.getClass().getDeclaredField("server");
    field.setAccessible(true);
    Object jetty = field.get(local);
    for (Object connector : (Object[]) jetty.getClass().getMethod("getConnectors").invoke(jetty)) {
      connector.getClass().getMethod("setHost", String.class).invoke(connector, "127.0.0.1");
    }
    local.getClass().getMethod("start").invoke(local);
    local.getClass().getMethod("join").invoke(local);
  }
}
