package io.edgewise.ui.map;

import io.edgewise.sim.model.Place;
import io.edgewise.topology.place.GreatCircle;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;

/** The menu of a place: what can be moved there, or to the region nearest to it. */
final class PlaceMenu {

  private PlaceMenu() {}

  /** A menu; that of a place to which nothing fits says so. */
  static ContextMenu of(MapViewModel model, Place place) {
    ContextMenu menu = new ContextMenu();
    menu.setId("map-menu");
    MenuItem title = new MenuItem(place.name());
    title.setDisable(true);
    menu.getItems().addAll(title, new SeparatorMenuItem());
    List<Movable> own = model.movablesOfShown();
    own.forEach(movable -> menu.getItems().add(item(model, movable, place)));
    Map<String, List<Movable>> others = model.movablesProperty().get().stream().filter(each -> !own.contains(each))
        .collect(Collectors.groupingBy(Movable::strategyName, LinkedHashMap::new, Collectors.toList()));
    if (!own.isEmpty() && !others.isEmpty()) {
      menu.getItems().add(new SeparatorMenuItem());
    }
    others.forEach((name, movables) -> {
      Menu more = new Menu(name);
      movables.forEach(movable -> more.getItems().add(item(model, movable, place)));
      menu.getItems().add(more);
    });
    if (own.isEmpty() && others.isEmpty()) {
      MenuItem none = new MenuItem("Nothing in this scenario has a region that can be chosen");
      none.setDisable(true);
      menu.getItems().add(none);
    }
    return menu;
  }

  private static MenuItem item(MapViewModel model, Movable movable, Place place) {
    boolean here = movable.isAt(place.id());
    Place to = movable.fits(place.id()) ? place : nearest(movable.targets(), place);
    Place from = nearest(movable.homes(), to);
    String what = movable.dataSet().map(name -> "Put " + name).orElse("Run code");
    String where = to.equals(place) ? "here" : "in " + to.name() + ", the nearest region";
    String instead = movable.homes().size() > 1 ? ", in place of " + from.name() : "";
    MenuItem item = new MenuItem(here ? movable.dataSet().map(name -> name + " is here").orElse("Code runs here")
        : what + " " + where + instead);
    item.setId("map-move-" + movable.strategy() + movable.dataSet().map(name -> "-" + name).orElse(""));
    item.setDisable(here);
    item.setOnAction(event -> model.move(movable, from, to));
    return item;
  }

  private static Place nearest(List<Place> places, Place to) {
    return places.stream().min(Comparator.comparingDouble(place -> GreatCircle.kilometres(place, to))).orElseThrow();
  }
}
