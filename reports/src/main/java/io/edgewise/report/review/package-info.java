/** The design review: one page that shows a run to others. */
package io.edgewise.report.review;
