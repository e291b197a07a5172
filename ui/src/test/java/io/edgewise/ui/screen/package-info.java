/** What tests of the screen are made of. */
package io.edgewise.ui.screen;
