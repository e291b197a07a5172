/**
 * The same questions in conversation: the desktop application.
 */
package io.edgewise.ui;
