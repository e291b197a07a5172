/**
 * Lays figures out: where each line, area and text goes, in units of one CSS pixel. Sees figures and the widths of the glyphs
 * of the font that comes with it, no drawing library and no screen; what it makes, a
 * {@link io.edgewise.report.layout.Drawing}, is five kinds of items that any surface can draw. Read
 * {@link io.edgewise.report.layout.FigureLayout} first.
 */
package io.edgewise.report.layout;
