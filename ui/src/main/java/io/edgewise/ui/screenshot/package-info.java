/**
 * Pictures of what is on the screen.
 */
package io.edgewise.ui.screenshot;
