/**
 * The view in which the scenario file is written: an editor that knows the format, what is wrong with the file, and what was changed.
 * All changes go through the document, so that they are undone with those of other views. Read
 * {@link io.edgewise.ui.scenario.ScenarioView} first.
 *
 * <p>What a text is made of ({@link io.edgewise.ui.scenario.YamlTokens}, {@link io.edgewise.ui.scenario.YamlOutline}) and what may
 * stand in it ({@link io.edgewise.ui.scenario.Completions}) is found out without a screen, and for texts whose syntax is broken, too:
 * a text is broken most of the time while somebody types.
 */
package io.edgewise.ui.scenario;
