/**
 * Reads what other commands have left in a folder, for those who show it. Sees the files, and what reports make of them; never
 * simulates. Read {@link io.edgewise.scenario.saved.SavedFolder} first.
 */
package io.edgewise.scenario.saved;
