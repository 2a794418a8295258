package dev.bakeoff.platform.secret;

/** A program that uses the system's keychain, for a session that a test starts around it. */
final class KeychainMain {
  private KeychainMain() {}

  public static void main(String[] args) {
    SystemKeychain keychain = new SystemKeychain();
    System.out.println("at first: " + keychain.find("bakeoff test"));
    keychain.store("bakeoff test", "grüße 1");
    System.out.println("stored: " + keychain.find("bakeoff test").orElseThrow());
    keychain.store("bakeoff test", "grüße 2");
    System.out.println("replaced: " + keychain.find("bakeoff test").orElseThrow());
    keychain.remove("bakeoff test");
    keychain.remove("bakeoff test");
    System.out.println("removed: " + keychain.find("bakeoff test"));
  }
}
