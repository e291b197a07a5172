package io.edgewise.ui.export;

import io.edgewise.report.figure.Figure;
import io.edgewise.report.figure.FigureCsv;
import io.edgewise.report.layout.Theme;
import io.edgewise.scenario.output.ResultFiles;
import io.edgewise.ui.figure.FigureFile;
import io.edgewise.ui.figure.FigureView;
import io.edgewise.ui.shell.Dialogs;
import io.edgewise.ui.shell.Workbench;
import io.edgewise.ui.task.Work;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Executor;
import javafx.geometry.Side;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.image.WritableImage;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;

/** What can be done with a figure that is shown: it can be written to a file of each kind, or copied. */
public final class FigureActions implements AutoCloseable {

  private static final KeyCombination EXPORT = KeyCombination.valueOf("Shortcut+E");

  private final Workbench workbench;
  private final Dialogs dialogs;
  private final Work work;

  /**
   * Actions on figures of a workbench.
   *
   * @param screen runs what changes properties
   */
  public FigureActions(Workbench workbench, Dialogs dialogs, Executor screen) {
    this.workbench = workbench;
    this.dialogs = dialogs;
    work = new Work("figure files", screen);
  }

  /**
   * Gives a figure its context menu, and the key that opens it.
   *
   * @param around where the key works: the view that the figure is the centre of
   */
  public void attach(FigureView view, Node around) {
    ContextMenu menu = new ContextMenu();
    menu.getItems().addAll(items(view));
    view.setOnContextMenuRequested(event -> {
      if (view.figureProperty().get() != null) {
        menu.show(view, event.getScreenX(), event.getScreenY());
      }
      event.consume();
    });
    around.addEventHandler(KeyEvent.KEY_PRESSED, event -> {
      if (EXPORT.match(event) && view.getScene() != null && view.figureProperty().get() != null) {
        event.consume();
        menu.show(view, Side.TOP, 0, 0);
      }
    });
  }

  /** A button with the same menu. */
  public MenuButton button(FigureView view) {
    MenuButton button = new MenuButton("Export");
    button.setId("export-figure");
    button.setTooltip(new Tooltip("Export (" + EXPORT.getDisplayText()
        + ")\nWrites the figure to a file, or copies it to the clipboard."));
    button.getItems().addAll(items(view));
    button.disableProperty().bind(view.figureProperty().isNull());
    return button;
  }

  private MenuItem[] items(FigureView view) {
    MenuItem[] items = new MenuItem[FigureFile.values().length + 2];
    for (FigureFile kind : FigureFile.values()) {
      MenuItem item = new MenuItem(kind.name() + "… – " + kind.purpose());
      item.setId("export-" + kind.extension());
      item.setOnAction(event -> export(view.figureProperty().get(), kind));
      items[kind.ordinal()] = item;
    }
    MenuItem copy = new MenuItem("Copy – image, and data as text");
    copy.setId("copy-figure");
    copy.setOnAction(event -> copy(view));
    items[FigureFile.values().length] = new SeparatorMenuItem();
    items[FigureFile.values().length + 1] = copy;
    return items;
  }

  /** Asks for a file and writes a figure there, in the colours of the screen. */
  void export(Figure figure, FigureFile kind) {
    Theme theme = workbench.themeProperty().get();
    String name = figure.id() + "." + kind.extension();
    dialogs.fileToSave(name, kind.name() + " file", kind.extension()).map(file -> named(file, kind)).ifPresent(
        file -> work.start((progress, cancelled) -> {
          ResultFiles.writeBytes(file.toAbsolutePath().getParent(),
              Map.of(String.valueOf(file.getFileName()), kind.bytes(figure, theme)));
          return file;
        }, written -> workbench.noticeProperty().set("Wrote " + written),
            reason -> workbench.noticeProperty().set("Cannot write " + file + ": " + reason)));
  }

  private static Path named(Path file, FigureFile kind) {
    String name = String.valueOf(file.getFileName());
    return name.contains(".") ? file : file.resolveSibling(name + "." + kind.extension());
  }

  private void copy(FigureView view) {
    ClipboardContent content = new ClipboardContent();
    WritableImage image = view.image();
    content.putImage(image);
    content.putString(FigureCsv.of(view.figureProperty().get()));
    Clipboard.getSystemClipboard().setContent(content);
    workbench.noticeProperty().set("Copied the figure; programs that take text get its data as CSV.");
  }

  @Override
  public void close() {
    work.close();
  }
}
