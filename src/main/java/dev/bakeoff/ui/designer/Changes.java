package dev.bakeoff.ui.designer;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.value.ObservableValue;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;

/** Tells whoever wants to know that one of several values has changed. FX thread only. */
final class Changes {
  private final List<Runnable> listeners = new ArrayList<>();

  void onChange(Runnable listener) {
    listeners.add(listener);
  }

  void watch(ObservableValue<?>... values) {
    for (ObservableValue<?> value : values) {
      value.addListener((_, _, _) -> fire());
    }
  }

  void watch(Entry<?>... entries) {
    for (Entry<?> entry : entries) {
      watch(entry.textProperty());
    }
  }

  void watch(ObservableList<?> list) {
    list.addListener((ListChangeListener<Object>) _ -> fire());
  }

  void fire() {
    List.copyOf(listeners).forEach(Runnable::run);
  }
}
