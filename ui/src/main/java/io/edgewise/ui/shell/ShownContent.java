package io.edgewise.ui.shell;

import java.util.LinkedHashMap;
import java.util.Map;
import javafx.scene.Node;
import javafx.scene.control.Tab;
import javafx.scene.control.TabPane;

/**
 * Keeps of all tabs the content of the selected one alone in the scene. What is in a scene takes part in every change of style,
 * also where it is hidden: with all views, a change of the theme would keep the screen waiting four times as long.
 */
public final class ShownContent {

  private final Map<Tab, Node> contents = new LinkedHashMap<>();

  private ShownContent() {}

  /** Takes the contents of the tabs that are not selected out, and puts each in again for as long as it is selected. */
  public static void of(TabPane tabs) {
    ShownContent kept = new ShownContent();
    tabs.getTabs().forEach(tab -> kept.contents.put(tab, tab.getContent()));
    tabs.getSelectionModel().selectedItemProperty().subscribe(kept::show);
  }

  private void show(Tab selected) {
    contents.forEach((tab, content) -> tab.setContent(tab == selected ? content : null));
  }
}
