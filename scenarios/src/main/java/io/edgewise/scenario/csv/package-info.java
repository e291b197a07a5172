/**
 * CSV files that users hand to the product, or that it has written itself, read row by row. Sees texts and problems alone. Read
 * {@link io.edgewise.scenario.csv.CsvFile}.
 */
package io.edgewise.scenario.csv;
