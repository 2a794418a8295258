package dev.bakeoff.ui.dataset.generate;

import dev.bakeoff.dataset.CreateRequest;
import dev.bakeoff.dataset.DatasetCreator;
import dev.bakeoff.dataset.DatasetCreator.Estimate;
import dev.bakeoff.dataset.DatasetSpec;
import dev.bakeoff.dataset.SpecPreview;
import dev.bakeoff.dataset.SpecPreview.TablePreview;
import dev.bakeoff.ui.task.Newest;
import dev.bakeoff.ui.task.Reading;
import dev.bakeoff.ui.task.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What would be generated, made anew in the background at every change. FX thread only. */
public final class OutlookModel {
  static final int ROWS = 25;
  private static final Duration PATIENCE = Duration.ofMillis(90);

  private final DatasetCreator creator;
  private final GenerateModel model;
  private final Newest newest;
  private final ReadOnlyObjectWrapper<Reading<Outlook>> outlook =
      new ReadOnlyObjectWrapper<>(new Reading.Waiting<>());

  /**
   * What would be generated.
   *
   * @param estimate what it takes
   * @param tables with their first rows
   */
  public record Outlook(Estimate estimate, List<TablePreview> tables) {
    public Outlook {
      tables = List.copyOf(tables);
    }
  }

  public OutlookModel(DatasetCreator creator, GenerateModel model, Tasks tasks) {
    this.creator = creator;
    this.model = model;
    this.newest = new Newest(tasks, PATIENCE);
    model.draftProperty().subscribe(this::read);
  }

  /** Waiting while something is not filled in right; what was shown before may stay till then. */
  public ReadOnlyObjectProperty<Reading<Outlook>> outlookProperty() {
    return outlook.getReadOnlyProperty();
  }

  /** Nothing is wanted any more. */
  public void stop() {
    newest.cancel();
  }

  private void read(Optional<CreateRequest> draft) {
    newest.cancel();
    if (draft.isEmpty()) {
      outlook.set(new Reading.Waiting<>());
      return;
    }
    DatasetSpec spec = model.sourceProperty().get().spec();
    CreateRequest request = draft.get();
    newest.read(
        cancel -> new Outlook(creator.estimate(spec, request), SpecPreview.of(spec, request, ROWS)),
        read -> outlook.set(new Reading.Done<>(read)),
        problem -> outlook.set(new Reading.Failed<>(problem)));
  }
}
