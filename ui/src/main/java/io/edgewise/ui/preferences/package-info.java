/**
 * What a person has chosen for all scenarios, and what shall survive the end of the program: preferences, the state of the window,
 * and text that was not saved. Kept as small JSON files in the folder that the operating system has for this. Sees JavaFX's
 * properties, but nothing that is drawn. Read {@link io.edgewise.ui.preferences.PreferenceStore} first.
 */
package io.edgewise.ui.preferences;
