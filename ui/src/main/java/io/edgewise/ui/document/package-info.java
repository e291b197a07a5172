/**
 * The scenario file that is open: its text, its changes with undo and redo, and where it is saved. Sees JavaFX's properties, but
 * nothing that is drawn. Read {@link io.edgewise.ui.document.ScenarioDocument} first.
 */
package io.edgewise.ui.document;
