/**
 * What there is to choose from, with the source of every number. Sees the catalogue of topologies. Read
 * {@link io.edgewise.ui.catalog.CatalogView} first.
 */
package io.edgewise.ui.catalog;
