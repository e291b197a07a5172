/**
 * Which figures a result has, and what each of them states. Sees a result as it was saved
 * ({@link io.edgewise.report.gallery.SavedRun}) and makes {@link io.edgewise.report.figure.Figure}s of it: one small class for
 * each kind, listed in {@link io.edgewise.report.gallery.Gallery}.
 */
package io.edgewise.report.gallery;
