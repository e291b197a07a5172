/**
 * Drawings as files: SVG with real text, PDF with an embedded font, PNG at twice the size. The same drawing gives the same
 * bytes. No screen and no font of the machine is used. Read {@link io.edgewise.report.render.ImageFormat} first.
 */
package io.edgewise.report.render;
