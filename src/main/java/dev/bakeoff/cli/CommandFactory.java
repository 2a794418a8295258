package dev.bakeoff.cli;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.util.function.Supplier;
import picocli.CommandLine;

/** Gives commands what their constructor asks for: the services, the console, or nothing. */
final class CommandFactory implements CommandLine.IFactory {
  private final Supplier<CliServices> services;
  private final Console console;

  CommandFactory(Supplier<CliServices> services, Console console) {
    this.services = services;
    this.console = console;
  }

  @Override
  public <K> K create(Class<K> type) throws Exception {
    for (Constructor<?> constructor : type.getDeclaredConstructors()) {
      Class<?>[] wanted = constructor.getParameterTypes();
      if (wanted.length == 2 && wanted[0] == Supplier.class && wanted[1] == Console.class) {
        try {
          return type.cast(constructor.newInstance(services, console));
        } catch (InvocationTargetException e) {
          throw new IllegalStateException(e.getCause());
        }
      }
    }
    return CommandLine.defaultFactory().create(type);
  }
}
