/**
 * Where a strategy places code and data: what there is to choose from, the form in which it is chosen, and the changes of the file
 * that follow. Read {@link io.edgewise.ui.placement.Placement} first.
 */
package io.edgewise.ui.placement;
