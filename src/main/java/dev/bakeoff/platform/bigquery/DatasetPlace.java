package dev.bakeoff.platform.bigquery;

import com.google.cloud.bigquery.BigQuery;
import com.google.cloud.bigquery.Dataset;
import com.google.cloud.bigquery.DatasetId;
import com.google.cloud.bigquery.DatasetInfo;
import com.google.cloud.bigquery.Table;
import com.google.cloud.bigquery.TableId;
import dev.bakeoff.model.Problem;
import dev.bakeoff.model.Suggestions;
import dev.bakeoff.platform.jdbc.LoadMark;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The dataset of BigQuery's that holds a version; Bakeoff's mark is its description. */
final class DatasetPlace {
  private final BigQuery service;
  private final BigQueryProject project;
  private final DatasetId id;

  DatasetPlace(BigQuery service, BigQueryProject project, String name) {
    if (!name.matches("[A-Za-z0-9_]{1,1024}")) {
      throw Problem.request(
              "'" + name + "' cannot be a dataset's name in BigQuery.",
              "Set 'dataset' to letters, digits and underscores.")
          .asException();
    }
    this.service = service;
    this.project = project;
    this.id = DatasetId.of(project.id(), name);
  }

  DatasetId id() {
    return id;
  }

  String name() {
    return id.getDataset();
  }

  /** A table's id by its name in the version. */
  TableId table(String name) {
    return TableId.of(id.getProject(), id.getDataset(), Names.of(name));
  }

  Optional<Dataset> find() {
    return Optional.ofNullable(service.getDataset(id));
  }

  /** Bakeoff's mark; empty where there is no such dataset, or one that Bakeoff did not make. */
  Optional<LoadMark> mark() {
    return find().flatMap(found -> LoadMark.parse(found.getDescription()));
  }

  /** Makes the dataset with a mark that says that its load has not ended, in one request. */
  void create(LoadMark incomplete) {
    DatasetInfo.Builder info =
        DatasetInfo.newBuilder(id)
            .setDescription(incomplete.toText())
            .setLabels(Map.of("made_by", "bakeoff"));
    project.location().ifPresent(info::setLocation);
    service.create(info.build());
  }

  void setMark(LoadMark mark) {
    service.update(DatasetInfo.newBuilder(id).setDescription(mark.toText()).build());
  }

  /**
   * Drops the dataset that Bakeoff made, with its tables. Does nothing where there is none.
   *
   * @throws dev.bakeoff.model.ProblemException of kind REQUEST where the dataset, or something in
   *     it, is not Bakeoff's
   */
  void drop() {
    Optional<Dataset> found = find();
    if (found.isEmpty()) {
      return;
    }
    Optional<LoadMark> mark = LoadMark.parse(found.get().getDescription());
    if (mark.isEmpty()) {
      throw Problem.request(
              "The dataset '" + name() + "' was not made by Bakeoff, so it is left alone.",
              "Set 'dataset' to a name that is free, or delete it yourself.")
          .asException();
    }
    List<String> known = mark.get().tables().stream().map(Names::of).toList();
    List<String> others = new ArrayList<>();
    for (Table table : service.listTables(id).iterateAll()) {
      if (!known.contains(table.getTableId().getTable())) {
        others.add(table.getTableId().getTable());
      }
    }
    if (!others.isEmpty()) {
      throw Problem.request(
              "The dataset '%s' holds %s, which Bakeoff did not make, so it is left alone."
                  .formatted(name(), Suggestions.quoted(others)),
              "Move them to another dataset, or set 'dataset' to another name.")
          .asException();
    }
    service.delete(id, BigQuery.DatasetDeleteOption.deleteContents());
  }
}
