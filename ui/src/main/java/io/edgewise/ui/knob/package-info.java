/**
 * What can be turned in a scenario: which numbers and choices of the file a person most wants to vary, and how the text changes when
 * they do. Sees JavaFX's properties, but nothing that is drawn. Read {@link io.edgewise.ui.knob.Knobs} first.
 */
package io.edgewise.ui.knob;
