/**
 * Work beside the screen. Sees JavaFX's properties, but nothing that is drawn. Read {@link io.edgewise.ui.task.Work} first.
 */
package io.edgewise.ui.task;
