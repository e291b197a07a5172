/**
 * Answers to what the open scenario asks, made beside the screen: the newest question wins. Sees JavaFX's properties, but nothing
 * that is drawn. Read {@link io.edgewise.ui.answer.Answering} first.
 */
package io.edgewise.ui.answer;
