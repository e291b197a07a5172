/**
 * Figures on the screen, laid out as on paper. Read {@link io.edgewise.ui.figure.FigureView} first.
 */
package io.edgewise.ui.figure;
