package dev.bakeoff.ui.kit;

import java.util.Optional;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;

/** A wizard's page that is put together from its parts. FX thread only. */
public final class SimplePage implements WizardPage {
  private final String title;
  private final String task;
  private final Node view;
  private final ObservableValue<Optional<String>> obstacle;
  private Optional<WizardCheck> check = Optional.empty();
  private Runnable entered = () -> {};

  /**
   * @param title one or two words
   * @param task one sentence on what to do here
   * @param obstacle what keeps the user from going on
   */
  public SimplePage(
      String title, String task, Node view, ObservableValue<Optional<String>> obstacle) {
    this.title = title;
    this.task = task;
    this.view = view;
    this.obstacle = obstacle;
  }

  /** With something that is looked at before going on. */
  public SimplePage checked(WizardCheck before) {
    check = Optional.of(before);
    return this;
  }

  /** With something that is done whenever it comes into sight. */
  public SimplePage whenEntered(Runnable action) {
    entered = action;
    return this;
  }

  @Override
  public String title() {
    return title;
  }

  @Override
  public String task() {
    return task;
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return obstacle;
  }

  @Override
  public Optional<WizardCheck> beforeNext() {
    return check;
  }

  @Override
  public void entered() {
    entered.run();
  }
}
