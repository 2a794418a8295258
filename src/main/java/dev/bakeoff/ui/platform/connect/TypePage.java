package dev.bakeoff.ui.platform.connect;

import dev.bakeoff.platform.Capability;
import dev.bakeoff.platform.Flavor;
import dev.bakeoff.platform.PlatformDescriptor;
import dev.bakeoff.platform.found.FoundProfile;
import dev.bakeoff.ui.kit.ChoiceCard;
import dev.bakeoff.ui.kit.EvenGrid;
import dev.bakeoff.ui.kit.Spacing;
import dev.bakeoff.ui.kit.Ui;
import dev.bakeoff.ui.kit.WizardPage;
import dev.bakeoff.ui.platform.PlatformBadge;
import dev.bakeoff.ui.platform.ProfileModel;
import dev.bakeoff.ui.shell.Window;
import dev.bakeoff.ui.text.Texts;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.control.ToggleGroup;

/** Which kind of platform, as cards; or everything at once from a URL or a file. */
final class TypePage implements WizardPage {
  private static final Map<Capability, String> TOLD = told();

  private final Draft draft;
  private final ToggleGroup group = new ToggleGroup();
  private final Map<String, ChoiceCard> cards = new LinkedHashMap<>();
  private final Node view;

  TypePage(Draft draft, Window window) {
    this.draft = draft;
    EvenGrid grid = new EvenGrid(270, 3, Spacing.M);
    boolean dark = window.theme().darkProperty().get();
    for (PlatformDescriptor type : types(draft)) {
      grid.getChildren().add(card(type, Optional.empty(), dark));
      type.flavors().forEach(f -> grid.getChildren().add(card(type, Optional.of(f), dark)));
    }
    view =
        Ui.scroll(
            Ui.column(
                Spacing.L,
                new TakeOver(draft.services().setup().files(), window.tasks(), this::take),
                grid));
    select();
  }

  private static List<PlatformDescriptor> types(Draft draft) {
    return draft.services().types().stream().filter(t -> !t.form().isEmpty()).toList();
  }

  private ChoiceCard card(PlatformDescriptor type, Optional<Flavor> flavor, boolean dark) {
    String title = flavor.map(Flavor::displayName).orElse(type.displayName());
    String can =
        TOLD.entrySet().stream()
            .filter(e -> type.can(e.getKey()))
            .map(Map.Entry::getValue)
            .collect(Collectors.joining(" · "));
    ChoiceCard card =
        new ChoiceCard(title, flavor.map(Flavor::summary).orElse(type.summary()), can)
            .wrapped(116)
            .leading(PlatformBadge.of(type.type(), title, dark))
            .of(group);
    card.setId("type-" + flavor.map(Flavor::id).orElse(type.type()));
    card.setOnAction(
        e -> {
          ProfileModel profile = draft.profile();
          if (!profile.typeProperty().get().equals(type)
              || !profile.flavorProperty().get().equals(flavor)) {
            profile.choose(type, flavor);
          }
        });
    cards.put(flavor.map(Flavor::id).orElse(type.type()), card);
    return card;
  }

  private boolean take(FoundProfile found, Optional<String> password) {
    Optional<PlatformDescriptor> type =
        types(draft).stream().filter(t -> t.type().equals(found.type())).findFirst();
    type.ifPresent(
        t -> {
          draft.profile().take(found, t);
          draft.offer(password);
          select();
        });
    return type.isPresent();
  }

  private void select() {
    ProfileModel profile = draft.profile();
    String id =
        profile.flavorProperty().get().map(Flavor::id).orElse(profile.typeProperty().get().type());
    Stream.ofNullable(cards.get(id)).forEach(card -> card.setSelected(true));
  }

  private static Map<Capability, String> told() {
    Map<Capability, String> told = new LinkedHashMap<>();
    told.put(Capability.SQL, "SQL");
    told.put(Capability.TRANSACTIONS, Texts.of("platform.transactions"));
    told.put(Capability.PARALLEL_LOAD, Texts.of("platform.loads-in-parallel"));
    told.put(Capability.LOADS_PARQUET, Texts.of("platform.loads-parquet"));
    told.put(Capability.METERS_CONSUMPTION, Texts.of("platform.tells-what-it-costs"));
    told.put(Capability.EMBEDDED, Texts.of("platform.runs-here"));
    return told;
  }

  @Override
  public String title() {
    return Texts.of("platform.type");
  }

  @Override
  public String task() {
    return Texts.of("platform.choose-what-to-connect-to-or");
  }

  @Override
  public Node view() {
    return view;
  }

  @Override
  public ObservableValue<Optional<String>> obstacle() {
    return new ReadOnlyObjectWrapper<>(Optional.empty());
  }
}
