package dev.bakeoff.ui.live;

import dev.bakeoff.ui.chart.TimeView;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.text.Texts;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import org.kordamp.ikonli.feather.Feather;

/** How much of the run the charts show, and the way back to the present. */
final class ViewPicker {
  private static final List<Choice> CHOICES =
      List.of(
          new Choice("live.whole-run", "view-whole", TimeView.Whole.RUN),
          new Choice("live.last-hour", "view-hour", new TimeView.Last(3600)),
          new Choice("live.last-5-min", "view-5-min", new TimeView.Last(300)),
          new Choice("live.last-60-s", "view-60-s", new TimeView.Last(60)));

  private record Choice(String key, String id, TimeView view) {}

  private final HBox box = Ui.row(Spacing.S);
  private final Button follow;

  ViewPicker(LiveModel model) {
    follow =
        Ui.button(
            Texts.of("live.follow-now"), Feather.CHEVRONS_RIGHT, model::follow, "small", "accent");
    follow.setId("follow-now");
    follow.setTooltip(new Tooltip(Texts.of("live.follow-now-hint")));
    HBox group = Ui.row(0);
    group.getStyleClass().add("toggle-group");
    List<ToggleButton> toggles = new ArrayList<>();
    for (int i = 0; i < CHOICES.size(); i++) {
      Choice choice = CHOICES.get(i);
      ToggleButton toggle = new ToggleButton(Texts.of(choice.key()));
      toggle.setId(choice.id());
      toggle.setMinWidth(Region.USE_PREF_SIZE);
      toggle
          .getStyleClass()
          .addAll(
              "small",
              i == 0 ? "left-pill" : i == CHOICES.size() - 1 ? "right-pill" : "center-pill");
      toggle.setOnAction(
          e -> {
            model.look(choice.view());
            // A second click on what is chosen leaves it chosen.
            toggle.setSelected(model.viewProperty().get().equals(choice.view()));
          });
      toggles.add(toggle);
      group.getChildren().add(toggle);
    }
    box.getChildren().addAll(follow, group);
    model
        .viewProperty()
        .subscribe(
            now -> {
              for (int i = 0; i < toggles.size(); i++) {
                toggles.get(i).setSelected(CHOICES.get(i).view().equals(now));
              }
              follow.setVisible(!now.follows());
              follow.setManaged(!now.follows());
            });
  }

  Node view() {
    return box;
  }
}
