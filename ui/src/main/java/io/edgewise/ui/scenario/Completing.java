package io.edgewise.ui.scenario;

import io.edgewise.scenario.schema.Shape;
import io.edgewise.scenario.spec.ScenarioSpec;
import io.edgewise.topology.catalog.Catalog;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyCombination;
import javafx.scene.input.KeyEvent;
import jfx.incubator.scene.control.richtext.CodeArea;

/** Offers completions in an editor: when asked for, and while a word is typed. */
final class Completing {

  private static final KeyCombination ASK = KeyCombination.valueOf("Ctrl+Space");

  private final YamlEditor editor;
  private final Completions completions;
  private final CompletionPopup popup = new CompletionPopup(this::accept);
  private CaretPlace place = CaretPlace.NOWHERE;

  /** Completes in an editor, with ids of a catalogue. */
  Completing(YamlEditor editor, Catalog catalog) {
    this.editor = editor;
    // The names of all offers and places take a moment to read, and nobody needs them at once.
    CompletableFuture<KnownNames> names = CompletableFuture.supplyAsync(() -> {
      KnownNames known = new KnownNames(catalog);
      for (Shape.Identifier.Kind kind : Shape.Identifier.Kind.values()) {
        known.of(kind);
      }
      return known;
    });
    completions = new Completions(ScenarioSpec.VALUE.shape(),
        () -> names.isDone() && !names.isCompletedExceptionally() ? Optional.of(names.join()) : Optional.empty());
    CodeArea area = editor.node();
    area.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
    area.addEventHandler(KeyEvent.KEY_TYPED, this::typed);
    area.focusedProperty().addListener((property, was, is) -> {
      if (!is) {
        popup.hide();
      }
    });
    area.caretPositionProperty().addListener(property -> followCaret());
  }

  private void pressed(KeyEvent event) {
    popup.take(event);
    if (!event.isConsumed() && ASK.match(event)) {
      offer(true);
      event.consume();
    } else if (popup.isShowing() && event.getCode() == KeyCode.BACK_SPACE && place.written().length() < 2) {
      popup.hide();
    }
  }

  /** A letter opens the list, and whatever is no part of a word closes it. */
  private void typed(KeyEvent event) {
    String character = event.getCharacter();
    if (event.isShortcutDown() || event.isControlDown() || event.isAltDown() || character.isBlank()
        || Character.isISOControl(character.charAt(0))) {
      if (!event.isControlDown() && !character.equals("\b")) {
        popup.hide();
      }
    } else if (Character.isLetterOrDigit(character.charAt(0)) || "-:".contains(character)) {
      // The area takes the letter after this.
      Platform.runLater(() -> offer(false));
    } else {
      popup.hide();
    }
  }

  private void followCaret() {
    if (popup.isShowing() && (editor.caretColumn() < place.from() || !outline().caret().way().equals(place.way()))) {
      popup.hide();
    }
  }

  private YamlOutline outline() {
    return YamlOutline.of(editor.lines(), editor.caretLine(), editor.caretColumn());
  }

  /** Shows what may be written here; while somebody types, only where it is not written completely already. */
  private void offer(boolean asked) {
    YamlOutline outline = outline();
    place = outline.caret();
    List<Completion> found = completions.at(outline);
    boolean complete = found.stream().anyMatch(each -> each.label().equals(place.written()));
    if (!asked && (place.written().isEmpty() || complete && found.size() == 1)) {
      popup.hide();
      return;
    }
    Node caret = editor.node().lookup(".caret");
    Bounds bounds = caret == null ? null : caret.localToScreen(caret.getBoundsInLocal());
    if (bounds != null) {
      popup.show(editor.node(), bounds, found);
    }
  }

  private void accept(Completion completion) {
    place = outline().caret();
    String line = editor.lines().get(editor.caretLine());
    boolean joined = place.kind() == CaretPlace.Kind.VALUE && place.from() > 0 && line.charAt(place.from() - 1) == ':';
    editor.replace(place.from(), place.to(), (joined ? " " : "") + completion.text());
  }
}
