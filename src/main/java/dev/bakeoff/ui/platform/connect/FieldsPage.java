package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.platform.FieldModel;
import dev.bakeoff.ui.platform.ProfileModel;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

/** A page of some of the profile's fields, made anew where another type was chosen. */
abstract class FieldsPage implements WizardPage {
  protected static final double FORM_WIDTH = 620;

  protected final Draft draft;
  private final StackPane place = new StackPane();
  private final ReadOnlyObjectWrapper<Optional<String>> obstacle =
      new ReadOnlyObjectWrapper<>(Optional.empty());
  private List<FieldModel> shown = List.of();
  private Subscription errors = Subscription.EMPTY;

  FieldsPage(Draft draft) {
    this.draft = draft;
    place.setMinSize(0, 0);
  }

  /** The fields that are on this page. */
  abstract Stream<FieldModel> fields(ProfileModel profile);

  /** The form. */
  abstract VBox form(ProfileModel profile);

  @Override
  public final void entered() {
    List<FieldModel> now = draft.profile().fieldsProperty().get();
    if (!shown.equals(now) || now.isEmpty()) {
      shown = now;
      errors.unsubscribe();
      errors = Subscription.EMPTY;
      VBox form = form(draft.profile());
      form.setMaxWidth(FORM_WIDTH);
      StackPane holder = new StackPane(form);
      holder.setAlignment(javafx.geometry.Pos.TOP_LEFT);
      place.getChildren().setAll(Ui.scroll(holder));
      for (FieldModel field : fields(draft.profile()).toList()) {
        errors = errors.and(field.error().subscribe(e -> check()));
      }
    }
    check();
  }

  private void check() {
    obstacle.set(ProfileModel.firstError(fields(draft.profile())));
  }

  @Override
  public final Node view() {
    return place;
  }

  @Override
  public final ObservableValue<Optional<String>> obstacle() {
    return obstacle.getReadOnlyProperty();
  }
}
