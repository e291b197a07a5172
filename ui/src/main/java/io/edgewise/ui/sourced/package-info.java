/** What holds, with its source, as a table. Read {@link io.edgewise.ui.sourced.SourcedTableView} first. */
package io.edgewise.ui.sourced;
