/**
 * What happens, when, and what is used up: the simulation core, which knows no files, catalogues or screens.
 */
package io.edgewise.sim;
