/**
 * Figures as pure data: what is shown, not how it is drawn. Sees nothing but itself and a reader of CSV, no drawing library
 * and no screen, so that paper, web page and desktop application show the same. A
 * {@link io.edgewise.report.figure.Figure} is a title that states a finding, a {@link io.edgewise.report.figure.Plot} and a
 * caption; {@link io.edgewise.report.figure.FigureCsv} writes all of it as one CSV file and reads it back.
 */
package io.edgewise.report.figure;
