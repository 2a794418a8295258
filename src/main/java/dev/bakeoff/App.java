package dev.bakeoff;

/** Main class. */
public final class App {
  private App() {}

  public static void main(String[] args) {
    System.out.println("bakeoff " + Runtime.version());
  }
}
