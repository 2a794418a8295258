package dev.bakeoff.ui.designer;

import dev.bakeoff.model.ProblemException;
import dev.bakeoff.platform.SqlTemplate;
import dev.bakeoff.ui.text.Texts;
import dev.bakeoff.workload.Shape.SqlStatement;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.collections.FXCollections;
import javafx.collections.ObservableList;

/** The user's own statements, and where their parameters' values come from. FX thread only. */
public final class SqlModel {
  private static final int MOST_WEIGHT = 1_000_000;

  private final ObservableList<Statement> statements = FXCollections.observableArrayList();
  private final ReadOnlyObjectWrapper<Map<String, Entry<String>>> parameters =
      new ReadOnlyObjectWrapper<>(Map.of());
  private final Map<String, Entry<String>> said = new HashMap<>();
  private final Changes changes = new Changes();
  private List<String> columns = List.of();

  /** One statement. */
  public static final class Statement {
    private final Entry<String> name;
    private final Entry<Integer> weight;
    private final Entry<String> sql;

    private Statement(SqlStatement statement) {
      name = new Entry<>(statement.name(), MixModel::name);
      weight =
          new Entry<>(
              Integer.toString(statement.weight()),
              Meanings.whole(1, MOST_WEIGHT, Texts.of("designer.shares")));
      sql = new Entry<>(statement.sql(), SqlModel::one);
    }

    public Entry<String> name() {
      return name;
    }

    public Entry<Integer> weight() {
      return weight;
    }

    public Entry<String> sql() {
      return sql;
    }

    private SqlStatement statement() {
      return new SqlStatement(name.value(), weight.value(), sql.value());
    }
  }

  SqlModel() {
    changes.watch(statements);
    changes.onChange(this::recognise);
    statements.add(watched(new Statement(new SqlStatement("query", 1, ""))));
  }

  public ObservableList<Statement> statements() {
    return statements;
  }

  /**
   * The recognised parameters by name, each with the {@code table.column} it is drawn from; empty
   * takes the column of the parameter's name.
   */
  public ReadOnlyObjectProperty<Map<String, Entry<String>>> parametersProperty() {
    return parameters.getReadOnlyProperty();
  }

  /** The columns that parameters can be drawn from; empty where they are not known yet. */
  public List<String> columns() {
    return columns;
  }

  /** Called whenever anything in it changes. */
  public void onChange(Runnable listener) {
    changes.onChange(listener);
  }

  /** Tells which columns there are; what was typed stays. */
  public void columns(List<String> known) {
    if (!known.equals(columns)) {
      columns = List.copyOf(known);
      // What is wrong with an entry depends on the columns: each is made anew with its text.
      Map<String, Entry<String>> before = Map.copyOf(said);
      said.clear();
      parameters.set(Map.of());
      changes.fire();
      before.forEach(
          (name, entry) ->
              said.computeIfAbsent(name, this::parameter).set(entry.textProperty().get()));
    }
  }

  public void add() {
    add("query_" + (statements.size() + 1), "");
  }

  public void remove(Statement statement) {
    statements.remove(statement);
  }

  /** Takes the statements of a script in place of empty ones. */
  public void take(String script) {
    statements.removeIf(s -> SqlScript.isEmpty(s.sql.textProperty().get()));
    for (String sql : SqlScript.statements(script)) {
      add("query_" + (statements.size() + 1), sql);
    }
  }

  private void add(String name, String sql) {
    statements.add(watched(new Statement(new SqlStatement(name, 1, sql))));
  }

  /** A statement's share of all requests; empty while weights are wrong. */
  public Optional<Double> share(Statement statement) {
    if (statements.stream().anyMatch(s -> s.weight.error().getValue().isPresent())) {
      return Optional.empty();
    }
    double sum = statements.stream().mapToInt(s -> s.weight.value()).sum();
    return Optional.of(statement.weight.value() / sum);
  }

  Changes changes() {
    return changes;
  }

  Optional<String> error() {
    if (statements.isEmpty()) {
      return Optional.of(Texts.of("designer.add-a-statement"));
    }
    return statements.stream()
        .map(s -> LoopModel.first(s.name, s.weight, s.sql))
        .flatMap(Optional::stream)
        .findFirst()
        .or(this::sameNames)
        .or(() -> LoopModel.first(parameters.get().values().toArray(Entry<?>[]::new)));
  }

  private Optional<String> sameNames() {
    return statements.stream().map(s -> s.name.value()).distinct().count() < statements.size()
        ? Optional.of(Texts.of("designer.two-statements-have-the-same-name"))
        : Optional.empty();
  }

  List<SqlStatement> all() {
    return statements.stream().map(Statement::statement).toList();
  }

  Map<String, String> parameters() {
    return parameters.get().entrySet().stream()
        .filter(e -> !e.getValue().value().isEmpty())
        .collect(Collectors.toMap(Map.Entry::getKey, e -> e.getValue().value()));
  }

  void set(List<SqlStatement> all, Map<String, String> drawnFrom) {
    statements.setAll(all.stream().map(s -> watched(new Statement(s))).toList());
    drawnFrom.forEach(
        (name, column) ->
            Optional.ofNullable(parameters.get().get(name)).ifPresent(e -> e.set(column)));
  }

  private Statement watched(Statement statement) {
    changes.watch(statement.name, statement.weight, statement.sql);
    return statement;
  }

  /** Keeps what was said of parameters that are still there. */
  private void recognise() {
    Set<String> names = new LinkedHashSet<>();
    statements.forEach(s -> names.addAll(parametersOf(s.sql.textProperty().get())));
    if (names.equals(parameters.get().keySet())) {
      return;
    }
    Map<String, Entry<String>> now = new LinkedHashMap<>();
    names.forEach(name -> now.put(name, said.computeIfAbsent(name, this::parameter)));
    parameters.set(now);
  }

  /** None while the statement is not whole, as in the middle of typing. */
  private static List<String> parametersOf(String sql) {
    try {
      return SqlTemplate.parse(sql).parameters();
    } catch (ProblemException e) {
      return List.of();
    }
  }

  private Entry<String> parameter(String name) {
    Entry<String> entry = new Entry<>("", text -> column(name, text));
    changes.watch(entry);
    return entry;
  }

  /** The first column of a parameter's name. */
  public Optional<String> sameName(String parameter) {
    return columns.stream()
        .filter(c -> c.substring(c.indexOf('.') + 1).equals(parameter))
        .findFirst();
  }

  private String column(String name, String text) {
    if (text.isEmpty() && (columns.isEmpty() || sameName(name).isPresent())) {
      return "";
    }
    if (text.isEmpty()) {
      throw new IllegalArgumentException(Texts.of("designer.say-which-column-is-drawn-from", name));
    }
    if (columns.isEmpty() ? !text.matches("[^.\\s]+\\.\\S+") : !columns.contains(text)) {
      throw new IllegalArgumentException(
          columns.isEmpty()
              ? Texts.of("designer.write-it-as-table-column")
              : Texts.of("designer.the-dataset-has-no-column", text));
    }
    return text;
  }

  private static String one(String text) {
    List<String> all = SqlScript.statements(text);
    if (all.isEmpty()) {
      throw new IllegalArgumentException(Texts.of("designer.write-a-statement-such-as-select"));
    }
    if (all.size() > 1) {
      throw new IllegalArgumentException(
          Texts.of("designer.there-are-statements-here-add-the", all.size()));
    }
    try {
      SqlTemplate.parse(all.getFirst());
    } catch (ProblemException e) {
      throw new IllegalArgumentException(e.problem().what() + " " + e.problem().hint(), e);
    }
    return all.getFirst();
  }
}
