/**
 * What the verdict rests on, and how the file says otherwise. Sees the compiled scenario. Read
 * {@link io.edgewise.ui.assumption.AssumptionsView} first.
 */
package io.edgewise.ui.assumption;
