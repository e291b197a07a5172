/**
 * The view in which placements are explored: knobs, strategies, charts, and the verdict that moves with them. Read
 * {@link io.edgewise.ui.explore.ExploreView} first.
 */
package io.edgewise.ui.explore;
