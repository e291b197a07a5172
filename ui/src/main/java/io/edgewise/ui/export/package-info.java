/**
 * What leaves the application: figures and design reviews as files, and on the clipboard. Read
 * {@link io.edgewise.ui.export.FigureActions} first.
 */
package io.edgewise.ui.export;
